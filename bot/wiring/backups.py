"""Backups, wired: when one is due, what admins are told, and the process that makes it beside the desk."""

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable, Mapping
from datetime import datetime

import structlog

from actions.operating.note_backup import note_backup
from actions.operating.want_backup import CARD, want_backup
from bot.cards.backups import backup_card
from bot.conversation.capability import Capability
from bot.platforms.errands import Errands
from bot.platforms.tireless import tirelessly
from bot.shapes.turn import Due
from bot.wiring.cores import let_run_anywhere
from config.backups import BackupSettings
from data.model.backups import BackupRun, is_overdue
from data.model.recurrence_text import read_recurrence
from data.store.backup_runs import BackupRuns
from data.store.backups.shelf import Kept, backups_in
from data.store.database import Store
from data.store.work import Reading, Work

MAKE = "backups.make"
LOOK_SECONDS = 1.0
NICE = 10
# Then it hangs rather than being slow; the words for people name it.
LONGEST_SECONDS = 12 * 3_600.0
SLOW, OTHER = "slow", "other"

log = structlog.get_logger()


def _make(work: Work, due: Due) -> None:
    want_backup(work, planned_at=due.planned_at)


capability = Capability(name="backups", cards={CARD: backup_card}, due={MAKE: _make})


def recurring_backup(settings: BackupSettings) -> dict[str, Mapping[str, str]]:
    """Return the rule by which backups are made, none where there is no folder for them."""
    return {MAKE: settings.rule()} if settings.folder else {}


def how_backups_are(settings: BackupSettings, *, time_zone: str, now: datetime) -> tuple[str, Kept | None]:
    """Return ok, none or overdue, and the newest backup; an empty word where none is made by itself."""
    if settings.folder is None:
        return "", None
    newest = next(iter(backups_in(settings.folder)), None)
    if newest is None:
        return "none", None
    rule = read_recurrence({"zone": time_zone, **settings.rule()})
    return "overdue" if is_overdue(newest.taken_at, rule, now) else "ok", newest


class BackingUp:
    """Makes the backups that are wanted, each in a process of its own: the desk does not wait for it.

    Args of the constructor: `promised` is told that there may be something to send.
    """

    def __init__(self, store: Store, settings: BackupSettings, *, promised: Callable[[], None]) -> None:
        self._store = store
        self._settings = settings
        self._promised = promised
        self._errands = Errands()

    def start(self) -> None:
        """Begin to look for what is wanted; one that a killed desk left is made anew."""
        if self._settings.folder:
            self._errands.run(tirelessly(self._look, what="backups"))

    async def stop(self) -> None:
        """Look no more, and end what is being made."""
        await self._errands.stop()

    async def state(self) -> tuple[str, Kept | None]:
        """Return what `how_backups_are` returns, now."""
        if self._settings.folder is None:
            return "", None
        zone, now = self._store.company.time_zone, self._store.now
        return await asyncio.to_thread(how_backups_are, self._settings, time_zone=zone, now=now)

    async def _look(self) -> None:
        await asyncio.sleep(LOOK_SECONDS)
        run = await asyncio.wrap_future(self._store.read(_wanted))
        if run is None:
            return
        reason = await self._made(run)
        log.info("backup_ended", number=run.number, reason=reason)
        await asyncio.wrap_future(
            self._store.submit(lambda work: note_backup(work, number=run.number, reason=reason))
        )
        self._promised()

    async def _made(self, run: BackupRun) -> str:
        """Make a backup; return what was in its way, an empty text when nothing was."""
        arguments = ("backup", "--json", "--sweep", "--at", run.wanted_at.isoformat())
        child = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", *arguments, stdout=PIPE)
        # The desk goes first.
        os.setpriority(os.PRIO_PROCESS, child.pid, NICE)
        let_run_anywhere(child.pid)
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                said, _ = await child.communicate()
        except TimeoutError:
            return SLOW
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
        return "" if child.returncode == 0 else _reason(said)


def _wanted(reading: Reading) -> BackupRun | None:
    return BackupRuns(reading).wanted()


def _reason(said: bytes) -> str:
    try:
        return str(json.loads(said)["fault"])
    except (ValueError, KeyError, TypeError):
        return OTHER
