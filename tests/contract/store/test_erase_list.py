"""Who was forgotten is forgotten again when an older backup is restored, on either database."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from actions.people.meet_account import meet_account, meet_chat
from actions.privacy.ask_to_forget import ask_to_forget, evidence_of
from actions.privacy.forget_person import forget_person
from data.model.feedback import EntryKind, Ticket, TicketState
from data.store.backups.erase_list import NAME, UntrustedListFault, add_to_list, read_list
from data.store.backups.restoring import Restored, restore_backup
from data.store.backups.taking import take_backup
from data.store.custody import keys
from data.store.database import Store, open_engine
from data.store.erasures import Erasures
from data.store.feedback import TicketChanges, Tickets
from data.store.masters import Masters
from data.store.own_rows import Marks
from data.store.people import Chats, People
from tests.contract.store.harness import MASTER_KEY, Opening

AT = datetime(2026, 3, 2, 3, 15, tzinfo=UTC)
MASTERS = Masters(MASTER_KEY)


def met_with_ticket(store: Store, user_id: str) -> int:
    """Let somebody report something."""
    with store.work() as work:
        person_id = meet_account(
            work, platform="telegram", user_id=user_id, name="Otto", language="en", time_zone="UTC"
        )
        chat = meet_chat(work, platform="telegram", address=user_id, kind="private", person_id=person_id)
        number = TicketChanges(work).next_number()
        ticket = Ticket(number, "report_problem", person_id, chat.chat_id, "operations", work.now)
        TicketChanges(work).add(ticket)
        TicketChanges(work).write(
            ticket, EntryKind.REPORT, author_id=person_id, text=f"secret of {user_id}", at=work.now
        )
    return person_id


def forgotten(store: Store, person_id: int) -> list[str]:
    """Let somebody be forgotten, and return what is put on the list."""
    with store.work() as work:
        who, chat = People(work).find(person_id), Chats(work).private(person_id)
        assert chat is not None
        wish = ask_to_forget(work, by=who, chat=chat)
        forget_person(work, number=wish.number, by=who, seen=evidence_of(work, person_id))
    with store.reading() as reading:
        return [fingerprint for _, fingerprint in Erasures(reading).unlisted()]


def restored(path: Path, url: str, folder: Path) -> Restored:
    return restore_backup(
        path,
        masters=MASTERS,
        url=url,
        replace=False,
        at=AT + timedelta(days=1),
        erased=read_list(folder, MASTERS),
    )


def opened(opening: Opening, url: str) -> Store:
    opening.url = url
    return opening.store()


def test_an_older_backup_forgets_them_again_and_nobody_else(
    store: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    gone, stays = met_with_ticket(store, "4711"), met_with_ticket(store, "4712")
    taken = take_backup(store.engine, masters=MASTERS, folder=tmp_path, at=AT)
    add_to_list(tmp_path, forgotten(store, gone), at=AT, masters=MASTERS)
    assert restored(taken.path, elsewhere, tmp_path).forgotten == 1
    with opened(opening, elsewhere).reading() as reading:
        assert reading.connection.execute(select(keys).where(keys.c.person_id == gone)).first() is None
        assert People(reading).find(gone).erased
        assert Marks.of(reading.connection, gone).accounts == ()
        assert Chats(reading).at("telegram", "4711") is None
        first, second = Tickets(reading).find(1), Tickets(reading).find(2)
        assert (first.state, Tickets(reading).entries(first)) == (TicketState.ERASED, [])
        assert Tickets(reading).entries(second)[0].text == "secret of 4712"
        assert People(reading).find(stays).name == "Otto"


def test_a_number_that_is_given_again_is_not_the_person_who_had_it(
    store: Store, opening: Opening, elsewhere: str, tmp_path: Path
) -> None:
    early = take_backup(store.engine, masters=MASTERS, folder=tmp_path, at=AT)
    gone = met_with_ticket(store, "4711")
    add_to_list(tmp_path, forgotten(store, gone), at=AT, masters=MASTERS)
    restored(early.path, elsewhere, tmp_path)
    again = opened(opening, elsewhere)
    assert met_with_ticket(again, "4712") == gone
    taken = take_backup(again.engine, masters=MASTERS, folder=tmp_path, at=AT + timedelta(hours=1))
    third = f"sqlite:///{tmp_path / 'third.sqlite'}"
    assert restored(taken.path, third, tmp_path).forgotten == 0
    open_engine(third).dispose()


def test_what_stands_on_the_list_is_not_added_twice(tmp_path: Path) -> None:
    for _ in range(2):
        add_to_list(tmp_path, ["a", "b"], at=AT, masters=MASTERS)
    assert read_list(tmp_path, MASTERS) == ["a", "b"]
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoiled", ["changed", "dropped", "slipped in", "moved", "cut off"])
def test_a_list_that_was_tampered_with_is_not_believed(tmp_path: Path, spoiled: str) -> None:
    add_to_list(tmp_path, ["a", "b", "c"], at=AT, masters=MASTERS)
    path = tmp_path / NAME
    one, two, three = path.read_text().splitlines()
    lines = {
        "changed": [one, two.replace(" b ", " x "), three],
        "dropped": [two, three],
        "slipped in": [one, one, two, three],
        "moved": [two, one, three],
        "cut off": [one, two, three[:-1]],
    }[spoiled]
    path.write_text("\n".join(lines))
    with pytest.raises(UntrustedListFault):
        read_list(tmp_path, MASTERS)
    with pytest.raises(UntrustedListFault):
        add_to_list(tmp_path, ["d"], at=AT, masters=MASTERS)


def test_another_master_key_believes_nothing_of_it(tmp_path: Path) -> None:
    add_to_list(tmp_path, ["a"], at=AT, masters=MASTERS)
    with pytest.raises(UntrustedListFault):
        read_list(tmp_path, Masters(bytes(32)))


def test_the_list_is_believed_after_the_master_key_was_changed(tmp_path: Path) -> None:
    add_to_list(tmp_path, ["a"], at=AT, masters=MASTERS)
    changed = Masters(bytes(32), MASTER_KEY)
    add_to_list(tmp_path, ["b"], at=AT, masters=changed)
    assert read_list(tmp_path, changed) == ["a", "b"]
