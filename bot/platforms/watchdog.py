"""Watch whether a platform still reaches us; begin to listen anew when it does not, and say so."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog

LOOK_SECONDS = 2.0
# One look alone may have slept through what came: a process that was stopped, a machine that was asleep.
LOOKS_IN_VAIN = 2
SILENT = "silent"

_log = structlog.get_logger()


class Listening(Protocol):
    """The receiving half of a platform, as far as it is watched."""

    @property
    def heard_at(self) -> float | None:
        """When the platform was last known to reach us, in seconds of the loop's clock; None before the first time."""

    async def start(self) -> None:
        """Begin to listen."""

    async def stop(self) -> None:
        """Listen no more."""


class Watchdog:
    """Watches one platform.

    Nothing is written anywhere to find out: Telegram answers a poll at least every half minute, a Slack socket
    answers our pings, and the echo of what we post tells whether anything comes through it.

    Args of the constructor: `troubled` is told why; `well` that it is heard, at the first time and after each silence.
    """

    def __init__(
        self,
        platform: str,
        receiver: Listening,
        *,
        silent_after_seconds: float,
        troubled: Callable[[str, str], None],
        well: Callable[[str], Awaitable[None]],
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._platform = platform
        self._receiver = receiver
        self._silent_after_seconds = silent_after_seconds
        self._troubled = troubled
        self._well = well
        self._look_seconds = look_seconds
        self._in_vain = 0
        self._is_well: bool | None = None

    async def watch(self) -> None:
        """Look until cancelled."""
        clock = asyncio.get_running_loop().time
        since = clock()
        while True:
            await asyncio.sleep(self._look_seconds)
            heard_at = self._receiver.heard_at
            if clock() - max(heard_at or since, since) < self._silent_after_seconds:
                self._in_vain = 0
                if heard_at is not None and heard_at >= since and not self._is_well:
                    await self._well(self._platform)
                    self._is_well = True
                continue
            self._in_vain += 1
            if self._in_vain >= LOOKS_IN_VAIN:
                await self._begin_anew()
                since = clock()

    async def _begin_anew(self) -> None:
        _log.error("platform_silent", platform=self._platform, seconds=self._silent_after_seconds)
        self._in_vain, self._is_well = 0, False
        self._troubled(self._platform, SILENT)
        await self._receiver.stop()
        await self._receiver.start()
