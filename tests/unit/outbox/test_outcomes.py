"""Every outcome of a sending leads to what it should, on the clock of the desk, chat by chat."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.outbox.outcomes import SETTLE_TRIES_SECONDS
from bot.outbox.port import Failed, NotSent, Unknown
from bot.shapes.turn import Pressed
from data.model.notices import CardWanted, MessageWanted, Priority, SubjectChanged
from data.store.outbox import cards, messages
from data.store.outgoing import OutboxRows
from data.store.ways import Ways
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, run_in, until

SECOND = timedelta(seconds=1)


class Mishap(Exception):
    """A bug of the tests."""


@pytest.fixture
def slack(running: Running) -> MemoryPlatform:
    return running.platforms["slack"]


def news(running: Running, number: int = 1, place: str = "#operations", **facts: int) -> MessageWanted:
    chat = running.town.chat(place)
    return MessageWanted("trouble.news", f"TR-{number}", chat.chat_id, facts, priority=Priority.WORK)


def card(running: Running, number: int = 1, place: str = "#operations") -> CardWanted:
    return CardWanted("trouble.card", f"TR-{number}", running.town.chat(place).chat_id)


def texts(running: Running, place: str = "#operations") -> list[str]:
    return [post.text.strip() for post in running.shown(place)]


def ends(running: Running) -> list[tuple[str, str]]:
    """Return state and reason of all messages and cards, in order."""
    with running.town.store.reading() as reading:
        return [
            (row.state, row.reason)
            for table in (messages, cards)
            for row in reading.connection.execute(select(table.c.state, table.c.reason))
        ]


def waits(running: Running) -> bool:
    """Tell whether something waits for a later instant."""
    with running.town.store.reading() as reading:
        moment = OutboxRows(reading).next_attempt()
    return moment is not None and moment > running.town.clock()


async def test_what_is_promised_is_sent_once(running: Running, slack: MemoryPlatform) -> None:
    await running.promise(news(running), card(running, 2))
    assert texts(running) == ["about TR-1", "about TR-2"]
    assert ends(running) == [("sent", ""), ("sent", "")]
    await running.promise()
    assert len(slack.sent) == 2


async def test_a_card_that_changes_is_edited_and_one_that_looks_the_same_is_left(
    running: Running, slack: MemoryPlatform
) -> None:
    await running.promise(card(running))
    await running.promise(SubjectChanged("TR-1"))
    assert len(slack.sent) == 1
    await running.say("mei", "相册盒闪退")
    before = len(slack.sent)
    with running.town.store.work() as work:
        work.promise(SubjectChanged("FB-1"))
    await running.do("yun", Pressed("claim|FB-1|1"), "#operations", platform="slack", handle="t")
    assert len(slack.sent) == before + 1
    assert running.shown("#operations")[-1].edits == 1


async def test_the_time_to_come_back_is_kept_on_the_clock_of_the_desk(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.faults = [Fault(NotSent("rate_limited", 30.0))]
    await running.promise(news(running))
    assert (len(slack.sent), texts(running)) == (1, [])
    running.town.clock.forward(29 * SECOND)
    await running.promise()
    assert len(slack.sent) == 1
    with running.town.store.reading() as reading:
        assert OutboxRows(reading).next_attempt() == running.town.clock() + SECOND
    running.town.clock.forward(SECOND)
    await until(lambda: texts(running))
    await running.rest()
    assert len(slack.sent) == 2


async def test_what_must_wait_holds_back_the_later_ones_of_its_chat_and_no_other_chat(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.faults = [Fault(NotSent("rate_limited", 30.0))]
    await running.promise(news(running, 1))
    await running.promise(news(running, 2), card(running, 3), news(running, 4, "#technical"))
    assert (texts(running), texts(running, "#technical")) == ([], ["about TR-4"])
    running.town.clock.forward(31 * SECOND)
    await until(lambda: len(texts(running)) == 3)
    assert texts(running) == ["about TR-1", "about TR-2", "about TR-3"]


async def test_a_lost_answer_is_settled_by_what_stands_there(running: Running, slack: MemoryPlatform) -> None:
    slack.faults = [Fault(Unknown("lost"), arrives=True)]
    await promise_in_doubt(running)
    assert not running.outbox.at_rest
    running.town.clock.forward(2 * SECOND)
    await running.rest()
    assert (texts(running), ends(running)) == (["about TR-1"], [("sent", "")])
    assert (len(slack.sent), len(slack.settled)) == (1, 1)


async def test_what_did_not_arrive_is_sent_again_and_stands_there_once(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.faults = [Fault(Unknown("lost"))]
    await promise_in_doubt(running)
    running.town.clock.forward(2 * SECOND)
    await running.rest()
    assert (texts(running), len(slack.sent)) == (["about TR-1"], 2)


async def promise_in_doubt(running: Running) -> None:
    """Promise what will be in doubt, and wait until it is."""
    with running.town.store.work() as work:
        work.promise(news(running))
    running.outbox.promised()
    await until(lambda: ends(running) == [("settling", "lost")])


async def test_what_can_never_be_told_is_asked_for_a_while_and_then_sent_again(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.faults, slack.lagging = [Fault(Unknown("lost"))], True
    await promise_in_doubt(running)
    for asked in range(1, 4):
        running.town.clock.forward(10 * SECOND)
        await until(lambda asked=asked: len(slack.settled) == asked)  # type: ignore[misc]  # mypy cannot infer a default
        await until(lambda: waits(running))
    assert len(slack.sent) == 1
    running.town.clock.forward((SETTLE_TRIES_SECONDS + 2) * SECOND)
    await until(lambda: [state for state, _reason in ends(running)] == ["retrying"])
    running.town.clock.forward(SECOND)
    await until(lambda: texts(running))
    await running.rest()
    assert (texts(running), len(slack.sent)) == (["about TR-1"], 2)


async def test_an_echo_settles_at_once(running: Running, slack: MemoryPlatform) -> None:
    slack.faults, slack.lagging = [Fault(Unknown("lost"), arrives=True)], True
    await promise_in_doubt(running)
    (post,) = running.shown("#operations")
    await running.outbox.heard("message:4711", "nowhere")
    await running.outbox.heard(post.delivery.delivery_id, post.message_ref)
    running.town.clock.forward(2 * SECOND)
    await running.rest()
    assert (ends(running), len(slack.sent)) == ([("sent", "")], 1)


async def test_a_card_that_vanished_is_posted_afresh(running: Running, slack: MemoryPlatform) -> None:
    await running.say("mei", "相册盒闪退")
    slack.forget(running.town.chat("#operations").address)
    await running.do("yun", Pressed("claim|FB-1|1"), "#operations", platform="slack", handle="t")
    (fresh,) = running.shown("#operations")
    assert "小云" in fresh.text
    assert fresh.edits == 0


async def test_what_will_never_arrive_is_given_up_and_the_next_goes_on(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.faults = [Fault(Failed("channel_archived"))]
    await running.promise(news(running, 1), news(running, 2))
    assert texts(running) == ["about TR-2"]
    assert ends(running) == [("failed", "channel_archived"), ("sent", "")]


@pytest.mark.parametrize("place", ["drawing", "sending"])
async def test_a_bug_gives_up_one_notice_and_frees_its_chat(
    running: Running, slack: MemoryPlatform, place: str
) -> None:
    (running.trouble.drawing if place == "drawing" else slack.faults).append(Mishap())
    await running.promise(news(running, 1), news(running, 2))
    assert texts(running) == ["about TR-2"]
    assert [state for state, _reason in ends(running)] == ["failed", "sent"]


async def test_what_is_moot_is_withdrawn(running: Running, slack: MemoryPlatform) -> None:
    running.trouble.moot = True
    await running.promise(news(running))
    assert (ends(running), slack.sent) == ([("withdrawn", "moot")], [])


async def test_a_platform_that_is_not_served_fails_by_name(running: Running) -> None:
    del running.platforms["slack"]
    await running.promise(news(running))
    assert ends(running) == [("failed", "no_platform")]


async def test_what_is_for_one_person_names_their_account(running: Running, slack: MemoryPlatform) -> None:
    yun = running.town.person("yun")
    chat_id = running.town.chat("#operations").chat_id
    await running.promise(MessageWanted("trouble.news", "TR-1", chat_id, only_for=yun.person_id))
    (delivery,) = slack.sent
    assert delivery.only_for == "U0YUN0000"


async def test_a_post_that_was_on_its_way_when_the_process_ended_is_settled_by_the_next(
    running: Running, slack: MemoryPlatform
) -> None:
    await running.stop()
    with running.town.store.work() as work:
        work.promise(news(running))
    with running.town.store.work() as work:
        item = OutboxRows(work).first_of(running.town.chat("#operations").chat_id)
        assert item is not None
        Ways(work).claim(item)
    later = run_in(running.town, earlier=running)
    await later.start()
    await later.rest()
    assert (texts(later), len(slack.settled)) == (["about TR-1"], 1)
    await later.stop()


async def test_a_pointer_whose_place_is_gone_is_not_posted_again(
    running: Running, slack: MemoryPlatform
) -> None:
    await running.promise(card(running))
    running.town.clock.forward(timedelta(days=1))
    slack.forget("C0OPERATIONS")
    await running.promise(SubjectChanged("TR-1", attention=frozenset({"trouble.card"})))
    assert texts(running) == ["about TR-1"]
    assert ("withdrawn", "moot") in ends(running)
