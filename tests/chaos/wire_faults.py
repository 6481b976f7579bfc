"""Every fault of the wire at every call that the desk makes: what became of what was to be shown."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.rest import advance, rest
from bot.sandbox.plays.stage import Stage
from data.store.outbox import cards, messages
from tests.chaos.calls import Call
from tests.chaos.gathering import Home, left_behind
from tests.chaos.playing import play_scene
from tests.chaos.recording import notices_in

LOOK_SECONDS = 0.2
STARTED_WITHIN_SECONDS = 40.0
SLOW = "slow"
FAULTS: Mapping[str, Mapping[str, Any]] = {
    "reset before": {"drop": "request", "reset": True},
    "reset after": {"drop": "reply", "reset": True},
    "502": {"answer": 502},
    "504": {"answer": 504},
    SLOW: {},
    "half": {"truncate": True},
    "twice": {"twice": True},
}
DECIDED = ("sent", "retrying", "unknown", "failed", "withdrawn")
DECIDED_WITHIN = timedelta(seconds=60)
MINUTES_AT_MOST = 3
# What a person is told when a call could not do what they asked for: pressing again is up to them.
ACKNOWLEDGED = "ack"
NOT_STRUCK, ASKED_AGAIN = "not struck", "asked again"


@dataclass(frozen=True, slots=True)
class Cell:
    """One fault at one method.

    Attributes:
        states: of everything that was promised while it struck, with how many of each.
        struck: whether the fault met a call; nothing else is a test of it.
        undone: what people could not do to the end, in words.
    """

    platform: str
    method: str
    fault: str
    states: Mapping[str, int]
    struck: bool
    undone: str = ""

    @property
    def undecided(self) -> int:
        """Return how many notices nobody has decided about."""
        return sum(count for state, count in self.states.items() if state not in DECIDED)

    @property
    def told(self) -> str:
        """Return the cell in a few words."""
        if not self.struck:
            return NOT_STRUCK
        named = [f"{state} {count}" for state, count in sorted(self.states.items())]
        return ", ".join([*named, *([ASKED_AGAIN] if self.undone else [])])


def methods_called(stage: Stage) -> frozenset[tuple[str, str]]:
    """Return every platform and method that the desk has called so far; what it says over a socket is no call."""
    return frozenset(
        (entry.platform, entry.method)
        for entry in stage.town.world.log
        if entry.direction == "from_bot" and entry.method != ACKNOWLEDGED
    )


async def rehearse(stage: Stage, home: Home, call: Call, *, number: int) -> Cell:
    """Play the scene of a call without any fault but its own; what is undone then is a mistake of the scene."""
    return await _cell(stage, home, call, "none", number=number)


async def strike(stage: Stage, home: Home, call: Call, fault: str, *, number: int) -> Cell:
    """Let one fault strike one call in its scene; look a minute later."""
    install(stage, call, fault)
    return await _cell(stage, home, call, fault, number=number)


def install(stage: Stage, call: Call, fault: str) -> None:
    """Let the next call meet a fault."""
    rule: dict[str, Any] = {"delay": call.slow_seconds} if fault == SLOW else dict(FAULTS[fault])
    rule["times"] = call.strokes if "reset" in rule else 1
    if call.platform == "hook":
        told = {"status" if name == "answer" else name: value for name, value in rule.items()}
        stage.town.hooks.answer(call.method, told)
    else:
        stage.side(call.platform).fault({"method": call.method, **rule})


async def _cell(stage: Stage, home: Home, call: Call, fault: str, *, number: int) -> Cell:
    earlier, undone = _states(home), ""
    try:
        if call.at_start:
            await stage.desk.kill()
            await rest(stage, seconds=STARTED_WITHIN_SECONDS)
        # What tells the cases apart must not sound like anything: it is understood with the rest.
        await play_scene(stage, call.play, case=f"(n{number})", number=number)
        await _awaited(stage, call)
    except Unmet as unmet:
        undone = f"{unmet.expected}: {'; '.join(unmet.seen)}"
    with suppress(Unmet):
        await rest(stage)
    found = await _a_minute_later(stage, home)
    struck = not _calmed(stage)[call.method.lower()]
    states = Counter(state for delivery, state in found.items() if delivery not in earlier)
    return Cell(call.platform, call.method, fault, states, struck, undone)


async def _a_minute_later(stage: Stage, home: Home) -> dict[str, str]:
    """Return what became of everything; what was promised while the minute passed has another one."""
    for _ in range(MINUTES_AT_MOST):
        known = _states(home)
        with suppress(Unmet):
            await advance(stage, DECIDED_WITHIN)
        found = _states(home)
        if all(state in DECIDED for delivery, state in found.items() if delivery not in known):
            break
    return found


async def _awaited(stage: Stage, call: Call) -> None:
    """Wait for a call that comes by itself, until it was made once more."""
    before = stage.town.world.log.last
    deadline = stage.deadline(call.wait_seconds)
    while call.wait_seconds and not deadline.passed:
        if any(entry.method == call.method for entry in stage.town.world.log.after(before)):
            return
        await asyncio.sleep(LOOK_SECONDS)


def _calmed(stage: Stage) -> Counter[str]:
    """Take all faults away, so that none strikes in another cell; return by method how many strokes were left."""
    left = stage.town.slack.calm() + stage.town.telegram.calm() + stage.town.hooks.calm()
    # A scene may have taken scopes away, which is no fault and lasts.
    stage.town.slack.fault({"scopes": None})
    return left


def table(cells: Iterable[Cell]) -> list[str]:
    """Return the cells as the lines of a table: a method a line, a fault a column."""
    by_method: dict[tuple[str, str], dict[str, str]] = {}
    for cell in cells:
        by_method.setdefault((cell.platform, cell.method), {})[cell.fault] = cell.told
    lines = ["| method | " + " | ".join(FAULTS) + " |", "|---" * (len(FAULTS) + 1) + "|"]
    for (platform, method), found in sorted(by_method.items()):
        columns = " | ".join(found.get(fault, "") for fault in FAULTS)
        lines.append(f"| {platform} {method} | {columns} |")
    return lines


def _states(home: Home) -> dict[str, str]:
    with left_behind(home) as reading:
        found = [*notices_in(reading, cards, "card"), *notices_in(reading, messages, "message")]
    return {notice.delivery: notice.state for notice in found}
