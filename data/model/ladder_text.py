"""Ladders as they are written: chains of escalation in the company file, and plans as they are kept."""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from data.model.durations import duration
from data.model.ladders import MOST_REPEATS, Plan, Step, Told, Whom

ON_CALL = (Whom.ON_CALL, Whom.NEXT_ON_CALL)
KINDS = ("notify", "wait", "repeat", "only_in")


def read_chain(told: Sequence[Any]) -> Plan:
    """Read a chain of escalation, such as notify on_call, wait PT5M, notify next_on_call, repeat 3.

    Who is notified without a wait between is notified at once. Where it begins again without a wait, the longest one
    of the chain stands there, so that nobody is told twice in the same moment.

    Raises:
        ValueError: it is none; the message names the entry and the reason.
    """
    steps: list[Step] = []
    wait, repeats, only_in = timedelta(), 0, ""
    for position, entry in enumerate(told):
        kind, value = _entry(entry, position)
        if repeats:
            raise ValueError(f"{position}: nothing can stand behind repeat")
        if kind == "wait":
            wait += duration(str(value))
        elif kind == "notify":
            steps = _with(steps, wait, _told(value, position))
            wait = timedelta()
        elif kind == "only_in":
            only_in = str(value)
        else:
            repeats = _repeats(value, position)
    if not steps:
        raise ValueError("notifies nobody")
    again_after = wait or max(step.wait for step in steps)
    if repeats and not again_after:
        raise ValueError("begins again without a wait")
    return Plan(tuple(steps), repeats, again_after if repeats else timedelta(), only_in=only_in)


def written(plan: Plan) -> str:
    """Return a plan as it is kept."""
    told = {
        "steps": [
            {
                "wait": step.wait.total_seconds(),
                "to": [[to.whom.value, to.key] for to in step.to],
                "news": step.news,
            }
            for step in plan.steps
        ],
        "repeats": plan.repeats,
        "again_after": plan.again_after.total_seconds(),
        "counted_in": plan.counted_in,
        "only_in": plan.only_in,
        "punctual": plan.punctual,
    }
    return json.dumps(told, sort_keys=True)


def read_plan(text: str) -> Plan:
    """Return a plan that was kept."""
    told = json.loads(text)
    steps = tuple(
        Step(
            timedelta(seconds=step["wait"]),
            tuple(Told(Whom(whom), key) for whom, key in step["to"]),
            step["news"],
        )
        for step in told["steps"]
    )
    again_after = timedelta(seconds=told["again_after"])
    return Plan(
        steps,
        told["repeats"],
        again_after,
        counted_in=told["counted_in"],
        only_in=told["only_in"],
        punctual=told["punctual"],
    )


def _entry(entry: Any, position: int) -> tuple[str, Any]:
    if not isinstance(entry, Mapping) or len(entry) != 1 or next(iter(entry)) not in KINDS:
        raise ValueError(f"{position}: must be exactly one of {', '.join(KINDS)}")
    return next(iter(entry.items()))


def _with(steps: list[Step], wait: timedelta, to: Told) -> list[Step]:
    if steps and not wait:
        return [*steps[:-1], Step(steps[-1].wait, (*steps[-1].to, to))]
    return [*steps, Step(wait, (to,))]


def _told(value: Any, position: int) -> Told:
    if value in ON_CALL:
        return Told(Whom(value))
    if isinstance(value, Mapping) and len(value) == 1:
        whom, key = next(iter(value.items()))
        if whom in set(Whom) - set(ON_CALL) and isinstance(key, str):
            return Told(Whom(whom), key)
    others = ", ".join(sorted(set(Whom) - set(ON_CALL)))
    raise ValueError(f"{position}: notify is {' or '.join(ON_CALL)}, or has one of {others}")


def _repeats(value: Any, position: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_REPEATS:
        raise ValueError(f"{position}: repeat is a number from 1 to {MOST_REPEATS}")
    return value
