"""What only Telegram has: polling, menus, commands for other bots, toasts that must end a wait."""

from typing import Any

from bot.outbox.port import Gone, NotSent, Profile, Sent, Unknown
from bot.platforms.telegram.send import TelegramPlatform
from bot.shapes.reply import Toast
from bot.shapes.turn import Commanded
from tests.contract.platforms.harness import Desk, ticket_card, until


def called(telegram: Desk, method: str) -> list[dict[str, Any]]:
    """Return the arguments of the desk's calls of a method."""
    entries = (one for one in telegram.sandbox.world.log if one.direction == "from_bot")
    return [one.body for one in entries if one.method.lower() == method.lower()]


async def answered(telegram: Desk, *, times: int = 1) -> dict[str, Any]:
    """Wait until presses have been answered so often, and return the last answer."""
    await until(lambda: len(called(telegram, "answerCallbackQuery")) == times)
    return called(telegram, "answerCallbackQuery")[-1]


async def test_an_unknown_outcome_stays_unknown(telegram: Desk) -> None:
    now = telegram.sandbox.world.clock.now()
    assert isinstance(await telegram.platform.settle(telegram.delivery(ticket_card()), since=now), Unknown)
    edit = telegram.delivery(ticket_card(), shown_as="1:2")
    assert isinstance(await telegram.platform.settle(edit, since=now), NotSent)


async def test_who_blocked_the_bot_is_not_reached(telegram: Desk) -> None:
    await telegram.side.other("mei", "block", {"block": True})
    assert await telegram.platform.send(telegram.delivery(ticket_card())) == Gone("blocked")


async def test_a_start_link_brings_its_payload(telegram: Desk) -> None:
    await telegram.side.say("mei", "mei", "/start app_photobox")
    (turn,) = await until(lambda: telegram.door.turns)
    assert turn.deed == Commanded("start", "app_photobox")
    assert turn.speaker is not None
    assert (turn.speaker.name, turn.speaker.language) == ("小美", "zh-CN")


async def test_commands_for_another_bot_are_not_ours(telegram: Desk) -> None:
    await telegram.side.say("mei", "users_group", "/status@other_bot FB-1")
    await telegram.side.say("mei", "users_group", "/status@deskbell_bot FB-2")
    await until(lambda: telegram.door.turns)
    await telegram.at_rest()
    assert [turn.deed for turn in telegram.door.turns] == [Commanded("status", "FB-2")]


async def test_a_press_is_answered_even_when_nothing_is_known_yet(telegram: Desk) -> None:
    await telegram.platform.send(telegram.delivery(ticket_card()))
    await telegram.press("claim")
    answer = await answered(telegram)
    assert "text" not in answer


async def test_a_long_refusal_stays_until_it_is_read(telegram: Desk) -> None:
    telegram.door.answer = lambda _turn: Toast("不可以。" * 100, refused=True)
    await telegram.platform.send(telegram.delivery(ticket_card()))
    await telegram.press("claim")
    answer = await answered(telegram)
    assert len(str(answer["text"])) == 200
    assert str(answer["show_alert"]).lower() == "true"


async def test_a_repeated_press_is_answered_again(telegram: Desk) -> None:
    await telegram.platform.send(telegram.delivery(ticket_card()))
    await telegram.press("claim")
    await answered(telegram)
    await telegram.side.redeliver(times=1)
    await answered(telegram, times=2)
    assert len(telegram.door.turns) == 1


async def test_what_cannot_be_read_does_not_hide_what_can(telegram: Desk) -> None:
    await telegram.side.other("mei", "unknown_update", {"message": {"message_id": "what?"}})
    await telegram.side.other("mei", "unknown_update", {"some_day": {"new": True}})
    await telegram.side.say("mei", "mei", "hello")
    (said,) = await until(lambda: telegram.door.deeds("said"))
    await telegram.at_rest()
    assert said.text == "hello"


async def test_a_batch_is_handed_in_at_once(telegram: Desk) -> None:
    await telegram.receiver.stop()
    for number in range(5):
        await telegram.side.say("mei", "mei", f"word {number}")
    await telegram.receiver.start()
    await until(lambda: len(telegram.door.turns) == 5)
    # Who asks for the same offset again within half a second is given one update first.
    assert telegram.door.calls in ([5], [1, 4])
    assert [turn.deed.kind for turn in telegram.door.turns] == ["said"] * 5


async def test_edits_and_stickers_are_told_apart(telegram: Desk) -> None:
    await telegram.side.other("mei", "sticker", {"emoji": "👍"})
    (said,) = await until(lambda: telegram.door.deeds("said"))
    assert (said.text, said.attachments) == ("", ("sticker",))


async def test_a_second_poller_is_outlived(telegram: Desk) -> None:
    telegram.fault("getUpdates", answer=409, times=2)
    telegram.side.cut()
    await telegram.side.say("mei", "mei", "hello")
    await until(lambda: telegram.door.turns)
    await telegram.at_rest()
    assert [said.text for said in telegram.door.deeds("said")] == ["hello"]


async def test_a_profile_tells_the_name(telegram: Desk) -> None:
    assert await telegram.platform.profile(telegram.user_id) == Profile("小美", None, None)
    assert await telegram.platform.profile("424242") is None


async def test_menus_are_set_in_the_languages_that_telegram_can_tell(telegram: Desk) -> None:
    assert isinstance(telegram.platform, TelegramPlatform)
    menus = {language: [("status", f"in {language}")] for language in ("en", "zh-CN", "zh-TW")}
    await telegram.platform.announce_commands(menus)
    bot = telegram.platform.bot
    assert (await bot.get_my_commands())[0].description == "in en"
    assert (await bot.get_my_commands(language_code="zh"))[0].description == "in zh-CN"


async def test_a_message_without_sound_is_sent_so(telegram: Desk) -> None:
    assert isinstance(await telegram.platform.send(telegram.delivery(ticket_card(), quiet=True)), Sent)
    (call,) = called(telegram, "sendMessage")
    assert str(call["disable_notification"]).lower() == "true"
