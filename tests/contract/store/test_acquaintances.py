"""Who was met is not asked for again, until anything of people, accounts or chats was changed."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress

import pytest
from sqlalchemy import Engine, create_engine, event, update

from actions.people.move_chat import move_chat
from bot.inbox.acquaintances import Acquaintances
from bot.inbox.keeping import Keeping
from bot.inbox.taking import Taken, take
from bot.shapes.turn import Moved, Place, Said, Speaker, Turn
from data.model.people import Roster
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.inbox import InboxRows
from data.store.people import Chats, PeopleChanges
from data.store.people_tables import accounts
from tests.contract.store.harness import MONDAY, newcomer, settle_in

NUMBERS = itertools.count()
ADDRESS = "777"


class Halted(Exception):
    """Something broke in the middle of a work."""


@pytest.fixture
async def keeping(store: Store, demo: tuple[object, Roster]) -> AsyncIterator[Keeping]:
    settle_in(store, demo[1])
    keeping = Keeping(store, kept=lambda _turns, _taken: None)
    yield keeping
    await keeping.stop()


def said(user_id: str = "42", *, address: str = ADDRESS, key: str = "") -> Turn:
    place = Place("telegram", address, "private")
    return Turn(
        "telegram",
        key or str(next(NUMBERS)),
        Said("PhotoBox crashes"),
        MONDAY,
        Speaker("telegram", user_id),
        place,
    )


async def kept(keeping: Keeping, turn: Turn) -> Taken:
    (taken,) = await keeping.keep([turn])
    return taken


@contextmanager
def asked() -> Iterator[list[str]]:
    """Note what is said to the database meanwhile."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        heard.append(statement.partition(" ")[0])

    # Whichever of a store's connections it is said on.
    event.listen(Engine, "before_cursor_execute", hear)
    yield heard
    event.remove(Engine, "before_cursor_execute", hear)


async def test_what_a_known_person_sends_costs_one_statement(store: Store, keeping: Keeping) -> None:
    newly = await kept(keeping, said())
    await kept(keeping, said())
    with asked() as heard:
        again = await kept(keeping, said())
    assert (again.person, again.chat_id) == (newly.person, newly.chat_id)
    # Past the engine, one statement is all that can be said.
    assert [word for word in heard if word != "BEGIN"] == (["INSERT"] if store.has_one_writer else [])
    with store.reading() as reading:
        assert again.accepted.inbox_id in [row.inbox_id for row in InboxRows(reading).waiting()]


async def test_what_known_people_send_at_once_is_one_commit_and_in_order(
    store: Store, keeping: Keeping
) -> None:
    for _ in range(2):
        await kept(keeping, said(key="an earlier one"))
    commits = store.commits
    with asked() as heard:
        fresh = await asyncio.gather(*(kept(keeping, said(key=key)) for key in "abc"))
    numbers = [one.accepted.inbox_id for one in fresh]
    assert numbers == sorted(set(numbers))
    # The first may be alone; the others share a commit, past the engine where there is a wire.
    assert store.commits - commits <= 2
    assert store.has_one_writer or not heard


async def test_what_comes_again_among_others_is_known_by_its_number(keeping: Keeping) -> None:
    for _ in range(2):
        earlier = await kept(keeping, said(key="earlier"))
    keys = ("a", "b", "earlier", "c", "b")
    taken = await asyncio.gather(*(kept(keeping, said(key=key)) for key in keys))
    assert [one.accepted.repeated for one in taken] == [False, False, True, False, True]
    assert taken[2].accepted.inbox_id == earlier.accepted.inbox_id
    assert taken[4].accepted.inbox_id == taken[1].accepted.inbox_id


async def test_what_comes_again_is_known_by_its_number(keeping: Keeping) -> None:
    for _ in range(2):
        await kept(keeping, said())
    first = await kept(keeping, said(key="the same"))
    again = await kept(keeping, said(key="the same"))
    assert (first.accepted.repeated, again.accepted.repeated) == (False, True)
    assert first.accepted.inbox_id == again.accepted.inbox_id


async def test_an_account_that_changed_hands_speaks_for_its_new_person(
    store: Store, keeping: Keeping
) -> None:
    for _ in range(2):
        before = await kept(keeping, said())
    with store.work() as work:
        other = newcomer(work)
        work.connection.execute(update(accounts).where(accounts.c.user_id == "42").values(person_id=other))
    after = await kept(keeping, said())
    assert before.person is not None
    assert after.person is not None
    assert after.person.person_id == other != before.person.person_id


async def test_who_changes_is_known_as_they_are_now(store: Store, keeping: Keeping) -> None:
    for _ in range(2):
        before = await kept(keeping, said())
    assert before.person is not None
    with store.work() as work:
        PeopleChanges(work).choose_language(before.person.person_id, "zh-Hant")
    after = await kept(keeping, said())
    assert after.person is not None
    assert after.person.language == "zh-Hant"


async def test_a_chat_that_moved_is_the_same_at_both_addresses(store: Store, keeping: Keeping) -> None:
    for _ in range(2):
        before = await kept(keeping, said())
    moved = Turn(
        "telegram",
        "m",
        Moved("778"),
        MONDAY,
        Speaker("telegram", "42"),
        Place("telegram", ADDRESS, "private"),
    )
    await kept(keeping, moved)
    for address in ("778", ADDRESS, "778"):
        after = await kept(keeping, said(address=address))
        assert after.chat_id == before.chat_id
    with store.reading() as reading:
        chat = Chats(reading).at("telegram", ADDRESS)
        assert chat is not None
        assert chat.address == "778"


async def test_what_was_undone_is_not_remembered(store: Store, keeping: Keeping) -> None:
    met = Acquaintances(store)

    def broken_off() -> None:
        with store.work() as work:
            take(work, said("43", address="43"))
            assert met.asked(work, said("43", address="43")) is not None
            raise Halted

    with pytest.raises(Halted):
        broken_off()
    assert met.remembered(said("43", address="43")) is None
    for _ in range(2):
        taken = await kept(keeping, said("43", address="43"))
        assert taken.person is not None
        with store.reading() as reading:
            assert Chats(reading).find(taken.chat_id or 0).address == "43"


def test_a_chat_that_moves_within_a_work_is_asked_for_there(store: Store, keeping: Keeping) -> None:  # noqa: ARG001  # settled in
    met = Acquaintances(store)
    with store.work() as work:
        take(work, said())
    with store.work() as work:
        assert met.asked(work, said()) is not None
        move_chat(work, platform="telegram", old=ADDRESS, new="779")
        assert met.asked(work, said(address="779")) is not None
    with store.work() as work:
        assert met.remembered(said(address=ADDRESS)) is None


async def test_connections_that_were_cut_are_replaced(store: Store, keeping: Keeping) -> None:
    for _ in range(3):
        await kept(keeping, said())
    cut(store)
    with suppress(StoreFault):
        await kept(keeping, said(key="while it is cut"))
    taken = await kept(keeping, said(key="while it is cut"))
    assert taken.accepted.inbox_id
    assert not (await kept(keeping, said())).accepted.repeated
    with store.reading() as reading:
        assert InboxRows(reading).count_waiting() == 5


def cut(store: Store) -> None:
    """End whatever speaks to the database, where that is another process."""
    if store.has_one_writer:
        return
    engine = create_engine(store.engine.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    engine.dispose()
