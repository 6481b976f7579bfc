"""getMe, getChat, getChatMember, and the menus of commands."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import BadRequest

from tests.wire.telegram.local import DUTY_GROUP, HAO, MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#getme, #getchat, #getchatmember,
# #setmycommands, read 2026-11-21


async def test_the_bot_knows_itself(local: Local, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (7_000_000_001, "deskbell_bot", True)
    assert me.can_read_all_group_messages is False
    local.telegram.privacy_mode = False
    assert (await bot.get_me()).can_read_all_group_messages is True


async def test_a_chat_is_described(bot: Bot) -> None:
    private, group, forum = [await bot.get_chat(chat_id) for chat_id in (MEI, USERS_GROUP, DUTY_GROUP)]
    assert (private.type, private.first_name, private.username) == ("private", "小美", "mei_lantern")
    assert (group.type, group.title, group.is_forum) == ("supergroup", "灯笼用户群", None)
    assert (forum.title, forum.is_forum) == ("值班群", True)
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.get_chat(12345)


async def test_membership_is_told(local: Local, bot: Bot) -> None:
    assert (await bot.get_chat_member(USERS_GROUP, MEI)).status == "member"
    assert (await bot.get_chat_member(DUTY_GROUP, MEI)).status == "left"
    assert (await bot.get_chat_member(USERS_GROUP, 7_000_000_001)).status == "member"
    await local.telegram.other("mei", "promote_bot", {"place": "users_group"})
    assert (await bot.get_chat_member(USERS_GROUP, 7_000_000_001)).status == "administrator"
    assert await bot.get_chat_member_count(USERS_GROUP) == 4
    with pytest.raises(BadRequest, match=r"^User not found$"):
        await bot.get_chat_member(USERS_GROUP, 99)


async def test_menus_are_kept_by_scope_and_language(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("status", "Status")])
    await bot.set_my_commands([BotCommand("status", "进度")], language_code="zh")
    await bot.set_my_commands([BotCommand("oncall", "Duty")], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands([BotCommand("help", "Help")], scope=BotCommandScopeChat(HAO))
    assert [one.description for one in await bot.get_my_commands()] == ["Status"]
    assert [one.description for one in await bot.get_my_commands(language_code="zh")] == ["进度"]
    assert [one.command for one in await bot.get_my_commands(scope=BotCommandScopeAllGroupChats())] == [
        "oncall"
    ]
    assert [one.command for one in await bot.get_my_commands(scope=BotCommandScopeChat(HAO))] == ["help"]
    assert await bot.get_my_commands(scope=BotCommandScopeChat(MEI)) == ()
    await bot.delete_my_commands(language_code="zh")
    assert await bot.get_my_commands(language_code="zh") == ()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"commands": [{"command": "Status!", "description": "x"}]}, "Bad Request: BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "Bad Request: BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            {"commands": [{"command": "a", "description": "x"}] * 101},
            "Bad Request: BOT_COMMANDS_TOO_MUCH",
        ),
        ({"commands": [], "language_code": "zh-hans"}, "Bad Request: invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "moon"}},
            "Bad Request: can't parse BotCommandScope: Unsupported type specified",
        ),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 1}}, "Bad Request: chat not found"),
        ({"commands": "x"}, "Bad Request: can't parse commands JSON object"),
    ],
)
async def test_a_menu_that_telegram_would_refuse_is_refused(
    local: Local, arguments: dict[str, object], reason: str
) -> None:
    assert await local.refusal("setMyCommands", **arguments) == reason
