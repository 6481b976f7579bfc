"""A turn is durable, runs in the order of its chat, and whatever breaks it, its chat goes on."""

import asyncio

import pytest

from actions.operating.retry_turn import retry_turn
from bot.inbox.taking import take
from bot.shapes.reply import Toast
from bot.shapes.turn import Due, Place, Pressed, Said, Speaker, Turn
from data.store.faults import StoreFault
from data.store.feedback import Tickets
from data.store.inbox import DoneBefore, InboxRows
from data.store.people import People
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town
from tests.unit.outbox.running import Running, run_in, until


class Mishap(Exception):
    """A bug of the tests."""


DO = Pressed("do|TR-1|1")


def reports(running: Running, by: str) -> list[str]:
    """Return what somebody reported, in the order of the numbers."""
    with running.town.store.reading() as reading:
        found = Tickets(reading).of_reporter(person(reading, by).person_id)
        return [Tickets(reading).entries(ticket)[0].text for ticket in reversed(found)]


async def test_a_turn_runs_and_is_answered(running: Running) -> None:
    assert await running.do("mei", DO) == Toast("done", seen_anyway=True)
    assert running.rows() == [("done", 0, "")]


async def test_a_turn_that_begins_says_so_unless_only_the_clock_waits_for_it(running: Running) -> None:
    at = running.town.clock()
    await running.accept(Turn("clock", "1", Due("feedback.remind", "FB-1", 99, at), at))
    await running.rest()
    assert running.trouble.begun == 0
    await running.do("mei", DO)
    assert running.trouble.begun == 1


async def test_a_turn_that_comes_again_happens_once(running: Running) -> None:
    turn = running.town.turn("mei", Said("相册盒闪退"))
    first = await running.accept(turn)
    again = await running.accept(turn)
    await running.rest()
    assert (first.repeated, again.repeated) == (False, True)
    assert first.inbox_id == again.inbox_id
    assert reports(running, "mei") == ["相册盒闪退"]
    assert len(running.shown("mei")) == 1


async def test_a_bug_parks_the_turn_after_three_tries_with_an_apology_and_frees_the_chat(
    running: Running,
) -> None:
    running.trouble.bugs = [Mishap(), Mishap(), Mishap()]
    broken, next_one = running.town.turn("mei", DO), running.town.turn("mei", Said("相册盒闪退"))
    taken = await running.inbox.accept([broken, next_one])
    await running.rest()
    assert running.rows() == [("parked", 3, "Mishap"), ("done", 0, "")]
    assert running.trouble.done == []
    assert await running.inbox.reply(taken[0].inbox_id, within_seconds=1) is None
    assert reports(running, "mei") == ["相册盒闪退"]
    apology, report = running.shown("mei")
    assert str(taken[0].inbox_id) in apology.text
    assert "FB-1" in report.text


async def test_a_bug_that_goes_away_is_forgotten_by_whoever_waits(running: Running) -> None:
    running.trouble.bugs = [Mishap(), Mishap()]
    assert await running.do("mei", DO) == Toast("done", seen_anyway=True)
    assert running.rows() == [("done", 2, "Mishap")]
    assert running.trouble.done == ["TR-1"]
    assert running.shown("mei") == []


@pytest.mark.parametrize(
    "bug", [StopIteration(), asyncio.InvalidStateError(), KeyError("x"), AssertionError()]
)
async def test_whatever_the_bug_its_chat_goes_on(running: Running, bug: Exception) -> None:
    running.trouble.bugs = [bug, bug, bug]
    assert await running.do("mei", DO) is None
    assert await running.do("mei", DO) == Toast("done", seen_anyway=True)
    assert [state for state, _tries, _reason in running.rows()] == ["parked", "done"]


async def test_a_fault_of_the_database_is_no_try(running: Running) -> None:
    running.trouble.bugs = [StoreFault()]
    assert await running.do("mei", DO) == Toast("done", seen_anyway=True)
    assert running.rows() == [("done", 0, "")]


async def test_what_breaks_before_the_work_begins_parks_the_turn_too(running: Running) -> None:
    running.trouble.parsing = [Mishap(), Mishap(), Mishap()]
    await running.say("mei", "相册盒闪退")
    assert running.rows() == [("parked", 3, "Mishap")]
    assert len(running.shown("mei")) == 1
    await running.say("mei", "付易闪退")
    assert reports(running, "mei") == ["付易闪退"]


async def test_whom_no_platform_describes_is_answered_in_what_they_write(running: Running) -> None:
    place = Place("slack", "D0NEW", "private")
    said = Said("天氣君打不開，請幫忙處理")
    await running.accept(Turn("slack", "k", said, running.town.clock(), Speaker("slack", "U0NEW"), place))
    await running.rest()
    with running.town.store.reading() as reading:
        newcomer = People(reading).id_of_account("slack", "U0NEW")
        assert newcomer is not None
        assert People(reading).find(newcomer).language == "zh-TW"


async def test_a_bug_leaves_no_trace_of_what_was_done_before_it(running: Running) -> None:
    commits = running.town.store.commits
    running.trouble.bugs = [Mishap()] * 3
    await running.do("mei", DO)
    assert running.town.pending() == 0
    assert running.town.store.commits > commits


async def test_turns_of_a_chat_run_in_order_and_chats_side_by_side(running: Running) -> None:
    texts = [f"相册盒闪退 {number}" for number in range(4)]
    slack, told = running.platforms["slack"], asyncio.Event()
    slack.profiles_told = told
    place = Place("slack", "D0NEW", "private")
    held = [
        Turn("slack", text, Said(text), running.town.clock(), Speaker("slack", "U0NEW"), place)
        for text in texts
    ]
    await running.inbox.accept(held)
    await running.accept(running.town.turn("mei", Said("付易闪退")))
    await until(lambda: running.shown("mei"))
    assert running.town.undone() == len(texts)
    told.set()
    await running.rest()
    with running.town.store.reading() as reading:
        newcomer = People(reading).id_of_account("slack", "U0NEW")
        assert newcomer is not None
        found = Tickets(reading).of_reporter(newcomer)
        assert [Tickets(reading).entries(one)[0].text for one in reversed(found)] == texts


async def test_a_restart_takes_up_what_waits_in_its_order(town: Town) -> None:
    texts = [f"相册盒闪退 {number}" for number in range(4)]
    with town.store.work() as work:
        for text in texts:
            take(work, town.turn("mei", Said(text)))
    running = run_in(town)
    await running.start()
    await running.rest()
    assert reports(running, "mei") == texts
    assert town.undone() == 0
    await running.stop()


async def test_tries_are_counted_across_restarts(town: Town) -> None:
    with town.store.work() as work:
        taken = take(work, town.turn("mei", DO)).accepted
    with town.store.work() as work:
        for _ in range(2):
            InboxRows(work).count_try(taken.inbox_id, reason="Mishap")
    running = run_in(town)
    running.trouble.bugs = [Mishap()]
    await running.start()
    await running.rest()
    assert running.rows() == [("parked", 3, "Mishap")]
    await running.stop()


async def test_nobody_waits_for_a_turn_that_is_not_there(running: Running) -> None:
    assert await running.inbox.reply(4711, within_seconds=1) is None
    await running.inbox.sheet_opened(4711, opened=False)
    assert running.inbox.at_rest


async def test_what_the_operator_lets_run_again_is_taken_up_once(running: Running) -> None:
    running.trouble.bugs = [Mishap(), Mishap(), Mishap()]
    turn = running.town.turn("mei", DO)
    taken = await running.accept(turn)
    await running.rest()
    assert running.rows() == [("parked", 3, "Mishap")]
    assert await running.inbox.take_up() == 0
    with running.town.store.work() as work:
        retry_turn(work, inbox_id=taken.inbox_id)
    assert await running.inbox.take_up() == 1
    assert await running.inbox.take_up() == 0
    await running.rest()
    assert running.rows() == [("done", 0, "")]
    assert running.trouble.done == ["TR-1"]


async def test_a_turn_whose_commit_nobody_heard_of_is_taken_up_and_done_once(running: Running) -> None:
    turn = running.town.turn("mei", DO)
    with running.town.store.work() as work:
        kept = take(work, turn)
    # It comes again, as whoever heard of no commit sends it again, and is known already.
    assert (await running.accept(turn)).repeated
    assert await running.inbox.take_up() == 1
    await running.rest()
    assert running.trouble.done == ["TR-1"]
    with pytest.raises(DoneBefore), running.town.store.work() as work:
        InboxRows(work).done(kept.accepted.inbox_id)
