"""What is backed up on one database is what stands on either of both afterwards."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, DateTime, LargeBinary, String, Table, select

from data.model.notices import MessageWanted, NoticeState
from data.store.audit_check import verify_chain
from data.store.backups.framing import FrameReader, OtherKeyFault
from data.store.backups.grounds import NotEmptyFault
from data.store.backups.restoring import NewerFault, Restored, restore_backup
from data.store.backups.sealing import CHUNK_BYTES, TAG_BYTES, DamagedFault
from data.store.backups.shelf import backups_in
from data.store.backups.taking import NothingToKeepFault, Taken, take_backup
from data.store.custody import WrongKeyFault, keys
from data.store.database import Store, open_engine
from data.store.inbox import InboxRows, inbox
from data.store.masters import Masters
from data.store.migrate import differences, load_tables, upgrade_to
from data.store.outbox import messages
from data.store.schema import Moment, metadata
from data.store.ways import Ways
from tests.contract.store.harness import MASTER_KEY, Opening, channel, settle_in

AT = datetime(2026, 3, 2, 3, 15, tzinfo=UTC)
LATER = AT + timedelta(hours=5)


def backed_up(store: Store, folder: Path, at: datetime = AT) -> Taken:
    return take_backup(store.engine, masters=Masters(MASTER_KEY), folder=folder, at=at)


def restored(path: Path, url: str, *, replace: bool = False) -> Restored:
    return restore_backup(path, masters=Masters(MASTER_KEY), url=url, replace=replace, at=LATER)


@pytest.fixture
def full(opening: Opening) -> Store:
    """Return a store with rows in every table that there is."""
    load_tables()
    store = opening.store()
    settle_in(store, opening.roster)
    with store.work() as work:
        for table in metadata.sorted_tables:
            if table is not keys and work.connection.execute(select(table).limit(1)).first() is None:
                work.connection.execute(table.insert(), [_row(table, number) for number in (903, 904)])
    return store


def _row(table: Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: Column[Any], number: int) -> Any:
    if column.nullable and number % 2:
        return None
    kind = column.type
    if isinstance(kind, Moment | DateTime | Date):
        day = date(2026, 3, 1 + number % 28)
        return day if isinstance(kind, Date) else AT + timedelta(microseconds=number)
    if isinstance(kind, LargeBinary):
        # What names a row is a digest; anything else may be as long as a file.
        return number.to_bytes(32, "big") if column.primary_key else bytes(range(256)) * number
    if isinstance(kind, JSON):
        return {"说": [number, None, "\x00"[:0]]}
    if isinstance(kind, Boolean):
        return number % 2 == 0
    return f"退{number}" if isinstance(kind, String) else 1 << 40 if _is_big(column) else number


def _is_big(column: Column[Any]) -> bool:
    return not column.primary_key and "BIG" in str(column.type).upper()


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    with store.reading() as reading:
        return {
            table.name: [
                tuple(row) for row in reading.connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in metadata.sorted_tables
        }


def opened(opening: Opening, url: str) -> Store:
    return Opening(url, opening.company, opening.roster).store()


def test_every_row_of_every_table_comes_back(
    full: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    before = contents(full)
    assert all(before.values()), "a table without rows proves nothing"
    taken = backed_up(full, tmp_path)
    assert taken.rows == {name: len(rows) for name, rows in before.items()}
    assert restored(taken.path, elsewhere).rows == taken.rows
    store = opened(opening, elsewhere)
    assert differences(store.engine) == []
    after = contents(store)
    store.close()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"audit_entries"}


def test_the_audit_chain_goes_on_and_says_that_it_was_restored(
    full: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    with full.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM audit_entries")
    restored(backed_up(full, tmp_path).path, elsewhere)
    store = opened(opening, elsewhere)
    with store.reading() as reading:
        assert verify_chain(reading.connection) == 1
        assert (
            b"operating.restored"
            in reading.connection.exec_driver_sql("SELECT body FROM audit_entries").scalar_one()
        )
    store.close()


def test_no_number_is_given_twice(store: Store, opening: Opening, elsewhere: str, tmp_path: Path) -> None:
    with store.work() as work:
        numbers = [
            InboxRows(work).take(source="slack", key=str(key), lane="a", person_id=0, body="")
            for key in range(3)
        ]
        work.connection.execute(inbox.delete())
    restored(backed_up(store, tmp_path).path, elsewhere)
    again = opened(opening, elsewhere)
    with again.work() as work:
        number = InboxRows(work).take(source="slack", key="new", lane="a", person_id=0, body="")
    again.close()
    assert number is not None
    assert number > max(one for one in numbers if one is not None)


def test_what_waited_is_asked_about_before_it_may_leave(
    store: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    settle_in(store, opening.roster)
    with store.work() as work:
        work.promise(MessageWanted("desk.platform_back", "slack", channel(work, "#general").chat_id))
    assert restored(backed_up(store, tmp_path).path, elsewhere).in_doubt == 1
    again = opened(opening, elsewhere)
    with again.work() as work:
        assert Ways(work).recover() == 0
        row = work.connection.execute(select(messages)).one()
    again.close()
    assert (row.state, row.reason, row.attempted_at) == (NoticeState.SETTLING, "restored", AT)


def test_what_was_committed_during_the_backup_is_not_in_it(
    full: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    before = len(contents(full)["inbox"])

    def speak(done: int, _of: int) -> None:
        with full.work() as work:
            InboxRows(work).take(source="slack", key=f"during{done}", lane="a", person_id=0, body="")

    taken = take_backup(full.engine, masters=Masters(MASTER_KEY), folder=tmp_path, at=AT, told=speak)
    assert len(contents(full)["inbox"]) > before
    assert taken.rows["inbox"] == before
    restored(taken.path, elsewhere)
    store = opened(opening, elsewhere)
    assert len(contents(store)["inbox"]) == before
    store.close()


def test_an_older_shape_is_brought_to_the_present_one(
    elsewhere: str, opening: Opening, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    engine = open_engine(url)
    with engine.begin() as connection:
        upgrade_to(connection, ("0003_feedback",))
    taken = take_backup(engine, masters=Masters(MASTER_KEY), folder=tmp_path, at=AT)
    engine.dispose()
    assert "files" not in taken.rows
    with taken.path.open("rb") as file:
        assert FrameReader(file, Masters(MASTER_KEY)).header.heads == ("0003_feedback",)
    restored(taken.path, elsewhere)
    store = opened(opening, elsewhere)
    assert differences(store.engine) == []
    store.close()


def test_a_store_that_is_not_empty_stands_unless_it_shall_be_replaced(
    full: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    path = backed_up(full, tmp_path).path
    restored(path, elsewhere)
    with pytest.raises(NotEmptyFault):
        restored(path, elsewhere)
    store = opened(opening, elsewhere)
    with store.work() as work:
        InboxRows(work).take(source="slack", key="after", lane="a", person_id=0, body="")
    after = len(contents(store)["inbox"])
    store.close()
    kept = restored(path, elsewhere, replace=True).kept_aside
    store = opened(opening, elsewhere)
    assert len(contents(store)["inbox"]) == after - 1
    with store.reading() as reading:
        if elsewhere.startswith("postgresql"):
            schema = kept.removeprefix("the schema ")
            old = reading.connection.exec_driver_sql(f"SELECT count(*) FROM {schema}.inbox").scalar_one()  # noqa: S608  # our own name
        else:
            aside = open_engine(f"sqlite:///{kept}")
            with aside.connect() as connection:
                old = connection.exec_driver_sql("SELECT count(*) FROM inbox").scalar_one()
            aside.dispose()
    store.close()
    assert old == after


def test_what_cannot_be_trusted_changes_nothing(
    full: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    path = backed_up(full, tmp_path).path
    restored(path, elsewhere)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(DamagedFault):
        restored(path, elsewhere, replace=True)
    store = opened(opening, elsewhere)
    assert len(contents(store)["people"]) == len(contents(full)["people"])
    store.close()


def test_a_file_that_is_larger_than_many_chunks_comes_back(
    store: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    large = os.urandom(5 * (CHUNK_BYTES + TAG_BYTES))
    with store.work() as work:
        work.connection.execute(metadata.tables["file_bodies"].insert(), [{"file_id": 1, "sealed": large}])
    restored(backed_up(store, tmp_path).path, elsewhere)
    again = opened(opening, elsewhere)
    assert contents(again)["file_bodies"] == [(1, large)]
    again.close()


def test_another_key_opens_nothing(full: Store, elsewhere: str, tmp_path: Path) -> None:
    with pytest.raises(WrongKeyFault):
        take_backup(full.engine, masters=Masters(bytes(32)), folder=tmp_path, at=AT)
    assert backups_in(tmp_path) == []
    path = backed_up(full, tmp_path).path
    with pytest.raises(OtherKeyFault):
        restore_backup(path, masters=Masters(bytes(32)), url=elsewhere, replace=False, at=LATER)


def test_the_backup_of_a_newer_version_is_refused(store: Store, elsewhere: str, tmp_path: Path) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('9999_tomorrow')")
    with pytest.raises(NewerFault, match="9999_tomorrow"):
        restored(backed_up(store, tmp_path).path, elsewhere)


def test_of_nothing_there_is_no_backup(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'nothing.sqlite'}")
    with pytest.raises(NothingToKeepFault):
        take_backup(engine, masters=Masters(MASTER_KEY), folder=tmp_path, at=AT)
    engine.dispose()
    assert backups_in(tmp_path) == []
