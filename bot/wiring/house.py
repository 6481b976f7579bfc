"""The whole house, put together from its settings: the one place that knows every room."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import structlog

from actions.operating.hold_keys import hold_keys
from actions.people.load_company import load_company
from bot.conversation.capabilities import Capabilities
from bot.conversation.conversation import Conversation
from bot.conversation.understanding import Understanding
from bot.inbox.homes import HomeDoor
from bot.inbox.inbox import Inbox, Profile
from bot.outbox.courier import Counted
from bot.outbox.drawing import Artist
from bot.outbox.outbox import Outbox
from bot.outbox.port import Platform
from bot.platforms.cardless import Calling
from bot.platforms.fetching import Fetching
from bot.platforms.slack.receive import SlackReceiver
from bot.platforms.telegram.send import TelegramPlatform
from bot.schedule.clock import Clock, FollowedClock, WallClock
from bot.schedule.schedule import Schedule
from bot.web.site import site
from bot.wiring.backups import BackingUp
from bot.wiring.capabilities import all_capabilities, declared, unknown_operations
from bot.wiring.erasing import ListKeeping
from bot.wiring.facts import Facts
from bot.wiring.failpoints import failpoints
from bot.wiring.hooks import hook_platforms
from bot.wiring.in_force import in_force
from bot.wiring.keys import masters_of, place_of
from bot.wiring.menus import CommandMenus
from bot.wiring.platforms import Served, Starting, receivers, senders
from bot.wiring.recurring import recurring_rules
from bot.wiring.rounds import Rounds
from bot.wiring.watching import Watching
from bot.wiring.webhooks import webhooks
from bot.words.words import Dictionary
from config.company import CompanyFileFault, read_company
from config.settings import Settings
from data.model.company import Company
from data.model.files import FILES
from data.store.custody import Custody
from data.store.database import Store
from data.store.hooks import HookChanges
from data.store.migrate import upgrade
from data.store.people import Chats
from data.store.seat import Seat
from data.store.work import Reading

DATA = Path(__file__).parents[2] / "data"
log = structlog.get_logger()


class House:
    """One active desk: everything that runs for as long as it has the seat.

    Attributes:
        doors: answers calls from outside.
        hooks: other systems that it calls, by the names that the outbox has for them.
    """

    def __init__(
        self,
        settings: Settings,
        understanding: Understanding,
        *,
        seat: Seat | None = None,
        counted: Counted = lambda _platform, _outcome: None,
    ) -> None:
        self.serving = False
        self._company_number = 0
        settings.data_folder.mkdir(parents=True, exist_ok=True)
        company, self._roster = read_company(settings.company.file)
        reached = failpoints(settings.failpoints.file)
        self.clock = self._clock(settings)
        self.store = self._store(settings, company, reached, seat)
        self._dictionary = Dictionary(DATA / "locales")
        self._capabilities, steps = all_capabilities(declared())
        _check_second_factor(settings, company, self._capabilities)
        is_open = seat.stands if seat else lambda: True
        self._platforms = senders(settings, clock=self.clock.now, reached=reached, is_open=is_open)
        self.hooks = hook_platforms(settings, clock=self.clock.now, is_open=is_open)
        self.outbox = self._outgoing(counted, settings)
        self._homes = HomeDoor(self.store, self._capabilities, self._dictionary)
        self.inbox = self._incoming(
            Conversation(self._capabilities, self._dictionary, steps), understanding, reached
        )
        recurring = self._capabilities.recurring | recurring_rules(settings)
        self.schedule = Schedule(
            self.store, clock=self.clock.now, accept=self.inbox.accept, recurring=recurring
        )
        self._served = self._listening(settings, reached)
        silent = settings.watch.silent_after_seconds
        self.watching = Watching(self.store, promised=self.outbox.promised, silent_after_seconds=silent)
        self.backing_up = BackingUp(self.store, settings.backup, promised=self.outbox.promised)
        self._list_keeping = ListKeeping(self.store, masters_of(self._keyring), settings.backup_folder)
        self._rounds = self._looking_after()
        self._menus = self._command_menus()
        self.facts = Facts(self.store, self.clock, self.inbox, self.outbox, heard=self._heard)
        posted = webhooks(settings, self.inbox, clock=self.clock.now, company=self._company).doors()
        self.doors = site([*posted, *(door for one in self._served for door in one.receiver.doors)])

    def _company(self) -> Company:
        return self.store.company

    def _looking_after(self) -> Rounds:
        return Rounds(
            self.store, self.inbox, promised=self.outbox.look_everywhere, called=self._take_up_company
        )

    def _outgoing(self, counted: Counted, settings: Settings) -> Outbox:
        reached: dict[str, Platform] = {FILES: Fetching(self._platforms), **self._platforms, **self.hooks}
        return Outbox(
            self.store,
            reached,
            Artist(self._capabilities, self._dictionary, largest_file=settings.files.largest_bytes),
            clock=self.clock.now,
            sleep_until=self.clock.sleep_until,
            troubled=self._troubled,
            counted=counted,
            answered=self._answered,
        )

    def _listening(self, settings: Settings, reached: Callable[[str], None]) -> list[Served]:
        return receivers(
            self._platforms,
            settings,
            self.inbox,
            clock=self.clock.now,
            heard=self.outbox.heard,
            reached=reached,
            homes=self._homes,
        )

    def _incoming(
        self, conversation: Conversation, understanding: Understanding, reached: Callable[[str], None]
    ) -> Inbox:
        return Inbox(
            self.store,
            conversation,
            understanding,
            asking=self._profile,
            promised=self.outbox.promised,
            reached=reached,
            begins=self.outbox.expected,
            changed=self._homes.changed,
        )

    async def start(self) -> None:
        """Open the store, take up what was left, and listen."""
        await self.clock.start()
        await asyncio.to_thread(upgrade, self.store.engine)
        place = place_of(self._keyring)
        await asyncio.wrap_future(self.store.submit(lambda work: hold_keys(work, held_at=place)))
        await self._settle_company()
        called = {one.hook.name: one.hook.language for one in self.hooks.values()}
        await asyncio.wrap_future(self.store.submit(lambda work: HookChanges(work).are(called)))
        for platform in self._outlets():
            await platform.start()
        left_out = await self.outbox.start()
        left_in = await self.inbox.take_up()
        if left_in or left_out:
            log.info("taken_up", turns=left_in, unknown_deliveries=left_out)
        await asyncio.wrap_future(self.store.read(self._name_missing_channels))
        await self.schedule.start()
        self.serving = True
        for served in self._served:
            await served.receiver.start()
        self._rounds.start()
        if self._menus:
            self._menus.start()
        self.backing_up.start()
        self._list_keeping.start()
        await self.watching.start(self._served)

    async def _settle_company(self) -> None:
        """Let the company that was applied count, else the one in the file."""
        await self._take_up_company()
        if not self._company_number:
            await asyncio.wrap_future(self.store.submit(lambda work: load_company(work, roster=self._roster)))

    async def _take_up_company(self) -> None:
        counts = await asyncio.wrap_future(self.store.read(in_force))
        if counts is None or counts.number == self._company_number:
            return
        self._company_number, self.store.company = counts.number, counts.company
        level = logging.INFO if counts.file_hash == self._roster.file_hash else logging.WARNING
        log.log(level, "company_taken_up", number=counts.number, is_the_file=level == logging.INFO)
        for served in self._served:
            if isinstance(served.receiver, SlackReceiver):
                served.receiver.company_changed()

    async def stop(self) -> None:
        """Let what is under way finish, and close everything."""
        await self.watching.stop()
        for served in self._served:
            await served.receiver.stop()
        await self._rounds.stop()
        if self._menus:
            await self._menus.stop()
        await self.backing_up.stop()
        await self._list_keeping.stop()
        if self.serving:
            self.schedule.stop()
        await self.inbox.stop()
        await self.outbox.stop()
        for platform in self._outlets():
            await platform.stop()
        await self.clock.stop()
        await asyncio.to_thread(self.store.close)

    def _outlets(self) -> list[Starting | Calling]:
        called = (one for one in self.hooks.values() if isinstance(one, Calling))
        return [*self._platforms.values(), *called]

    def heard_at(self) -> dict[str, float | None]:
        """Return when each platform last reached us, in seconds of the loop's clock."""
        return {served.platform.name: served.receiver.heard_at for served in self._served}

    def _troubled(self, platform: str, reason: str) -> None:
        self.watching.troubled(platform, reason)

    def _answered(self) -> None:
        self._rounds.answered()

    def _heard(self) -> dict[str, bool]:
        return {served.platform.name: served.receiver.connected for served in self._served}

    def _clock(self, settings: Settings) -> Clock:
        if settings.clock.url:
            return FollowedClock(settings.clock.url, moved=self._clock_moved)
        return WallClock()

    def _name_missing_channels(self, reading: Reading) -> None:
        for department in reading.company.departments:
            if not any(Chats(reading).keyed(department.slack, platform) for platform in self._platforms):
                log.warning(
                    "department_without_channel",
                    department=department.key,
                    remedy=f"give {department.slack} its id under chats in the company file",
                )

    def _clock_moved(self) -> None:
        # The clock is heard before anything else stands.
        if self.serving:
            self.schedule.soon()

    def _store(self, settings: Settings, company: Company, reached: Any, seat: Seat | None) -> Store:
        self._keyring = settings.keyring()
        return Store(
            settings.database_url,
            company=company,
            custody=Custody(masters_of(self._keyring)),
            clock=self.clock.now,
            reached=reached,
            seat=seat,
        )

    async def _profile(self, platform: str, user_id: str) -> Profile | None:
        sender: Starting | None = self._platforms.get(platform)
        profile = await sender.profile(user_id) if sender else None
        return (profile.name, profile.language, profile.time_zone) if profile else None

    def _command_menus(self) -> CommandMenus | None:
        telegram = self._platforms.get("telegram")
        if not isinstance(telegram, TelegramPlatform):
            return None
        return CommandMenus(
            self.store, telegram, dictionary=self._dictionary, commands=self._capabilities.commands
        )


def _check_second_factor(settings: Settings, company: Company, capabilities: Capabilities) -> None:
    if wrong := unknown_operations(company, capabilities):
        raise CompanyFileFault("\n".join(f"{settings.company.file}: {one}" for one in wrong))
