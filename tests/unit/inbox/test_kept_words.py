"""Words that nothing can understand now are kept, answered at once, in nobody's way, and understood later, once, in order."""

import asyncio

import pytest

from bot.conversation.understanding import Guess, Understood
from bot.inbox.shelf import MOST_WAITS
from bot.shapes.reply import Toast
from bot.shapes.turn import Commanded, Pressed, Said
from tests.unit.conversation.harness import Town
from tests.unit.inbox.test_turns import DO, reports
from tests.unit.outbox.running import Running, run_in, until


def states(running: Running) -> list[str]:
    return [state for state, _tries, _reason in running.rows()]


def texts(running: Running, by: str) -> list[str]:
    return [post.text for post in running.shown(by)]


@pytest.mark.parametrize(
    ("by", "told"),
    [("mei", "大约 12 秒后"), ("hao", "大約 12 秒後"), ("emma", "in about 12 s")],
)
async def test_words_are_answered_at_once_and_understood_when_it_is_back(
    running: Running, by: str, told: str
) -> None:
    running.trouble.away = 12
    await running.say(by, "相册盒闪退")
    assert states(running) == ["kept"]
    (said,) = running.shown(by)
    assert told in said.text
    assert said.reference("report").startswith("report|home.")
    running.trouble.away = None
    await until(lambda: states(running) == ["done"])
    await running.rest()
    assert reports(running, by) == ["相册盒闪退"]
    assert len(running.shown(by)) == 2


async def test_when_nobody_knows_how_long_no_time_is_told(running: Running) -> None:
    running.trouble.away = 0
    await running.say("emma", "PhotoBox crashes")
    (said,) = running.shown("emma")
    assert "as soon as I can" in said.text
    assert " 0 s" not in said.text


async def test_buttons_commands_and_forms_of_that_chat_go_on(running: Running) -> None:
    running.trouble.away = 5
    await running.say("mei", "相册盒闪退")
    assert await running.do("mei", DO) == Toast("done", seen_anyway=True)
    await running.do("mei", Commanded("report", "付易 乱扣费"))
    assert reports(running, "mei") == ["付易 乱扣费"]
    await running.do("mei", Commanded("report", ""))
    await running.say("mei", "答案")
    assert states(running) == ["kept", "done", "done", "done", "done"]
    running.trouble.away = None
    await until(lambda: "kept" not in states(running))
    await running.rest()
    assert reports(running, "mei") == ["付易 乱扣费", "相册盒闪退"], "it is no answer to the form"


async def test_words_of_a_chat_keep_their_order_and_are_said_once(running: Running) -> None:
    running.trouble.away = 5
    said = [f"相册盒闪退 {number}" for number in range(4)]
    for text in said:
        await running.say("mei", text)
    running.trouble.away = None
    last = await running.accept(running.town.turn("mei", Said("相册盒闪退 9")))
    assert not last.repeated
    await until(lambda: states(running) == ["done"] * 5)
    await running.rest()
    assert reports(running, "mei") == [*said, "相册盒闪退 9"]


async def test_words_behind_one_that_timed_out_wait_for_it(town: Town) -> None:
    running = run_in(town, first_pause_seconds=0.3)
    await running.start()
    running.trouble.deaf_to = {"相册盒闪退 A": 1}
    await running.inbox.accept(
        [running.town.turn("mei", Said(text)) for text in ("相册盒闪退 A", "相册盒闪退 B")]
    )
    await until(lambda: states(running) == ["done", "done"])
    await running.rest()
    assert reports(running, "mei") == ["相册盒闪退 A", "相册盒闪退 B"]
    await running.stop()


async def test_what_can_never_be_understood_is_asked_about_at_last(town: Town) -> None:
    running = run_in(town, first_pause_seconds=0.01)
    await running.start()
    running.trouble.deaf_to = {"怪": 1000}
    await running.inbox.accept([running.town.turn("mei", Said("怪"))])
    await until(lambda: states(running) == ["done"])
    await running.rest()
    kept, asked = texts(running, "mei")
    assert "已保存" in kept
    assert "不太确定您的意思" in asked
    assert [text for text, *_ in running.trouble.parsed] == ["怪"] * (MOST_WAITS + 1)
    await running.stop()


async def test_words_outlive_the_process_and_are_not_answered_twice(town: Town, running: Running) -> None:
    running.trouble.away = 5
    await running.say("mei", "相册盒闪退")
    await running.stop()
    later = run_in(town, earlier=running)
    await later.start()
    await later.rest()
    assert states(later) == ["kept"]
    assert len(texts(later, "mei")) == 1
    assert await later.inbox.take_up() == 0, "it is here already"
    later.trouble.away = None
    await until(lambda: states(later) == ["done"])
    await later.rest()
    assert reports(later, "mei") == ["相册盒闪退"]
    await later.stop()


async def test_a_town_with_kept_words_is_at_rest_until_they_can_be_understood(running: Running) -> None:
    running.trouble.away = 5
    await running.say("mei", "相册盒闪退")
    rested = [running.inbox.at_rest]
    assert running.town.undone() == 0
    running.trouble.away = None
    rested += [running.inbox.at_rest]
    assert rested == [True, False]
    await running.rest()
    assert states(running) == ["done"]


async def test_nothing_is_read_that_holds_no_words(running: Running) -> None:
    await running.do("mei", DO)
    await running.do("mei", Commanded("status", "FB-7"))
    await running.do("mei", Commanded("language", "en"))
    await running.do("mei", Said("   "))
    assert running.trouble.parsed == []
    await running.do("mei", Commanded("report", "相册盒闪退"))
    assert [text for text, *_ in running.trouble.parsed] == ["相册盒闪退"]


async def test_where_it_is_said_and_what_was_shown_there_are_told(running: Running) -> None:
    await running.say("mei", "相册盒闪退")
    await running.say("mei", "还是不行")
    await running.do("yun", Said("在吗"), "#operations")
    await running.do("lea", Said("hello"), "#general")
    assert running.trouble.parsed == [
        ("相册盒闪退", "private", ""),
        ("还是不行", "private", "ticket"),
        ("在吗", "duty", "ticket"),
        ("hello", "group", ""),
    ]


async def test_a_choice_is_told_with_what_the_words_name(running: Running) -> None:
    running.trouble.meaning = Understood(
        "check_status", 0.4, decision="unsure", choices=(Guess("check_status", 0.4), Guess("complain", 0.3))
    )
    await running.do("mei", Said("付易乱扣费", "r1"))
    (card,) = running.shown("mei")
    running.trouble.meaning = Understood("praise", app="paylink")
    await running.do("mei", Pressed(card.reference("mean:complain")))
    assert [text for text, *_ in running.trouble.parsed] == ["付易乱扣费"] * 2
    assert running.town.ticket().app == "paylink"
    assert running.town.ticket().kind == "complain"


async def test_many_chats_are_given_back_together(running: Running) -> None:
    running.trouble.away = 5
    for by in ("mei", "hao", "emma"):
        await running.say(by, "相册盒闪退")
    running.trouble.away = None
    await asyncio.gather(until(lambda: states(running) == ["done"] * 3))
    await running.rest()
    assert all(reports(running, by) for by in ("mei", "hao", "emma"))
