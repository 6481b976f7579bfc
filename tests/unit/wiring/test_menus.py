"""What stands in Telegram's menus: in everybody's what everybody may do, in one's own what one may do besides."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import yaml
from sqlalchemy import update
from telegram import BotCommandScopeChat

from bot.platforms.telegram.send import TelegramPlatform
from bot.sandbox.server import TELEGRAM_BOT_TOKEN, Sandbox
from bot.wiring.menus import CommandMenus
from data.store.menus import Menus
from data.store.people import PeopleChanges
from data.store.people_tables import chats, people
from tests.contract.platforms.harness import until
from tests.contract.store.harness import DEMO
from tests.unit.conversation.harness import CAPABILITIES, DICTIONARY, Town

STAFF = ("root", "zhou", "gao", "yun")


@dataclass(slots=True)
class Telegram:
    """A town whose people have menus."""

    town: Town
    sandbox: Sandbox
    platform: TelegramPlatform

    def menus(self) -> CommandMenus:
        """Return what keeps them, as after a new start."""
        return CommandMenus(
            self.town.store, self.platform, dictionary=DICTIONARY, commands=CAPABILITIES.commands
        )

    async def own(self, key: str) -> dict[str, str]:
        """Return the menu in somebody's private chat alone."""
        scope = BotCommandScopeChat(int(self.town.chat(key, "telegram").address))
        listed = await self.platform.bot.get_my_commands(scope=scope)
        return {one.command: one.description for one in listed}

    def called(self) -> int:
        """Return how often a menu was set."""
        return sum(
            line.method == "setMyCommands" and line.direction == "from_bot" for line in self.sandbox.world.log
        )

    def becomes(self, key: str, *, groups: tuple[str, ...] = (), roles: tuple[str, ...] = ()) -> None:
        """Let somebody have other groups and roles."""
        kept = {"groups": json.dumps(groups), "roles": json.dumps(roles)}
        with self.town.store.work() as work:
            work.connection.execute(update(people).where(people.c.company_key == key).values(kept))


@pytest.fixture
async def telegram(town: Town) -> AsyncIterator[Telegram]:
    sandbox = Sandbox(yaml.safe_load(DEMO.read_text(encoding="utf-8")))
    await sandbox.start()
    platform = TelegramPlatform(
        bot_token=TELEGRAM_BOT_TOKEN, api_url=sandbox.environment()["DESKBELL_TELEGRAM__API_URL"]
    )
    await platform.start()
    for key in STAFF:
        with town.store.work() as work:
            PeopleChanges(work).used(platform="telegram", user_id=town.chat(key, "telegram").address)
    yield Telegram(town, sandbox, platform)
    await platform.stop()
    await sandbox.stop()


async def test_who_may_do_more_finds_more_in_their_own_language(telegram: Telegram) -> None:
    telegram.becomes("gao", groups=("supervision",))
    await telegram.menus().bring_up_to_date()
    assert "see what was done" in (await telegram.own("root"))["audit"]
    assert "audit" in await telegram.own("gao")
    assert (await telegram.own("gao"))["report"] == "反馈问题、投诉、建议或提问"
    assert "audit" not in await telegram.own("zhou")
    # What everybody may do stands in everybody's menu, and in nobody's own.
    assert await telegram.own("mei") == {}


async def test_what_everybody_finds_is_what_everybody_may_do(telegram: Telegram) -> None:
    with telegram.town.store.reading() as reading:
        listed = telegram.menus().everybodys(reading)
    assert set(listed) == {"en", "zh-CN", "zh-TW"}
    for menu in listed.values():
        names = {name for name, _description in menu}
        assert {"report", "status", "help", "link"} <= names
        assert names.isdisjoint({"audit", "start"})


async def test_a_menu_goes_with_the_right_also_after_a_new_start(telegram: Telegram) -> None:
    await telegram.menus().bring_up_to_date()
    assert await telegram.own("root")
    for key in STAFF:
        telegram.becomes(key)
    await telegram.menus().bring_up_to_date()
    assert await telegram.own("root") == {}
    with telegram.town.store.reading() as reading:
        assert Menus(reading).standing() == {}


async def test_what_stands_already_is_not_said_again(telegram: Telegram) -> None:
    menus = telegram.menus()
    await menus.bring_up_to_date()
    before = telegram.called()
    await menus.bring_up_to_date()
    await telegram.menus().bring_up_to_date()
    assert telegram.called() == before > 0


async def test_a_chat_that_telegram_does_not_know_is_asked_about_once_and_hinders_nobody(
    telegram: Telegram,
) -> None:
    telegram.becomes("zhou", roles=("admin",))
    with telegram.town.store.work() as work:
        moved = update(chats).where(chats.c.chat_id == telegram.town.chat("zhou", "telegram").chat_id)
        work.connection.execute(moved.values(address="424242"))
    menus = telegram.menus()
    await menus.bring_up_to_date()
    before = telegram.called()
    await menus.bring_up_to_date()
    assert telegram.called() == before
    assert await telegram.own("root")


async def test_it_looks_by_itself_as_soon_as_anything_changes(telegram: Telegram) -> None:
    menus = telegram.menus()
    menus.start()
    try:
        await until(telegram.called)
        telegram.becomes("yun", groups=("supervision",))
        while "audit" not in await telegram.own("yun"):  # noqa: ASYNC110  # no event tells what Telegram has
            await asyncio.sleep(0.05)
    finally:
        await menus.stop()
