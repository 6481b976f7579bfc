"""The server as a child: started, listened to while it loads, watched, and started again when it ends."""

import asyncio
import math
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import structlog

from bot.understanding.client import Client, Server
from bot.understanding.lodging import Lodging, Program, lodge

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
LOOK_SECONDS = 0.1
GLANCE_SECONDS = 0.5
# What lives and does not answer for so long will not any more; what loads or trains may take its time.
HUNG_AFTER_SECONDS = 60.0
# Others may use it still.
END_SECONDS = 2.0

log = structlog.get_logger()


class State(StrEnum):
    """How things stand with what understands free text."""

    READY = "ready"
    ARRIVING = "arriving"
    AWAY = "away"
    RULES = "rules"


@dataclass(slots=True)
class Standing:
    """How far a child is.

    Attributes:
        until: when it is expected to serve, in seconds of the loop's clock; None when nobody can tell.
    """

    state: State = State.ARRIVING
    until: float | None = None
    model: str = ""


class Tended:
    """Keeps a server running, and its client told of it."""

    def __init__(self, client: Client, program: Program, folder: Path) -> None:
        self._client = client
        self._program = program
        self._folder = folder
        self._tending: asyncio.Task[None] | None = None
        self.standing = Standing()

    def start(self) -> None:
        """Begin; nothing waits for it."""
        self._tending = asyncio.create_task(self._tend())

    async def stop(self) -> None:
        """Let go of it; when nobody else uses it, it ends."""
        if self._tending is not None:
            self._tending.cancel()
            await asyncio.gather(self._tending, return_exceptions=True)

    async def _tend(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            served = await self._one_life()
            pause = FIRST_PAUSE_SECONDS if served else min(pause * 2, LONGEST_PAUSE_SECONDS)
            self.standing = Standing(State.AWAY, until=None)
            log.warning("understanding_ended", served=served, pause_seconds=pause, log=str(self._folder))
            await asyncio.sleep(pause)

    async def _one_life(self) -> bool:
        """Use one server from its beginning, or from where it is found, to its end; return whether it served."""
        try:
            lodging = await asyncio.to_thread(lodge, self._program, self._folder)
        except OSError as fault:
            log.error("understanding_cannot_start", reason=type(fault).__name__)  # noqa: TRY400  # its kind says all
            return False
        self.standing = Standing()
        try:
            serves = await self._until_it_serves(lodging)
            if serves:
                await self._until_it_ends(lodging)
        finally:
            self._client.serve_at(None)
            lodging.leave()
            await asyncio.to_thread(lodging.ended, within_seconds=END_SECONDS)
        return serves

    async def _until_it_serves(self, lodging: Lodging) -> bool:
        heard = 0
        while lodging.lives:
            said = lodging.said()
            if len(said) > heard:
                heard = len(said)
                self._hear(said[-1])
            if url := next((str(one["url"]) for one in said if "url" in one), ""):
                self._client.serve_at(Server(url, lodging.token))
                log.info("understanding_serves", found=lodging.found, model=self.standing.model)
                return True
            await asyncio.sleep(LOOK_SECONDS)
        return False

    def _hear(self, told: dict[str, Any]) -> None:
        if "url" in told:
            self.standing = Standing(State.READY, model=str(told.get("model", "")))
            return
        left = told.get("seconds_left")
        known = float(left) if isinstance(left, int | float) else math.nan
        until = asyncio.get_running_loop().time() + known if math.isfinite(known) else None
        self.standing = Standing(State.ARRIVING, until=until)

    async def _until_it_ends(self, lodging: Lodging) -> None:
        loop = asyncio.get_running_loop()
        well_at = loop.time()
        while lodging.lives:
            if self._client.is_well:
                well_at = loop.time()
            elif loop.time() - well_at > HUNG_AFTER_SECONDS:
                log.error("understanding_hangs", process_id=lodging.process_id)
                lodging.kill()
            await asyncio.sleep(GLANCE_SECONDS)
