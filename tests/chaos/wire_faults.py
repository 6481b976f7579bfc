"""Every fault of the wire at every call that the desk makes: what became of what was to be shown."""

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
from tests.chaos.gathering import Home, left_behind
from tests.chaos.recording import notices_in
from tests.chaos.scene import Scene

# Longer than the desk's patience with any call, save the polls that are meant to last.
SLOW_SECONDS = 12.0
STARTED_WITHIN_SECONDS = 40.0
FAULTS: Mapping[str, Mapping[str, Any]] = {
    "reset before": {"drop": "request", "reset": True},
    "reset after": {"drop": "reply", "reset": True},
    "502": {"answer": 502},
    "504": {"answer": 504},
    "slow": {"delay": SLOW_SECONDS},
    "half": {"truncate": True},
    "twice": {"twice": True},
}
DECIDED = ("sent", "retrying", "unknown", "failed", "withdrawn")
DECIDED_WITHIN = timedelta(seconds=60)
# What a person is told when a call could not do what they asked for: pressing again is up to them.
ACKNOWLEDGED = "ack"
POST = {"slack": "chat.postMessage", "telegram": "sendMessage"}
SETTLING = ("conversations.history", "conversations.replies")
NOT_CALLED, ASKED_AGAIN = "not called", "asked again"


@dataclass(frozen=True, slots=True)
class Cell:
    """One fault at one method.

    Attributes:
        states: of everything that was promised while it struck, with how many of each.
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
            return NOT_CALLED
        named = [f"{state} {count}" for state, count in sorted(self.states.items())]
        return ", ".join([*named, *([ASKED_AGAIN] if self.undone else [])])


def methods_called(stage: Stage, platform: str) -> list[str]:
    """Return every method that the desk has called so far; what it says over a socket is no call."""
    called = {
        entry.method
        for entry in stage.town.world.log
        if entry.platform == platform and entry.direction == "from_bot"
    }
    return sorted(called - {ACKNOWLEDGED})


async def strike(
    stage: Stage,
    home: Home,
    platform: str,
    method: str,
    fault: str,
    *,
    number: int,
    at_start: bool = False,
) -> Cell:
    """Let one fault strike one method while people report, claim and reply; look a minute later.

    Args:
        at_start: whether the desk is started anew first, as it calls that method only then.
    """
    earlier, before = _states(home), stage.town.world.log.last
    stage.side(platform).fault({"method": method, "times": 1, **FAULTS[fault]})
    if method in SETTLING:
        # Asked only about a post whose answer was lost.
        stage.side(platform).fault({"method": POST[platform], "times": 1, **FAULTS["reset after"]})
    undone = ""
    try:
        if at_start:
            await stage.desk.kill()
            await rest(stage, seconds=STARTED_WITHIN_SECONDS)
        scene = Scene(stage, home, platform, point=f"{fault} at {method}")
        await scene.play(scene.case(number))
    except Unmet as unmet:
        undone = f"{unmet.expected}: {'; '.join(unmet.seen)}"
    with suppress(Unmet):
        await rest(stage)
    with suppress(Unmet):
        await advance(stage, DECIDED_WITHIN)
    states = Counter(state for delivery, state in _states(home).items() if delivery not in earlier)
    return Cell(platform, method, fault, states, _called(stage, platform, method, before), undone)


def _called(stage: Stage, platform: str, method: str, before: int) -> bool:
    return any(
        (entry.platform, entry.direction, entry.method) == (platform, "from_bot", method)
        for entry in stage.town.world.log.after(before)
    )


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
