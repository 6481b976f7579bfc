"""Run play files against the sandbox: the door for the command line."""

import asyncio
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.sandbox.plays.building import Conditions
from bot.sandbox.plays.desk import DeskProgram
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.performance import perform
from bot.sandbox.plays.stage import Town
from bot.sandbox.plays.theatre import town_for
from bot.sandbox.plays.watching import Watched
from bot.sandbox.server import Sandbox
from bot.sandbox.world import MovableClock


def _sandbox(company: dict[str, Any], clock: MovableClock) -> Town:
    return Sandbox(company, clock=clock)


async def run_play(
    path: Path,
    *,
    company: Mapping[str, Any],
    desk: DeskProgram,
    tell: Callable[[str], None],
    patience: float = 1.0,
) -> PlayResult:
    """Play one file in a sandbox and with a desk of its own.

    Args:
        company: the company file as read, without ids.
        tell: takes the transcript line by line.
        patience: factor for every wait (DESKBELL_PATIENCE).
    """
    return await perform(path, Conditions(company, desk, _sandbox, patience, tell))


async def show_play(
    path: Path,
    *,
    company: Mapping[str, Any],
    desk: DeskProgram,
    tell: Callable[[str], None],
    watched: Watched,
    patience: float = 1.0,
) -> PlayResult:
    """Play one file before an audience; return when it is over and the audience was dismissed."""
    conditions = Conditions(
        company, desk, lambda everybody, clock: town_for(watched, everybody, clock), patience, tell
    )
    return await perform(path, conditions, watched)


async def run_plays(
    paths: Sequence[Path],
    *,
    parallel: int,
    company: Mapping[str, Any],
    desk: DeskProgram,
    tell: Callable[[str], None],
    patience: float = 1.0,
) -> list[PlayResult]:
    """Play every file, some at a time, and return how each ended, in the order of the paths.

    Args:
        parallel: how many at a time; with more than one, each transcript is told whole when its play ends.
    """
    room = asyncio.Semaphore(max(parallel, 1))

    async def one(path: Path) -> PlayResult:
        lines: list[str] = []
        async with room:
            hear = lines.append if parallel > 1 else tell
            result = await run_play(path, company=company, desk=desk, tell=hear, patience=patience)
        for line in lines:
            tell(line)
        return result

    # A mistake of the runner itself is told as the end of its play: the other plays go on.
    ends = await asyncio.gather(*map(one, paths), return_exceptions=True)
    return [_ended(path, end, tell) for path, end in zip(paths, ends, strict=True)]


def _ended(path: Path, end: PlayResult | BaseException, tell: Callable[[str], None]) -> PlayResult:
    if isinstance(end, PlayResult):
        return end
    if not isinstance(end, Exception):
        raise end
    told = "".join(traceback.format_exception(end)).splitlines()
    for line in (f"✗ {path}: a mistake of the runner", *told):
        tell(line)
    expected = "a runner that can play it"
    return PlayResult(str(path), holds=False, expected=expected, seen=(f"{type(end).__name__}: {end}",))
