"""Answers to a form belong to the step that opened it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.questions import Question, question_of
from bot.sandbox.plays.recording.line import Line
from bot.sandbox.plays.recording.naming import Names, plain_part, stable_parts
from bot.sandbox.plays.recording.telling import Ask, Teller, thing_of
from bot.sandbox.plays.sight import shown_alone
from bot.sandbox.seen import Seen

# What only turns the pages of a form: whoever performs the play finds the way by themselves.
TURNS = {"skip", "next", "prev", "back"}


def fold(
    line: Line,
    ask: Ask,
    answer: Mapping[str, Any],
    member: Member,
    things: Sequence[Seen],
    *,
    teller: Teller,
    names: Names,
) -> bool:
    """Take a deed into the line whose form it answers; tell whether it was taken."""
    if not line.opened_by(member):
        return False
    if ask["deed"] == "submit":
        return _submitted(line, ask, answer, things, teller, names)
    question = _question(line, member, things)
    if member.platform != "telegram" or question is None:
        return False
    if ask["deed"] == "say" and ask.get("place", member.person) == question.thing.place:
        files = teller.kept(ask["attach"]) if ask.get("attach") else []
        line.fill({question.field: files or names.spoken(str(ask.get("text", "")))})
        return True
    return ask["deed"] == "press" and _pressed(line, ask, things)


def left_open(line: Line, things: Sequence[Seen]) -> bool:
    """Tell whether the line opened a form that nobody submitted."""
    if line.by is None or line.complete or not line.open:
        return False
    modals = [thing for thing in shown_alone(line.by, things, where=None) if thing.kind == "modal"]
    asked = line.by.platform == "telegram" and _question(line, line.by, things) is not None
    return asked or any(modal.created > line.mark for modal in modals)


def errors_in(answer: Mapping[str, Any]) -> dict[str, str]:
    """Return the errors that a form answered with, as a play expects them."""
    errors = answer.get("errors") or {}
    return {key: (stable_parts(text) or [plain_part(text)])[0] for key, text in errors.items()}


def _submitted(
    line: Line, ask: Ask, answer: Mapping[str, Any], things: Sequence[Seen], teller: Teller, names: Names
) -> bool:
    modal = thing_of({"thing": ask.get("thing"), "kind": "modal"}, things)
    if modal is None or modal.created <= line.mark:
        return False
    values = teller.values(ask, modal, names)
    if values:
        line.fill(values)
    line.finish(needed=not modal.fields or not all(field.optional for field in modal.fields))
    if errors := errors_in(answer):
        line.step["errors"] = errors
        line.open = False
    return True


def _question(line: Line, member: Member, things: Sequence[Seen]) -> Question | None:
    shown = [thing for thing in things if thing.platform == member.platform and not thing.gone]
    asked = [question_of(thing) for thing in shown if thing.changed > line.mark]
    mine = [entry for entry in asked if entry and line.session in {"", entry.session}]
    newest = max(mine, key=lambda entry: entry.thing.changed, default=None)
    if newest is not None:
        line.session = newest.session
    return newest


def _pressed(line: Line, ask: Ask, things: Sequence[Seen]) -> bool:
    thing, action = thing_of(ask, things), str(ask["action"])
    question = question_of(thing) if thing else None
    if question is None or question.session != line.session:
        return False
    name, _, value = action.partition(":")
    if action == "cancel":
        return False
    if action == "confirm":
        line.finish(needed=False)
        line.open = False
    elif value and name == question.field:
        line.fill({name: value})
    return action == "confirm" or action in TURNS or name in {"edit", question.field}
