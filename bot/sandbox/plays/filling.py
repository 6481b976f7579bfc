"""Fill the form that a step opened, on either platform."""

from typing import Any

from bot.sandbox.plays.asking import answer_questions
from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.filled import Filled
from bot.sandbox.plays.matching import offers
from bot.sandbox.plays.modals import OPEN, await_modal, fill_modal
from bot.sandbox.plays.questions import question_of
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.sight import before
from bot.sandbox.plays.stage import PATIENCE_SECONDS, Stage


async def fill_form(stage: Stage, step: Step, member: Member, *, since: int) -> None:
    """Fill every page or question and submit, unless the step leaves it open.

    Args:
        since: number of the last change before the step opened it.

    Raises:
        Unmet: no form opens, it asks what the step has no value for, or it takes other errors than expected.
    """
    written = step.keys.get("fill") or {}
    filled = Filled(
        values={str(key): _value(stage, entry) for key, entry in written.items()},
        errors={str(key): stage.memory.read(text) for key, text in (step.keys.get("errors") or {}).items()},
        submit=bool(step.keys.get("submit", True)),
    )
    if not (filled.values or filled.errors) and await _confirmed(stage, member, since=since):
        return
    if member.platform == "slack":
        modal = await await_modal(stage, member, since=since, may_press_open=step.verb in {"say", "command"})
        await fill_modal(stage, member, modal, filled)
    else:
        await answer_questions(stage, member, filled, since=since)


async def _confirmed(stage: Stage, member: Member, *, since: int) -> bool:
    """Press `confirm` where a message that asks nothing offers it in place of a form; tell whether there was one."""
    deadline = stage.deadline(PATIENCE_SECONDS)
    while not deadline.passed:
        shown = before(member, stage.things(), where=None, chats=stage.chats)
        for thing in reversed([thing for thing in shown if thing.changed > since]):
            if thing.kind == "modal" or question_of(thing) is not None or offers(thing, OPEN):
                return False
            button = offers(thing, "confirm")
            if button is not None:
                await stage.side(member.platform).press(member.person, thing, button)
                return True
        await stage.glance()
    return False


def _value(stage: Stage, written: Any) -> str:
    """Return a value as it is given away."""
    if isinstance(written, list):
        return ",".join(_value(stage, entry) for entry in written)
    if isinstance(written, bool):
        return "yes" if written else "no"
    return "" if written is None else str(stage.memory.value(written))
