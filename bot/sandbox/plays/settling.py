"""Submit empty what a press opened, when its form asks for nothing that is needed."""

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.questions import newest_question, press_in
from bot.sandbox.plays.sight import shown_alone
from bot.sandbox.plays.stage import Pressed, Stage
from bot.sandbox.seen import Seen


async def settle_forms(stage: Stage) -> bool:
    """Look once after every press without `fill`; tell whether a form was moved on."""
    moved = False
    for pressed in list(stage.pressed):
        step = _submit_modal if pressed.member.platform == "slack" else _answer_question
        moved = await step(stage, pressed) or moved
    return moved


def open_modal(stage: Stage, member: Member, *, since: int) -> Seen | None:
    """Return the last modal that opened or changed before a member after a change, if any."""
    shown = shown_alone(member, stage.things(), where=None)
    modals = [thing for thing in shown if thing.kind == "modal" and not thing.gone and thing.changed > since]
    return max(modals, key=lambda thing: thing.changed, default=None)


async def _submit_modal(stage: Stage, pressed: Pressed) -> bool:
    modal = open_modal(stage, pressed.member, since=pressed.since)
    if modal is None:
        return False
    stage.pressed.remove(pressed)
    if not modal.fields or not all(field.optional for field in modal.fields):
        return False
    errors = await stage.side("slack").submit(pressed.member.person, modal, {})
    if errors:
        raise Unmet("an empty form to be taken", [f"{key}: {text}" for key, text in errors.items()])
    return True


async def _answer_question(stage: Stage, pressed: Pressed) -> bool:
    question = newest_question(stage, pressed.member, since=pressed.since, session=pressed.session)
    if question is None:
        return False
    pressed.since, pressed.session = question.thing.changed, question.session
    if await press_in(stage, pressed.member, question, "confirm"):
        stage.pressed.remove(pressed)
        return True
    if await press_in(stage, pressed.member, question, "skip"):
        return True
    stage.pressed.remove(pressed)
    return False
