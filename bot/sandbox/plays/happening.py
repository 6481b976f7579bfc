"""What the world does in a step: time, faults, kills, repeats, other systems."""

import asyncio
import contextlib
import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from bot.sandbox.plays.doing import deed
from bot.sandbox.plays.durations import duration
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.rest import advance, pass_time, rest, settle_before
from bot.sandbox.plays.stage import Stage
from bot.sandbox.plays.vocabulary import NOW
from bot.sandbox.plays.webhooks import call_webhook
from bot.sandbox.side import CannotDo

PASSING = frozenset({"advance", "until"})
Happening = Callable[[Stage, Step], Awaitable[None]]
# The others may be meant to come in the middle of what goes on.
CALM_BEFORE = frozenset({"all", "webhook"})


async def happen(stage: Stage, step: Step) -> None:
    """Let happen what the step says.

    Raises:
        Unmet: it cannot, or it does not end as it should.
    """
    if step.verb in CALM_BEFORE:
        await settle_before(stage, step)
    if step.verb in PASSING or (step.verb == "kill" and step.what == "bot"):
        # What went before is seen to its end first: only so does `new` mean after the kill, or since time went by.
        with contextlib.suppress(Unmet):
            await rest(stage)
    stage.begin(doing=any(inner.kind == "doing" for inner in step.inner))
    try:
        await HAPPENINGS[step.verb](stage, step)
    except CannotDo as refused:
        raise Unmet(f"the sandbox to be able to {step.verb}", [str(refused)]) from refused


async def _advance(stage: Stage, step: Step) -> None:
    await advance(stage, duration(step.what))


async def _until(stage: Stage, step: Step) -> None:
    try:
        moment = datetime.fromisoformat(stage.memory.text(step.what))
    except ValueError as problem:
        raise Unmet(f"a time to wait until, not {step.what}", [str(problem)]) from problem
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=stage.play.clock.tzinfo)
    if moment < stage.town.world.clock.now():
        raise Unmet(
            f"{moment.isoformat()} to be ahead", [f"it is {stage.town.world.clock.now().isoformat()}"]
        )
    await pass_time(stage, moment)


async def _all(stage: Stage, step: Step) -> None:
    deeds = [
        deed(stage, inner) if inner.kind == "doing" else HAPPENINGS[inner.verb](stage, inner)
        for inner in step.inner
    ]
    outcomes = await asyncio.gather(*deeds, return_exceptions=True)
    for inner, outcome in zip(step.inner, outcomes, strict=True):
        if isinstance(outcome, Unmet):
            raise Unmet(f"{outcome.expected} (step {inner.number})", outcome.seen) from outcome
        if isinstance(outcome, BaseException):
            raise outcome


async def _redeliver(stage: Stage, step: Step) -> None:
    since = stage.doing_mark if step.what.get("last") else 0
    times, shuffle = int(step.what.get("times", 1)), bool(step.what.get("shuffle", False))
    for side in (stage.town.slack, stage.town.telegram):
        await side.redeliver(times=times, shuffle=shuffle, since=since)


async def _fault(stage: Stage, step: Step) -> None:
    rule = {key: stage.memory.value(value) for key, value in step.what.items() if key != "platform"}
    rule |= _in_seconds(rule)
    if rule.get("chat") in stage.cast:
        rule["chat"] = stage.cast[rule["chat"]].person
    stage.side(str(step.what["platform"])).fault(rule)


def _in_seconds(rule: Mapping[str, Any]) -> dict[str, float]:
    lengths = {key: duration(rule[key]).total_seconds() for key in ("delay", "retry_after") if key in rule}
    return {key: math.ceil(length) if key == "retry_after" else length for key, length in lengths.items()}


async def _kill(stage: Stage, step: Step) -> None:
    if isinstance(step.what, dict) and step.what["at"] != NOW:
        stage.desk.arm(str(step.what["at"]))
    else:
        await stage.desk.kill()


async def _stop(stage: Stage, step: Step) -> None:
    if step.what == "bot":
        await stage.desk.stop()
    elif stage.gate is not None:
        await stage.gate.shut()


async def _start(stage: Stage, step: Step) -> None:
    if step.what == "bot":
        await stage.desk.start()
    elif stage.gate is not None:
        await stage.gate.open()


async def _cut(stage: Stage, step: Step) -> None:
    stage.side(str(step.what)).cut()


async def _answer(stage: Stage, step: Step) -> None:
    told = {key: stage.memory.value(value) for key, value in step.what.items()}
    stage.town.hooks.answer(str(step.what["hook"]), told | _in_seconds(told))


HAPPENINGS: dict[str, Happening] = {
    "advance": _advance,
    "until": _until,
    "all": _all,
    "redeliver": _redeliver,
    "webhook": call_webhook,
    "fault": _fault,
    "kill": _kill,
    "stop": _stop,
    "start": _start,
    "cut": _cut,
    "answer": _answer,
}
