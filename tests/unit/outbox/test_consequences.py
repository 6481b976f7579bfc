"""What cannot arrive has a consequence: in the order of things, on the chat, on the subject's cards, with the admins."""

import asyncio
from datetime import timedelta

import pytest

from bot.outbox.port import Barred, Gone, Limit, Moved, NotSent, Unknown
from bot.shapes.turn import Pressed
from data.model.notices import MessageWanted, Priority
from data.model.people import Chat
from data.store.people import Chats
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, until
from tests.unit.outbox.test_outcomes import ends, news, texts

SECOND = timedelta(seconds=1)


@pytest.fixture
def slack(running: Running) -> MemoryPlatform:
    return running.platforms["slack"]


@pytest.fixture
def telegram(running: Running) -> MemoryPlatform:
    return running.platforms["telegram"]


def telling(
    running: Running, number: int, place: str, priority: Priority, *, kind: str = "trouble.news"
) -> MessageWanted:
    return MessageWanted(kind, f"TR-{number}", running.town.chat(place).chat_id, priority=priority)


def chat_now(running: Running, place: str) -> Chat:
    """Return a chat as the store has it now."""
    with running.town.store.reading() as reading:
        return Chats(reading).find(running.town.chat(place).chat_id)


def order(slack: MemoryPlatform) -> list[str]:
    """Return what was sent, in order."""
    return [str(delivery.card.lines[0]) for delivery in slack.sent]


async def test_an_answer_passes_a_broadcast_that_waits_for_its_turn(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.limited = [Limit("all", 2, 10.0, shared=True)]
    places = ["#operations", "#technical", "#marketing", "#legal"]
    broadcasts = [telling(running, n, place, Priority.BROADCAST) for n, place in enumerate(places)]
    await running.promise(*broadcasts)
    assert len(slack.sent) == 1
    await running.promise(telling(running, 9, "#releases", Priority.ANSWER))
    assert order(slack) == ["about TR-0", "about TR-9"]
    for _ in range(12):
        running.town.clock.forward(5 * SECOND)
        await asyncio.sleep(0.05)
    await until(lambda: len(slack.sent) == 5)


async def test_a_chat_that_is_full_keeps_no_other_waiting(running: Running, slack: MemoryPlatform) -> None:
    slack.limited = [Limit("chat {}", 1, 30.0)]
    await running.promise(*(telling(running, n, "#operations", Priority.WORK) for n in range(3)))
    await running.promise(telling(running, 8, "#technical", Priority.BROADCAST))
    assert order(slack) == ["about TR-0", "about TR-8"]
    assert running.outbox.next_due == running.town.clock() + 30 * SECOND
    for _ in range(2):
        running.town.clock.forward(30 * SECOND)
        await until(lambda: running.outbox.at_rest)
    assert order(slack) == ["about TR-0", "about TR-8", "about TR-1", "about TR-2"]


async def test_many_chats_are_all_served_though_few_are_read_at_a_time(
    running: Running, slack: MemoryPlatform
) -> None:
    with running.town.store.work() as work:
        chats = [Chats(work).add(Chat(0, "slack", f"D{n}", "private")) for n in range(700)]
        work.promise(*(MessageWanted("trouble.news", "TR-1", one.chat_id) for one in chats))
    running.outbox.promised()
    await running.rest()
    assert len({delivery.address for delivery in slack.sent}) == len(slack.sent) == 700


async def test_a_refusal_holds_what_it_names_and_nothing_else(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.limited = [Limit("chat {}", 9, 1.0)]
    address = running.town.chat("#operations").address
    slack.faults = [Fault(NotSent("flooded", 30.0, scope=f"chat {address}"))]
    await running.promise(telling(running, 1, "#operations", Priority.BROADCAST))
    await running.promise(
        telling(running, 2, "#operations", Priority.ANSWER), telling(running, 3, "#technical", Priority.WORK)
    )
    assert order(slack) == ["about TR-1", "about TR-3"]
    running.town.clock.forward(31 * SECOND)
    await until(lambda: len(slack.sent) == 4)
    assert order(slack)[2:] == ["about TR-2", "about TR-1"]


async def test_something_more_urgent_passes_what_waits_for_its_own_sake(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.faults = [Fault(NotSent("busy", 30.0))]
    await running.promise(telling(running, 1, "#operations", Priority.WORK))
    await running.promise(telling(running, 2, "#operations", Priority.WORK))
    await running.promise(telling(running, 3, "#operations", Priority.ALERT))
    assert order(slack) == ["about TR-1", "about TR-3"]


async def test_who_blocked_the_desk_is_named_on_the_ticket_until_they_are_reached_again(
    running: Running, telegram: MemoryPlatform
) -> None:
    await running.say("mei", "相册盒闪退")
    telegram.faults = [Fault(Gone("blocked"))] * 9
    await running.do("yun", Pressed("claim|FB-1|1"), "#operations", platform="slack", handle="t")
    await until(lambda: "无法联系" in running.shown("#operations")[0].text)
    assert chat_now(running, "mei").gone == "blocked"
    assert len(telegram.sent) < 6, "a chat that is gone is not tried for ever"
    telegram.faults = []
    await running.say("mei", "我回来了，相册盒还是闪退")
    await running.rest()
    assert chat_now(running, "mei").gone == ""
    await until(lambda: "无法联系" not in running.shown("#operations")[0].text)


async def test_an_edit_that_arrives_does_not_undo_a_block(running: Running, telegram: MemoryPlatform) -> None:
    await running.say("mei", "相册盒闪退")
    telegram.blocked = True
    await running.promise(telling(running, 1, "mei", Priority.WORK))
    assert chat_now(running, "mei").gone == "blocked"
    edits = running.shown("mei")[0].edits
    await running.do("yun", Pressed("claim|FB-1|1"), "#operations", platform="slack", handle="t")
    await until(lambda: running.shown("mei")[0].edits > edits)
    await running.rest()
    assert chat_now(running, "mei").gone == "blocked"
    assert "无法联系" in running.shown("#operations")[0].text


async def test_a_chat_that_moved_is_followed(running: Running, telegram: MemoryPlatform) -> None:
    telegram.faults = [Fault(Moved("-100777"))]
    await running.promise(telling(running, 1, "users_group", Priority.WORK))
    assert [delivery.address for delivery in telegram.sent][-1] == "-100777"
    assert chat_now(running, "users_group").address == "-100777"
    assert ends(running) == [("sent", "")]


async def test_a_platform_that_bars_the_desk_is_left_alone_and_somebody_is_told(
    running: Running, slack: MemoryPlatform, telegram: MemoryPlatform
) -> None:
    slack.faults = [Fault(Barred("token_revoked"))]
    await running.promise(*(telling(running, n, "#operations", Priority.WORK) for n in range(3)))
    await running.promise(telling(running, 7, "mei", Priority.WORK))
    assert (len(slack.sent), len(telegram.sent)) == (1, 1)
    assert running.trouble.told == [("slack", "token_revoked")]
    running.town.clock.forward(61 * SECOND)
    await until(lambda: len(texts(running)) == 3)


async def test_what_would_annoy_is_not_repeated_and_is_said_to_be_unknown(
    running: Running, telegram: MemoryPlatform
) -> None:
    telegram.faults = [Fault(Unknown("lost", for_good=True))]
    await running.promise(telling(running, 1, "mei", Priority.ANSWER, kind="trouble.once"))
    assert (ends(running), len(telegram.sent)) == ([("unknown", "lost")], 1)
    telegram.faults = [Fault(Unknown("lost", for_good=True))]
    with running.town.store.work() as work:
        work.promise(telling(running, 2, "mei", Priority.ANSWER))
    running.outbox.promised()
    await until(lambda: ends(running)[1:] == [("retrying", "lost")])
    running.town.clock.forward(2 * SECOND)
    await until(lambda: len(telegram.sent) == 3)
    await running.rest()
    assert ends(running)[1:] == [("sent", "")]


async def test_a_reply_of_unknown_fate_is_named_on_the_ticket(
    running: Running, telegram: MemoryPlatform
) -> None:
    await running.say("mei", "相册盒闪退")
    telegram.faults = [Fault(Unknown("lost", for_good=True))]
    await running.promise(
        MessageWanted("feedback.reply", "FB-1", running.town.chat("mei").chat_id, {"entry": 1})
    )
    await until(lambda: "可能未送达" in running.shown("#operations")[0].text)


async def test_a_platform_that_is_away_costs_no_tries(running: Running, slack: MemoryPlatform) -> None:
    slack.faults = [Fault(NotSent("unreachable", 1.0, outage=True))] * 40
    with running.town.store.work() as work:
        work.promise(*(news(running, n, place) for n, place in enumerate(["#operations", "#technical"])))
    running.outbox.promised()
    for _ in range(200):
        running.town.clock.forward(20 * SECOND)
        await asyncio.sleep(0.02)
        if not slack.faults:
            break
    running.town.clock.forward(60 * SECOND)
    await until(lambda: ends(running) == [("sent", "")] * 2)


async def test_a_long_message_arrives_whole_in_its_parts(running: Running, slack: MemoryPlatform) -> None:
    slack.longest = 4
    await running.promise(news(running, 1), news(running, 2))
    assert texts(running) == ["abou", "t TR", "-1", "abou", "t TR", "-2"]
    assert [delivery.delivery_id for delivery in slack.sent[:3]] == [
        "message:1",
        "message:1.1",
        "message:1.2",
    ]


async def test_a_part_of_unknown_fate_is_settled_and_the_next_ones_follow(
    running: Running, slack: MemoryPlatform
) -> None:
    slack.longest = 4
    slack.faults = [Fault(Unknown("lost"), arrives=True)]
    with running.town.store.work() as work:
        work.promise(news(running, 1))
    running.outbox.promised()
    await until(lambda: ends(running) == [("settling", "lost")])
    for _ in range(4):
        running.town.clock.forward(2 * SECOND)
        await running.rest()
    assert texts(running) == ["abou", "t TR", "-1"]


async def test_what_takes_too_many_parts_goes_as_a_file(running: Running, slack: MemoryPlatform) -> None:
    slack.longest = 2
    await running.promise(news(running, 1))
    first, second = slack.sent
    assert first.file is None
    assert second.file is not None
    assert (second.file.name, second.file.content.decode()) == ("TR-1.txt", "about TR-1")
    assert ends(running) == [("sent", "")]
