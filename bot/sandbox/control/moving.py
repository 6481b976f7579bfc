"""Move the sandbox's clock as the page and scripts ask."""

import asyncio
import math
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox.control.desk import DeskWatch, moment_in
from bot.sandbox.control.guard import WrongRequest
from bot.sandbox.world import MovableClock

LONGEST_MOVE = timedelta(days=3 * 366)
LONGEST_TRAVEL_SECONDS = 20.0
STEP_SECONDS = 0.05
ASKS = ("pause", "resume", "advance_seconds", "move_to", "next_due")


async def move_clock(clock: MovableClock, desk: DeskWatch, ask: dict[str, Any]) -> None:
    """Do the one thing that was asked of the clock.

    Raises:
        WrongRequest: not exactly one thing was asked, or it would turn time back.
    """
    if len(ask) != 1 or not set(ask) <= set(ASKS):
        raise WrongRequest(f"ask for exactly one of {', '.join(ASKS)}")
    match ask:
        case {"pause": True}:
            clock.pause()
        case {"resume": True}:
            clock.resume()
        case {"next_due": True}:
            await _travel(clock, desk, await desk.next_due())
        case {"advance_seconds": seconds}:
            await _travel(clock, desk, clock.now() + _span(seconds))
        case {"move_to": written}:
            await _travel(clock, desk, moment_in(written))
        case _:
            raise WrongRequest(f"{next(iter(ask))} takes true")


async def _travel(clock: MovableClock, desk: DeskWatch, until: datetime) -> None:
    """Go from one due moment to the next, so that what is due in between happens at its own time."""
    now = clock.now()
    if until < now:
        raise WrongRequest(f"time does not run back: it is {now.isoformat()} already")
    if until - now > LONGEST_MOVE:
        raise WrongRequest("move at most three years at once")
    # A desk that never rests must not hold the clock for ever: then the rest of the way is one leap.
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_TRAVEL_SECONDS):
            await _hop(clock, desk, until)
    _move_forward(clock, until)


async def _hop(clock: MovableClock, desk: DeskWatch, until: datetime) -> None:
    reached: datetime | None = None
    while (due := await _due_before(desk, until)) and (reached is None or due > reached):
        _move_forward(clock, due)
        reached = due
        while not await desk.rests(since=clock.revision):  # noqa: ASYNC110  # another process can only be asked
            await asyncio.sleep(STEP_SECONDS)


async def _due_before(desk: DeskWatch, until: datetime) -> datetime | None:
    report = await desk.look_again()
    if report["state"] != "serving" or not isinstance(report["next_due"], str):
        return None
    due = moment_in(report["next_due"])
    return due if due < until else None


def _move_forward(clock: MovableClock, moment: datetime) -> None:
    clock.move_to(max(moment.astimezone(UTC), clock.now()))


def _span(seconds: object) -> timedelta:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not math.isfinite(seconds):
        raise WrongRequest("advance_seconds must be a number of seconds")
    if seconds < 0 or seconds > LONGEST_MOVE.total_seconds():
        raise WrongRequest("advance_seconds must lie between 0 and three years")
    return timedelta(seconds=seconds)
