"""Wait until nothing moves any more, and let time pass from one due moment to the next."""

import asyncio
from datetime import datetime, timedelta

from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.settling import settle_forms
from bot.sandbox.plays.stage import PATIENCE_SECONDS, Stage

BETWEEN_LOOKS_SECONDS = 0.05
LOOKS = 2
ADVANCE_SECONDS = 240.0
SAME_DUE_AT_MOST = 3
FORM_SECONDS = 3.0


async def rest(stage: Stage, *, seconds: float = PATIENCE_SECONDS) -> None:
    """Return when nothing moved in two looks one after the other.

    Raises:
        Unmet: something still moves when patience ends.
    """
    deadline = stage.deadline(seconds)
    calm = 0
    while True:
        await stage.await_desk()
        restless = "a form was open" if await settle_forms(stage) else await _restless(stage)
        calm = 0 if restless else calm + 1
        if calm == LOOKS:
            stage.pressed.clear()
            return
        if deadline.passed and restless:
            raise Unmet(f"rest within {deadline.seconds:g} s", [restless])
        await asyncio.sleep(BETWEEN_LOOKS_SECONDS)


async def settle_before(stage: Stage, step: Step) -> None:
    """Give what comes of earlier steps the time to come, where it would be taken for what comes of this one."""
    calm = stage.play.must_be_calm_before(step)
    if calm or stage.pressed:
        try:
            await rest(stage, seconds=PATIENCE_SECONDS if calm else FORM_SECONDS)
        except Unmet:
            stage.desk.check()
            stage.pressed.clear()


async def pass_time(stage: Stage, target: datetime) -> None:
    """Move the clock to the target, stopping wherever something is due.

    Raises:
        Unmet: what is due is never done, or patience ends.
    """
    clock = stage.town.world.clock
    deadline = stage.deadline(ADVANCE_SECONDS)
    dues: list[datetime] = []
    await rest(stage)
    while (due := await _next_due(stage)) is not None and due <= target:
        dues = [*dues[-SAME_DUE_AT_MOST:], due]
        if len(dues) > SAME_DUE_AT_MOST and len(set(dues)) == 1:
            raise Unmet("what is due to be done", [f"due again and again: {due.isoformat()}"])
        if deadline.passed:
            raise Unmet(f"time to pass within {deadline.seconds:g} s", [f"it is {clock.now().isoformat()}"])
        clock.move_to(max(due, clock.now()))
        await rest(stage)
    if target > clock.now():
        clock.move_to(target)
    await rest(stage)


async def advance(stage: Stage, length: timedelta) -> None:
    """Let this much time pass, counted from when what went before has come to rest."""
    await rest(stage)
    await pass_time(stage, stage.town.world.clock.now() + length)


async def _next_due(stage: Stage) -> datetime | None:
    health = await stage.checkup.health()
    return health.next_due if health else None


async def _restless(stage: Stage) -> str:
    """Return what still moves, empty when nothing does."""
    stage.desk.check()
    if stage.desk.stopped:
        return ""
    for side in (stage.town.slack, stage.town.telegram):
        if side.busy():
            return f"{side.platform}: {side.busy()} updates that the desk has not confirmed"
    health = await stage.checkup.health()
    if health is None:
        return "the desk does not answer /healthz"
    revision = stage.town.world.clock.revision
    if health.clock_revision != revision:
        return f"the desk knows clock revision {health.clock_revision}, the clock has {revision}"
    if health.at_rest:
        return ""
    stage.hasten(health)
    return "the desk says that it is not at rest"
