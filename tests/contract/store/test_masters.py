"""The master key is rotated while the store is used: nothing is lost, and no key goes too early."""

from pathlib import Path

import pytest
from sqlalchemy import select, update

from actions.operating.hold_keys import hold_keys
from actions.operating.rotate_keys import rotate_keys
from data.store.backups.framing import OtherKeyFault
from data.store.backups.restoring import restore_backup
from data.store.backups.taking import take_backup
from data.store.custody import DESK, SECRET, MissingKeyFault, WrongKeyFault, keys
from data.store.database import Store
from data.store.master_keys import AT_ONCE, FIRST, MasterKey, known_masters
from data.store.masters import Masters, name_of_key
from data.store.people import People
from tests.contract.store.harness import MASTER_KEY, MONDAY, Opening, newcomer

NEW_KEY = bytes(range(1, 33))
OLD, NEW = name_of_key(MASTER_KEY), name_of_key(NEW_KEY)


def people_met(store: Store, count: int) -> list[int]:
    with store.work() as work:
        hold_keys(work, held_at="here")
        return [newcomer(work, f"Nia {number}") for number in range(count)]


def rotated(store: Store, *, batches: int = 1_000) -> int:
    done, last = 0, FIRST
    for _ in range(batches):
        with store.work() as work:
            count, last = rotate_keys(work, after=last)
        done += count
    return done


def wraps(store: Store) -> dict[str, int]:
    with store.reading() as reading:
        return {
            one.name: one.wraps
            for one in known_masters(reading.connection, reading.custody).values()
            if one.wraps
        }


def test_a_rotation_wraps_every_key_anew_and_all_opens_as_before(store: Store, opening: Opening) -> None:
    ids = people_met(store, 5)
    with store.reading() as reading:
        told = reading.keyed(b"code")
    both = opening.store(NEW_KEY, MASTER_KEY)
    assert rotated(both, batches=3) == len(ids) + 2
    assert wraps(both) == {NEW: len(ids) + 2}
    alone = opening.store(NEW_KEY)
    with alone.reading() as reading:
        reading.custody.check(reading.connection)
        assert [People(reading).find(one).name for one in ids] == [f"Nia {number}" for number in range(5)]
        assert reading.keyed(b"code") == told, "what is hashed with a key outlives the master key"


def test_whoever_has_both_keys_reads_and_writes_in_the_middle_of_it(store: Store, opening: Opening) -> None:
    ids = people_met(store, AT_ONCE + 7)
    both = opening.store(NEW_KEY, MASTER_KEY)
    assert rotated(both, batches=1) == AT_ONCE
    assert set(wraps(both)) == {OLD, NEW}
    fresh = opening.store(NEW_KEY, MASTER_KEY)
    with fresh.work() as work:
        assert {People(work).find(one).name for one in ids} == {f"Nia {number}" for number in range(len(ids))}
        ids.append(newcomer(work, "late"))
    assert rotated(fresh, batches=3) == 9, "it goes on where it was broken off"
    assert wraps(fresh) == {NEW: len(ids) + 2}
    assert rotated(fresh, batches=2) == 0


def test_a_key_that_was_taken_away_too_early_is_named(store: Store, opening: Opening) -> None:
    people_met(store, AT_ONCE + 7)
    rotated(opening.store(NEW_KEY, MASTER_KEY), batches=1)
    early = opening.store(NEW_KEY)
    with pytest.raises(MissingKeyFault, match=OLD), early.work() as work:
        hold_keys(work, held_at="here")
    with pytest.raises(MissingKeyFault, match=NEW), opening.store(MASTER_KEY).work() as work:
        hold_keys(work, held_at="here")
    with pytest.raises(MissingKeyFault, match=OLD):
        rotated(early)


def test_a_key_file_that_changes_is_followed_without_a_new_start(store: Store, opening: Opening) -> None:
    ids = people_met(store, 3)
    rotated(opening.store(NEW_KEY, MASTER_KEY), batches=2)
    told: list[tuple[bytes, ...]] = []
    masters = Masters(MASTER_KEY, again=lambda: told.pop() if told else None)
    follower = opening.store()
    follower._custody.masters = masters  # noqa: SLF001  # a desk that began before the rotation
    with follower.reading() as reading, pytest.raises(MissingKeyFault):
        People(reading).find(ids[0])
    told.append((NEW_KEY, MASTER_KEY))
    with follower.work() as work:
        assert People(work).find(ids[0]).name == "Nia 0"
        newcomer(work, "late")
    assert wraps(follower) == {NEW: 6}


def test_what_was_wrapped_before_keys_had_names_is_known_and_named(store: Store, opening: Opening) -> None:
    people_met(store, 3)
    with store.work() as work:
        work.connection.execute(update(keys).values(master=""))
    assert wraps(store) == {OLD: 5}
    with opening.store(NEW_KEY).reading() as reading, pytest.raises(WrongKeyFault):
        reading.custody.check(reading.connection)
    both = opening.store(NEW_KEY, MASTER_KEY)
    with both.reading() as reading:
        reading.custody.check(reading.connection)
    assert rotated(both, batches=2) == 5
    assert wraps(both) == {NEW: 5}


def test_a_wrapped_key_that_is_moved_to_another_person_does_not_open(store: Store, opening: Opening) -> None:
    one, other = people_met(store, 2)
    with store.work() as work:
        theirs = select(keys.c.wrapped).where(keys.c.person_id == one).scalar_subquery()
        work.connection.execute(update(keys).where(keys.c.person_id == other).values(wrapped=theirs))
    with opening.store().reading() as reading, pytest.raises(WrongKeyFault):
        People(reading).find(other)
    with pytest.raises(WrongKeyFault):
        rotated(opening.store(NEW_KEY, MASTER_KEY))
    assert wraps(store) == {OLD: 4}, "a batch that meets such a key changes nothing"


def test_the_desk_says_which_keys_it_holds(store: Store, opening: Opening) -> None:
    people_met(store, 0)
    with opening.store(NEW_KEY, MASTER_KEY).work() as work:
        hold_keys(work, held_at="there")
    with opening.store(NEW_KEY, MASTER_KEY).work() as work:
        hold_keys(work, held_at="elsewhere")
        assert known_masters(work.connection, work.custody) == {
            name: MasterKey(name, held_at="elsewhere", wraps=2 if name == OLD else 0) for name in (OLD, NEW)
        }
        owners = work.connection.execute(select(keys.c.person_id)).scalars()
        assert set(owners) == {DESK, SECRET}


def test_a_backup_from_before_needs_the_key_that_took_it(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    ids = people_met(store, 3)
    taken = take_backup(store.engine, masters=Masters(MASTER_KEY), folder=tmp_path / "kept", at=MONDAY)
    rotated(opening.store(NEW_KEY, MASTER_KEY), batches=2)
    url = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"

    def restored(*masters: bytes) -> None:
        restore_backup(taken.path, masters=Masters(*masters), url=url, replace=False, at=MONDAY)

    with pytest.raises(OtherKeyFault, match=OLD):
        restored(NEW_KEY)
    restored(NEW_KEY, MASTER_KEY)
    elsewhere = Opening(url, opening.company, opening.roster)
    again = elsewhere.store(NEW_KEY, MASTER_KEY)
    with again.reading() as reading:
        assert People(reading).find(ids[2]).name == "Nia 2"
    assert rotated(again, batches=2) == 5
    elsewhere.close()


def test_a_backup_from_the_middle_names_the_key_that_wraps_the_rest(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    people_met(store, AT_ONCE + 7)
    both = opening.store(NEW_KEY, MASTER_KEY)
    rotated(both, batches=1)
    taken = take_backup(
        both.engine, masters=Masters(NEW_KEY, MASTER_KEY), folder=tmp_path / "kept", at=MONDAY
    )
    url = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    with pytest.raises(MissingKeyFault, match=OLD):
        restore_backup(taken.path, masters=Masters(NEW_KEY), url=url, replace=False, at=MONDAY)
    restore_backup(taken.path, masters=Masters(NEW_KEY, MASTER_KEY), url=url, replace=False, at=MONDAY)
