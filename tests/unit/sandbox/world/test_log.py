"""The truth log keeps the newest lines under numbers that never come twice."""

import asyncio
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.log import LogEntry, TruthLog
from bot.sandbox.world import MovableClock, World

START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def written(lines: int, *, most_lines: int) -> TruthLog:
    log = TruthLog(most_lines)
    for number in range(1, lines + 1):
        log.write(LogEntry(number, START, 0.0, "slack", "from_bot", "api.test", {}))
    return log


@given(st.integers(0, 12), st.integers(1, 8), st.integers(-2, 15))
def test_what_is_kept_is_told_from_a_number(lines: int, most_lines: int, number: int) -> None:
    log = written(lines, most_lines=most_lines)
    kept = list(range(max(1, lines - most_lines + 1), lines + 1))
    assert [entry.number for entry in log] == kept
    assert [entry.number for entry in log.after(number)] == [one for one in kept if one > number]
    assert (len(log), log.last) == (len(kept), lines)


def test_a_forgotten_log_goes_on_counting() -> None:
    log = written(3, most_lines=2)
    assert [entry.number for entry in log[-1:]] == [3]
    log.forget()
    assert (list(log), log.after(0), log.last) == ([], [], 3)


def test_a_forgotten_world_begins_again_and_repeats_no_number() -> None:
    world = World(company={}, clock=MovableClock(START))
    world.record("slack", "from_bot", "api.test", {})
    world.clock.move_to(START.replace(year=2027))
    world.clock.pause()
    changes, revision = world.changes, world.clock.revision
    world.forget()
    assert (list(world.log), world.clock.running, world.clock.now().year) == ([], True, 2026)
    assert (world.changes > changes, world.clock.revision > revision) == (True, True)
    world.record("slack", "from_bot", "api.test", {})
    assert world.log[0].number == 2


async def test_a_world_that_is_forgotten_wakes_its_readers() -> None:
    world = World(company={})
    waiting = asyncio.create_task(world.changed(patience_seconds=10))
    await asyncio.sleep(0)
    world.forget()
    assert await waiting
