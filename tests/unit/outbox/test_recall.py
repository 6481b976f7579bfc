"""What is recalled is taken back wherever it stands, what waits does not leave, and what cannot be reached is counted."""

import asyncio
from datetime import timedelta

import pytest

from bot.outbox.port import Failed, Gone, Kept, Limit, NotSent, Unknown, Vanished
from data.model.notices import Notice, Recall, Recalled, SubjectChanged
from data.store.outgoing import OutboxRows
from data.store.recalls import Recalls
from data.store.ways import Ways
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, run_in, until
from tests.unit.outbox.test_outcomes import card, news, texts, waits

RECALL = Recalled("TR-1", frozenset({"trouble.news", "trouble.card"}))
WITHDRAWN = "此消息已撤回。"


@pytest.fixture
def slack(running: Running) -> MemoryPlatform:
    return running.platforms["slack"]


def tally(running: Running) -> dict[Recall, int]:
    """Return what became of the copies."""
    with running.town.store.reading() as reading:
        return Recalls(reading).tally("TR-1")


async def test_every_copy_in_every_chat_is_deleted_and_no_other(running: Running) -> None:
    await running.promise(news(running), card(running), news(running, 2), news(running, 1, "#technical"))
    await running.promise(news(running, 1, "mei"), RECALL)
    assert (texts(running), texts(running, "#technical"), texts(running, "mei")) == (["about TR-2"], [], [])
    assert tally(running) == {Recall.DELETED: 3, Recall.UNSENT: 1}


async def test_only_the_kinds_and_facts_that_are_named_are_recalled(running: Running) -> None:
    await running.promise(news(running, entry=1), news(running, entry=2), card(running))
    await running.promise(Recalled("TR-1", frozenset({"trouble.news"}), {"entry": 2}))
    assert len(texts(running)) == 2
    assert tally(running) == {Recall.DELETED: 1}


async def test_what_cannot_be_deleted_is_overwritten_without_buttons_or_sound(
    running: Running, slack: MemoryPlatform
) -> None:
    await running.promise(news(running))
    slack.faults = [Fault(Kept("too_old"))]
    await running.promise(RECALL)
    assert texts(running) == [WITHDRAWN]
    assert slack.sent[-1].quiet
    assert tally(running) == {Recall.OVERWRITTEN: 1}


@pytest.mark.parametrize(
    ("outcomes", "became"),
    [
        ([Failed("ephemeral")], Recall.UNREACHED),
        ([Gone("blocked")], Recall.UNREACHED),
        ([Kept("old"), Vanished("message_cannot_be_edited")], Recall.UNREACHED),
        ([Kept("old"), Vanished("message_not_found")], Recall.DELETED),
        ([Kept("old"), Failed("refused")], Recall.UNREACHED),
    ],
)
async def test_what_becomes_of_a_copy_is_told_as_it_is(
    running: Running, slack: MemoryPlatform, outcomes: list[Failed], became: Recall
) -> None:
    await running.promise(card(running))
    slack.faults = [Fault(outcome) for outcome in outcomes]
    await running.promise(RECALL)
    assert tally(running) == {became: 1}
    before = len(slack.sent)
    await running.promise(SubjectChanged("TR-1"))
    assert len(slack.sent) == before, "what was recalled is not drawn again"


async def test_a_flood_is_waited_for(running: Running, slack: MemoryPlatform) -> None:
    await running.promise(news(running))
    slack.faults = [Fault(NotSent("flooded", 30, scope="all"))]
    await running.promise(RECALL)
    assert len(texts(running)) == 1
    running.town.clock.forward(timedelta(seconds=31))
    await until(lambda: texts(running) == [])
    await running.rest()
    assert tally(running) == {Recall.DELETED: 1}


async def test_what_waits_does_not_leave(running: Running, slack: MemoryPlatform) -> None:
    slack.limited = [Limit("all", 1, 60.0)]
    await running.promise(news(running, 2))
    await running.promise(news(running), card(running))
    await running.promise(RECALL)
    running.town.clock.forward(timedelta(minutes=5))
    await asyncio.sleep(0.05)
    await running.rest()
    assert texts(running) == ["about TR-2"]
    assert tally(running) == {Recall.UNSENT: 2}


async def test_what_may_stand_there_is_looked_for_and_then_taken_back(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.faults, slack.lagging = [Fault(Unknown("lost"), arrives=True)], True
    with running.town.store.work() as work:
        work.promise(card(running))
    running.outbox.promised()
    await until(lambda: waits(running))
    with running.town.store.work() as work:
        work.promise(RECALL)
    slack.lagging = False
    running.town.clock.forward(timedelta(seconds=2))
    await until(lambda: tally(running) == {Recall.DELETED: 1})
    assert texts(running) == []


async def test_of_what_nobody_knows_the_end_is_unreached(running: Running) -> None:
    telegram = running.platforms["telegram"]
    telegram.faults = [Fault(Unknown("lost", for_good=True), arrives=True)]
    told = news(running, 1, "mei")
    once: Notice = type(told)("trouble.once", told.subject, told.chat_id)
    await running.promise(once)
    await running.promise(Recalled("TR-1", frozenset({"trouble.once"})))
    assert tally(running) == {Recall.UNREACHED: 1}
    assert len(texts(running, "mei")) == 1


async def test_every_part_of_a_long_message_is_taken_back_and_the_worst_tells(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.longest = 4
    await running.promise(news(running))
    assert len(texts(running)) == 3
    slack.faults = [Fault(Failed("no"))]
    await running.promise(RECALL)
    assert len(texts(running)) == 1
    assert tally(running) == {Recall.UNREACHED: 1}


async def test_a_recall_is_not_forgotten_when_the_process_ends(
    running: Running, slack: MemoryPlatform
) -> None:
    await running.promise(news(running))
    await running.stop()
    with running.town.store.work() as work:
        work.promise(RECALL)
    later = run_in(running.town, earlier=running)
    await later.start()
    await later.rest()
    assert (texts(later), len(slack.sent)) == ([], 2)
    await later.stop()


async def test_what_leaves_in_the_moment_in_which_it_is_recalled_is_taken_back(running: Running) -> None:
    store = running.town.store
    await running.stop()
    with store.work() as work:
        work.promise(news(running))
    with store.reading() as reading:
        leaving = OutboxRows(reading).first_of(running.town.chat("#operations").chat_id)
    assert leaving is not None
    with store.work() as work:
        work.promise(RECALL)
    assert tally(running) == {Recall.UNSENT: 1}
    with store.work() as work:
        Ways(work).claim(leaving)
        Ways(work).sent(leaving, "C0OPERATIONS:9", drawn=b"")
    later = run_in(running.town, earlier=running)
    await later.start()
    await later.rest()
    assert [delivery.shown_as for delivery in running.platforms["slack"].sent] == ["C0OPERATIONS:9"]
    assert tally(running) == {Recall.DELETED: 1}
    await later.stop()
