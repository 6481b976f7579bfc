"""Forum topics: opened, renamed, closed, removed, and what stands in them."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from tests.wire.telegram.local import ALERTS_TOPIC, DUTY_GROUP, MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#createforumtopic and the methods below it, 2026-11-21


@pytest.fixture
async def chief(local: Local, bot: Bot) -> Bot:
    """Give a bot that may manage the topics of the duty group."""
    await local.telegram.other("lin", "promote_bot", {"place": "duty_group"})
    await local.fresh_updates()
    return bot


async def test_a_topic_is_opened_and_takes_messages(local: Local, chief: Bot) -> None:
    topic = await chief.create_forum_topic(DUTY_GROUP, "故障 IN-3", icon_color=16766590)
    assert (topic.name, topic.icon_color) == ("故障 IN-3", 16766590)
    message = await chief.send_message(DUTY_GROUP, "started", message_thread_id=topic.message_thread_id)
    assert (message.message_thread_id, message.is_topic_message) == (topic.message_thread_id, True)
    answer = await chief.send_message(DUTY_GROUP, "noted", reply_to_message_id=message.message_id)
    assert answer.message_thread_id == topic.message_thread_id
    await local.telegram.say("lin", "duty_group", "looking", thread=f"{DUTY_GROUP}:{message.message_id}")
    heard = (await local.fresh_updates())[0]["message"]
    assert heard["message_thread_id"] == topic.message_thread_id


async def test_a_topic_gets_another_name(local: Local, chief: Bot) -> None:
    assert await chief.edit_forum_topic(DUTY_GROUP, ALERTS_TOPIC, name="警报")
    described = await local.refusal(
        "editForumTopic", chat_id=DUTY_GROUP, message_thread_id=ALERTS_TOPIC, name="警报"
    )
    assert described == "Bad Request: TOPIC_NOT_MODIFIED"
    await chief.edit_forum_topic(DUTY_GROUP, ALERTS_TOPIC, icon_custom_emoji_id="5368324170671202286")


async def test_into_a_closed_topic_only_administrators_write(local: Local, chief: Bot) -> None:
    assert await chief.close_forum_topic(DUTY_GROUP, ALERTS_TOPIC)
    await chief.send_message(DUTY_GROUP, "as administrator", message_thread_id=ALERTS_TOPIC)
    await local.telegram.other("lin", "demote_bot", {"place": "duty_group"})
    with pytest.raises(BadRequest, match="Topic_closed"):
        await chief.send_message(DUTY_GROUP, "as member", message_thread_id=ALERTS_TOPIC)
    await local.telegram.other("lin", "promote_bot", {"place": "duty_group"})
    assert await chief.reopen_forum_topic(DUTY_GROUP, ALERTS_TOPIC)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await chief.reopen_forum_topic(DUTY_GROUP, ALERTS_TOPIC)


async def test_a_removed_topic_takes_its_messages_along(local: Local, chief: Bot) -> None:
    await chief.send_message(DUTY_GROUP, "inside", message_thread_id=ALERTS_TOPIC)
    await chief.send_message(DUTY_GROUP, "outside")
    assert await chief.delete_forum_topic(DUTY_GROUP, ALERTS_TOPIC)
    assert [thing.text for thing in local.shown("duty_group")] == ["outside"]
    with pytest.raises(BadRequest, match=r"^Message thread not found$"):
        await chief.send_message(DUTY_GROUP, "x", message_thread_id=ALERTS_TOPIC)


async def test_the_pins_of_a_topic_are_taken_off(chief: Bot) -> None:
    for thread_id in (ALERTS_TOPIC, None):
        message = await chief.send_message(DUTY_GROUP, "pin me", message_thread_id=thread_id)
        await chief.pin_chat_message(DUTY_GROUP, message.message_id)
    await chief.unpin_all_forum_topic_messages(DUTY_GROUP, ALERTS_TOPIC)
    assert (await chief.get_chat(DUTY_GROUP)).pinned_message == message
    assert await chief.get_forum_topic_icon_stickers() == ()


@pytest.mark.parametrize(
    ("chat_id", "name", "reason"),
    [
        (MEI, "x", "Bad Request: the chat is not a forum"),
        (USERS_GROUP, "x", "Bad Request: the chat is not a forum"),
        (DUTY_GROUP, "x", "Bad Request: not enough rights to create a topic"),
    ],
)
async def test_only_an_administrator_of_a_forum_opens_topics(
    local: Local, chat_id: int, name: str, reason: str
) -> None:
    assert await local.refusal("createForumTopic", chat_id=chat_id, name=name) == reason


@pytest.mark.usefixtures("chief")
async def test_a_topic_needs_a_name_and_a_color_of_the_palette(local: Local) -> None:
    for name in ("", " ", "\u200b"):
        described = await local.refusal("createForumTopic", chat_id=DUTY_GROUP, name=name)
        assert described == "Bad Request: TOPIC_TITLE_EMPTY"
    described = await local.refusal("createForumTopic", chat_id=DUTY_GROUP, name="x", icon_color=1)
    assert described == "Bad Request: invalid icon color specified"
    described = await local.refusal("closeForumTopic", chat_id=DUTY_GROUP, message_thread_id=999)
    assert described == "Bad Request: TOPIC_ID_INVALID"


async def test_the_general_topic_is_renamed_closed_and_hidden(local: Local, chief: Bot) -> None:
    await chief.edit_general_forum_topic(DUTY_GROUP, "大厅")
    assert await chief.close_general_forum_topic(DUTY_GROUP)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await chief.close_general_forum_topic(DUTY_GROUP)
    await local.telegram.other("lin", "demote_bot", {"place": "duty_group"})
    with pytest.raises(BadRequest, match="Topic_closed"):
        await chief.send_message(DUTY_GROUP, "as member")
    await chief.send_message(DUTY_GROUP, "elsewhere", message_thread_id=ALERTS_TOPIC)
    await local.telegram.other("lin", "promote_bot", {"place": "duty_group"})
    assert await chief.reopen_general_forum_topic(DUTY_GROUP)
    assert await chief.hide_general_forum_topic(DUTY_GROUP)
    assert await chief.unhide_general_forum_topic(DUTY_GROUP)
    assert await chief.unpin_all_general_forum_topic_messages(DUTY_GROUP)
    with pytest.raises(BadRequest, match="not a forum"):
        await chief.hide_general_forum_topic(USERS_GROUP)
