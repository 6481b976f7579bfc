"""What a bot that looks after a group does there: bans, links, title; and what it says of itself, by the real client."""

import pytest
from telegram import Bot, BotCommand, MenuButtonCommands
from telegram.error import BadRequest

from bot.sandbox.side import CannotDo
from tests.wire.telegram.local import HAO, MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api, at the methods that each test calls, 2026-11-21


@pytest.fixture
async def chief(local: Local, bot: Bot) -> Bot:
    """Give a bot that is an administrator of the users' group."""
    await local.telegram.other("mei", "promote_bot", {"place": "users_group"})
    await local.updates(allowed_updates=["chat_member", "message"])
    await local.fresh_updates()
    return bot


async def test_who_is_banned_is_out_and_does_not_come_back(local: Local, chief: Bot) -> None:
    assert await chief.ban_chat_member(USERS_GROUP, HAO)
    (update,) = await local.fresh_updates()
    change = update["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    assert change["from"]["is_bot"] is True
    assert (await chief.get_chat_member(USERS_GROUP, HAO)).status == "kicked"
    with pytest.raises(CannotDo, match="not a member"):
        await local.telegram.say("hao", "users_group", "/help")
    with pytest.raises(CannotDo, match="banned"):
        await local.telegram.other("hao", "join", {"place": "users_group"})
    assert await chief.unban_chat_member(USERS_GROUP, HAO, only_if_banned=True)
    assert (await chief.get_chat_member(USERS_GROUP, HAO)).status == "left"
    await local.telegram.other("hao", "join", {"place": "users_group"})


async def test_lifting_a_ban_that_is_none_throws_out_unless_told_otherwise(chief: Bot) -> None:
    await chief.unban_chat_member(USERS_GROUP, MEI, only_if_banned=True)
    assert (await chief.get_chat_member(USERS_GROUP, MEI)).status == "member"
    await chief.unban_chat_member(USERS_GROUP, MEI)
    assert (await chief.get_chat_member(USERS_GROUP, MEI)).status == "left"


async def test_only_an_administrator_bans(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Not enough rights to restrict/unrestrict chat member"):
        await bot.ban_chat_member(USERS_GROUP, HAO)
    with pytest.raises(BadRequest, match="can't be changed in private chats"):
        await bot.ban_chat_member(MEI, MEI)


async def test_links_invite_until_they_are_revoked(chief: Bot) -> None:
    first = await chief.export_chat_invite_link(USERS_GROUP)
    assert first.startswith("https://t.me/+")
    assert await chief.export_chat_invite_link(USERS_GROUP) != first
    link = await chief.create_chat_invite_link(USERS_GROUP, name="poster")
    assert (link.name, link.creator.is_bot, link.is_revoked) == ("poster", True, False)
    assert (await chief.revoke_chat_invite_link(USERS_GROUP, link.invite_link)).is_revoked is True
    with pytest.raises(BadRequest):
        await chief.revoke_chat_invite_link(USERS_GROUP, "https://t.me/+nobodys")


async def test_a_group_gets_another_title_and_a_description(local: Local, chief: Bot) -> None:
    await chief.set_chat_title(USERS_GROUP, "PhotoBox 用户群")
    await chief.set_chat_description(USERS_GROUP, "Ask here")
    described = await chief.get_chat(USERS_GROUP)
    assert (described.title, described.description) == ("PhotoBox 用户群", "Ask here")
    with pytest.raises(BadRequest, match="not modified"):
        await chief.set_chat_description(USERS_GROUP, "Ask here")
    assert await local.updates() == [], "a bot hears nothing of its own service messages"


async def test_the_bot_tells_about_itself_by_language(bot: Bot) -> None:
    assert (await bot.get_my_name()).name == "Deskbell"
    await bot.set_my_name("Desk")
    await bot.set_my_name("前台", language_code="zh")
    names = [(await bot.get_my_name(language_code=code)).name for code in ("", "zh", "de")]
    assert names == ["Desk", "前台", "Desk"]
    await bot.set_my_description("Reports and complaints")
    await bot.set_my_short_description("Operations desk")
    assert (await bot.get_my_description()).description == "Reports and complaints"
    assert (await bot.get_my_short_description()).short_description == "Operations desk"
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_short_description("x" * 121)


async def test_the_menu_button_is_that_of_a_chat_or_of_all(bot: Bot) -> None:
    assert (await bot.get_chat_menu_button(MEI)).type == "default"
    await bot.set_my_commands([BotCommand("help", "What I can do")])
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(MEI)).type == "commands"
    await bot.set_chat_menu_button(HAO)
    assert (await bot.get_chat_menu_button(HAO)).type == "default"
    with pytest.raises(BadRequest, match="private"):
        await bot.set_chat_menu_button(USERS_GROUP)
