"""What people do, and what the bot hears of it."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, Update

from bot.sandbox.seen import Seen
from bot.sandbox.side import CannotDo, Side
from bot.sandbox.telegram.server import TelegramServer
from tests.wire.telegram.local import ALERTS_TOPIC, DUTY_GROUP, MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/features#privacy-mode,
# https://core.telegram.org/bots/api#update, #messageentity, read 2026-11-21


def _entities(message: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(one["type"], one["offset"], one["length"]) for one in message.get("entities", [])]


async def test_the_server_is_a_side(local: Local) -> None:
    side: Side = local.telegram
    assert (side.platform, side.busy(), list(side.seen())) == ("telegram", 0, [])


@pytest.mark.parametrize(
    ("person", "user"),
    [
        ("mei", {"first_name": "小美", "language_code": "zh-hans", "username": "mei_lantern"}),
        ("hao", {"first_name": "阿豪", "language_code": "zh-hant", "username": "hao_lantern"}),
        ("emma", {"first_name": "Emma", "language_code": "en", "username": "emma_lantern"}),
        ("lin", {"first_name": "小林", "language_code": "zh-hans", "username": "lin_lantern"}),
    ],
)
async def test_people_come_with_name_and_language(local: Local, person: str, user: dict[str, str]) -> None:
    await local.telegram.say(person, person, "hi")
    message = (await local.updates())[0]["message"]
    assert message["from"].items() >= user.items()
    assert message["from"]["is_bot"] is False
    assert message["chat"] == {
        "id": message["from"]["id"],
        "type": "private",
        "first_name": user["first_name"],
        "username": user["username"],
    }


async def test_typed_commands_and_mentions_become_entities(local: Local) -> None:
    await local.telegram.say("mei", "mei", "👍 /status FB-7 @deskbell_bot")
    message = (await local.updates())[0]["message"]
    assert _entities(message) == [("bot_command", 3, 7), ("mention", 16, 13)]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("just talking", False),
        ("/status", True),
        ("/status@deskbell_bot", True),
        ("/status@other_bot", False),
        ("hello @deskbell_bot", True),
        ("hello @deskbell_both", False),
    ],
)
async def test_privacy_mode_hides_the_talk_of_a_group(local: Local, text: str, *, heard: bool) -> None:
    await local.telegram.say("mei", "users_group", text)
    assert (local.telegram.busy() == 1) is heard
    assert [thing.text for thing in local.telegram.seen()] == [text]


async def test_replies_to_the_bot_are_heard_and_to_others_not(local: Local, bot: Bot) -> None:
    card = await bot.send_message(USERS_GROUP, "card")
    await local.telegram.say("mei", "users_group", "talk")
    await local.telegram.say("hao", "users_group", "to mei", thread=local.telegram.seen()[-1].seen_id)
    assert local.telegram.busy() == 0
    await local.telegram.say("hao", "users_group", "to the bot", thread=f"{USERS_GROUP}:{card.message_id}")
    message = (await local.updates())[0]["message"]
    assert message["reply_to_message"]["message_id"] == card.message_id


async def test_without_privacy_mode_everything_is_heard(local: Local) -> None:
    local.telegram.privacy_mode = False
    await local.telegram.say("mei", "users_group", "just talking")
    assert local.telegram.busy() == 1


async def test_mentioning_is_writing_the_bots_name(local: Local) -> None:
    await local.telegram.say("mei", "users_group", "help", mention=True)
    assert (await local.updates())[0]["message"]["text"] == "@deskbell_bot help"


async def test_a_command_carries_the_bots_name_only_in_groups(local: Local) -> None:
    await local.telegram.command("mei", "mei", "/status FB-7")
    await local.telegram.command("mei", "users_group", "/status FB-7")
    texts = [update["message"]["text"] for update in await local.updates()]
    assert texts == ["/status FB-7", "/status@deskbell_bot FB-7"]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [("x" * 4096, [4096]), ("x" * 4097, [4096, 1]), ("👍" * 2049, [2048, 1]), ("x" + "👍" * 2048, [2048, 1])],
)
async def test_long_typed_texts_are_split_by_the_client(local: Local, text: str, lengths: list[int]) -> None:
    await local.telegram.say("mei", "mei", text)
    assert [len(update["message"]["text"]) for update in await local.updates()] == lengths


async def test_an_edit_comes_as_edited_message(local: Local) -> None:
    await local.telegram.say("mei", "mei", "teh app")
    mine = local.telegram.seen()[0]
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=30))
    await local.telegram.other("mei", "edit", {"seen_id": mine.seen_id, "text": "the app"})
    edited = (await local.updates())[1]["edited_message"]
    assert (edited["text"], edited["edit_date"] > edited["date"]) == ("the app", True)
    after = local.telegram.seen()[0]
    assert (after.text, after.edited, after.by_bot, after.author) == ("the app", True, False, "mei")


async def test_a_deletion_is_told_to_nobody(local: Local) -> None:
    await local.telegram.say("mei", "mei", "oops")
    await local.fresh_updates()
    await local.telegram.other("mei", "delete", {"thing": local.telegram.seen()[0]})
    assert (local.telegram.seen()[0].gone, local.telegram.busy()) == (True, 0)


async def test_blocking_comes_as_my_chat_member(local: Local) -> None:
    await local.telegram.other("mei", "block", {})
    await local.telegram.other("mei", "unblock", {})
    changes = [update["my_chat_member"] for update in await local.updates()]
    statuses = [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in changes]
    assert statuses == [("member", "kicked"), ("kicked", "member")]
    assert changes[0]["chat"]["id"] == changes[0]["from"]["id"] == MEI
    assert changes[0]["new_chat_member"]["user"]["username"] == "deskbell_bot"


async def test_a_sticker_is_a_message_without_text(local: Local) -> None:
    await local.telegram.other("mei", "sticker", {"place": "mei"})
    update = (await local.updates())[0]
    assert "text" not in update["message"]
    parsed = Update.de_json(update, None)
    assert parsed.message is not None
    assert parsed.message.sticker is not None


async def test_joining_and_leaving_are_service_messages(local: Local) -> None:
    await local.telegram.other("lin", "join", {"place": "users_group"})
    await local.telegram.other("lin", "leave", {"place": "users_group"})
    joined, left = [update["message"] for update in await local.updates()]
    assert [user["first_name"] for user in joined["new_chat_members"]] == ["小林"]
    assert left["left_chat_member"]["first_name"] == "小林"
    assert list(local.telegram.seen()) == [], "service messages are nobody's words"


async def test_an_administrator_bot_hears_of_members(local: Local) -> None:
    await local.updates(allowed_updates=["chat_member"])
    await local.telegram.other("mei", "promote_bot", {"place": "users_group"})
    await local.telegram.other("lin", "join", {"place": "users_group"})
    change = (await local.updates())[0]["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")


async def test_writing_under_a_topic_is_writing_into_it(local: Local) -> None:
    await local.telegram.say("lin", "duty_group", "/oncall", thread=f"{DUTY_GROUP}:{ALERTS_TOPIC}")
    message = (await local.updates())[0]["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (ALERTS_TOPIC, True)
    assert "reply_to_message" not in message


@pytest.mark.parametrize(
    ("person", "place", "text"),
    [
        ("mei", "duty_group", "not a member"),
        ("chen", "chen", "has no account"),
        ("mei", "hao", "another's chat"),
        ("mei", "#general", "not on Telegram"),
        ("mei", "mei", " \n "),
        ("mei", "mei", "half \ud83d"),
    ],
)
async def test_what_telegram_would_not_let_people_say(
    local: Local, person: str, place: str, text: str
) -> None:
    with pytest.raises(CannotDo):
        await local.telegram.say(person, place, text)
    assert (local.telegram.busy(), list(local.telegram.seen())) == (0, [])


async def test_who_blocked_the_bot_cannot_write_to_it(local: Local) -> None:
    await local.telegram.other("mei", "block", {})
    with pytest.raises(CannotDo, match="unblock"):
        await local.telegram.say("mei", "mei", "hi")


async def test_there_are_no_forms_and_no_unknown_deeds(local: Local) -> None:
    telegram: TelegramServer = local.telegram
    modal = Seen("telegram", "mei", "x", "modal", "", by_bot=True, created=0, changed=0)
    with pytest.raises(CannotDo):
        await telegram.submit("mei", modal, {})
    with pytest.raises(CannotDo):
        await telegram.close("mei", modal)
    with pytest.raises(CannotDo, match="no deed 'dance'"):
        await telegram.other("mei", "dance", {})
    await telegram.say("mei", "mei", "mine")
    with pytest.raises(CannotDo):
        await telegram.other("hao", "edit", {"seen_id": telegram.seen()[0].seen_id, "text": "yours"})
    with pytest.raises(CannotDo):
        await telegram.other("mei", "edit", {"seen_id": "12:34", "text": "nothing"})
