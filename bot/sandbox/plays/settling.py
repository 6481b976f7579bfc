"""Submit empty what a press opened, when its form asks for nothing that is needed."""

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.questions import newest_question, press_in
from bot.sandbox.plays.sight import shown_alone
from bot.sandbox.plays.stage import Pressed, Stage
from bot.sandbox.seen import Seen
from bot.sandbox.side import CannotDo

PAGES_AT_MOST = 12


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
    if modal is None or (pressed.pages and not _follows(modal, pressed)):
        return False
    stage.pressed.remove(pressed)
    # A page without fields is the preview of a form that was begun here; of another it only tells something.
    if not all(field.optional for field in modal.fields) or not (modal.fields or pressed.pages):
        return False
    since = stage.town.world.changes
    try:
        errors = await stage.side("slack").submit(pressed.member.person, modal, {})
    except CannotDo:
        if modal.fields:
            raise
        return False  # it only tells something, after the form
    if errors:
        raise Unmet("an empty form to be taken", [f"{key}: {text}" for key, text in errors.items()])
    if pressed.pages < PAGES_AT_MOST:
        following = Pressed(pressed.member, since, session=modal.seen_id, pages=pressed.pages + 1)
        stage.pressed.append(following)
    return True


def _follows(modal: Seen, page: Pressed) -> bool:
    """Tell whether this is the next page: what lay below a closed one shows again, but belongs to no form."""
    return modal.seen_id == page.session or modal.created > page.since


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
