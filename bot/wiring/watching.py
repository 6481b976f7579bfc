"""Watching, wired: silent platforms are listened to anew, and admins hear of it on the other one."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from actions.operating.tell_of_recovery import tell_of_recovery
from actions.operating.tell_of_trouble import HEARING_MENDS, tell_of_trouble
from bot.platforms.errands import Errands
from bot.platforms.tireless import tirelessly
from bot.platforms.watchdog import Watchdog
from bot.wiring.platforms import Served
from data.store.database import Store
from data.store.troubles import TroubleChanges, Troubles
from data.store.work import Work

log = structlog.get_logger()


class Watching:
    """Watches every platform that is served.

    Args of the constructor: `promised` is told that there may be something to send.
    """

    def __init__(self, store: Store, *, promised: Callable[[], None], silent_after_seconds: float) -> None:
        self._store = store
        self._promised = promised
        self._silent_after_seconds = silent_after_seconds
        self._errands = Errands()
        self._told: dict[str, str] = {}

    @property
    def troubles(self) -> dict[str, str]:
        """Return why each platform is in trouble, as far as this process has heard."""
        return dict(self._told)

    async def start(self, served: list[Served]) -> None:
        """Begin to watch; troubles that only a new start can have mended are forgotten."""
        await asyncio.wrap_future(
            self._store.submit(lambda work: TroubleChanges(work).forget(but=HEARING_MENDS))
        )
        for one in served:
            dog = Watchdog(
                one.platform.name,
                one.receiver,
                silent_after_seconds=self._silent_after_seconds,
                troubled=self.troubled,
                well=self._well,
            )
            self._errands.run(tirelessly(dog.watch, what=f"watch_{one.platform.name}"))

    async def stop(self) -> None:
        """Watch no more."""
        await self._errands.stop()

    def troubled(self, platform: str, reason: str) -> None:
        """Hear that a platform lets the desk do nothing, and why; admins are told once on another platform.

        Args:
            reason: the platform's own code, or one of silent and unreachable.
        """
        if self._told.get(platform) == reason:
            return
        self._told[platform] = reason
        log.error("platform_in_trouble", platform=platform, reason=reason)

        def tell(work: Work) -> bool:
            return tell_of_trouble(work, platform=platform, reason=reason)

        self._errands.run(self._until_kept(tell))

    async def _well(self, platform: str) -> None:
        reason = await asyncio.wrap_future(
            self._store.read(lambda reading: Troubles(reading).reason(platform))
        )
        if reason in HEARING_MENDS:
            self._told.pop(platform, None)
            log.info("platform_back", platform=platform)
            await self._keep(lambda work: tell_of_recovery(work, platform=platform))

    async def _until_kept(self, tell: Callable[[Work], bool]) -> None:
        kept = asyncio.Event()

        async def attempt() -> None:
            await self._keep(tell)
            kept.set()

        await _first(tirelessly(attempt, what="tell_admins"), kept.wait())

    async def _keep(self, tell: Callable[[Work], bool]) -> None:
        if await asyncio.wrap_future(self._store.submit(tell)):
            self._promised()


async def _first(*awaited: Awaitable[object]) -> None:
    """Wait for whichever ends first, and end the others."""
    tasks = [asyncio.ensure_future(one) for one in awaited]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
