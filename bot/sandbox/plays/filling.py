"""Fill the form that a step opened, on either platform."""

from typing import Any

from bot.sandbox.plays.asking import answer_questions
from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.filled import Filled
from bot.sandbox.plays.modals import await_modal, fill_modal
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.stage import Stage


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
    if member.platform == "slack":
        modal = await await_modal(stage, member, since=since, may_press_open=step.verb in {"say", "command"})
        await fill_modal(stage, member, modal, filled)
    else:
        await answer_questions(stage, member, filled, since=since)


def _value(stage: Stage, written: Any) -> str:
    """Return a value as it is given away."""
    if isinstance(written, list):
        return ",".join(_value(stage, entry) for entry in written)
    if isinstance(written, bool):
        return "yes" if written else "no"
    return "" if written is None else str(stage.memory.value(written))
