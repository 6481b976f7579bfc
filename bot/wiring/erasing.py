"""Whom the desk forgot, wired: each is put on the list beside the backups as soon as that is committed."""

import asyncio
from pathlib import Path

import structlog

from bot.platforms.errands import Errands
from bot.platforms.tireless import tirelessly
from data.store.backups.erase_list import UntrustedListFault, add_to_list
from data.store.database import Store
from data.store.erasures import ErasureChanges, Erasures
from data.store.masters import Masters
from data.store.work import Reading

LOOK_SECONDS = 1.0
LATER_SECONDS = 60.0

log = structlog.get_logger()


class ListKeeping:
    """Keeps the list; what cannot be written now is written later, also by the next desk."""

    def __init__(self, store: Store, masters: Masters, folder: Path) -> None:
        self._store = store
        self._masters = masters
        self._folder = folder
        self._errands = Errands()

    def start(self) -> None:
        """Begin to look for whom the desk forgot."""
        self._errands.run(tirelessly(self._look, what="erase_list"))

    async def stop(self) -> None:
        """Look no more."""
        await self._errands.stop()

    async def _look(self) -> None:
        await asyncio.sleep(LOOK_SECONDS)
        unlisted = await asyncio.wrap_future(self._store.read(_unlisted))
        if not unlisted:
            return
        try:
            await asyncio.to_thread(
                add_to_list,
                self._folder,
                [fingerprint for _, fingerprint in unlisted],
                at=self._store.now,
                masters=self._masters,
            )
        except (OSError, UntrustedListFault) as fault:
            log.warning("erase_list_not_written", folder=str(self._folder), reason=str(fault))
            await asyncio.sleep(LATER_SECONDS)
            return
        numbers = [number for number, _ in unlisted]
        await asyncio.wrap_future(self._store.submit(lambda work: ErasureChanges(work).listed(numbers)))


def _unlisted(reading: Reading) -> list[tuple[int, str]]:
    return Erasures(reading).unlisted()
