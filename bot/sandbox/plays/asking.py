"""Answer a form on Telegram, question after question."""

import contextlib
from dataclasses import dataclass, field

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.filled import Filled, paths_of
from bot.sandbox.plays.matching import find
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.questions import Question, newest_question, press_in, question_of
from bot.sandbox.plays.rest import rest
from bot.sandbox.plays.sight import before
from bot.sandbox.plays.stage import PATIENCE_SECONDS, Stage, cards

QUESTIONS_AT_MOST = 80


@dataclass(slots=True)
class _Form:
    """A form while it is answered.

    Attributes:
        left: values not given yet.
        since: number of the last change before the last answer.
        last: the question that was answered last.
        failed: whether the expected error came, so that there is nothing more to do.
    """

    stage: Stage
    member: Member
    filled: Filled
    left: dict[str, str]
    since: int
    session: str = ""
    answered: set[str] = field(default_factory=set)
    last: Question | None = None
    failed: bool = False


async def answer_questions(stage: Stage, member: Member, filled: Filled, *, since: int) -> None:
    """Answer each question of the form that opened, and confirm it unless it shall stay open.

    Raises:
        Unmet: no question comes, one needs what is not given, or what is given is never asked.
    """
    form = _Form(stage, member, filled, dict(filled.values), since)
    for _ in range(QUESTIONS_AT_MOST):
        question = await _await_question(form)
        if question is None:
            return
        form.session = question.session
        await stage.linger()
        if not form.left and (question.can_confirm or not filled.submit):
            await _end(form, question)
            return
        form.since = stage.town.world.changes
        form.last = question
        await _answer(form, question)
        if question.field in filled.errors and question.field in form.answered:
            await _await_error(form, question.field)
        if form.failed:
            return
    raise Unmet(f"a form of at most {QUESTIONS_AT_MOST} questions", _shown(form, since))


async def _end(form: _Form, question: Question) -> None:
    if not form.filled.submit:
        return
    form.since = form.stage.town.world.changes
    await press_in(form.stage, form.member, question, "confirm")
    for name in form.filled.errors:
        await _await_error(form, name)
        if not form.failed:
            raise Unmet(f"{name}: {form.filled.errors[name]}", _shown(form, form.since))


async def _answer(form: _Form, question: Question) -> None:
    name = question.field
    if name in form.left:
        if await _give(form, question, form.left[name]):
            form.answered.add(name)
            del form.left[name]
    elif name in form.answered and not paths_of(form.stage, form.filled.values.get(name, "")):
        # A desk that died over its question may ask it again before it reads the answer given meanwhile.
        if not form.stage.reborn:
            raise Unmet(f"the value for {name} to be taken", cards([question.thing]))
    else:
        await _pass_over(form, question)


async def _pass_over(form: _Form, question: Question) -> None:
    """Leave a question without a value, for one that has a value if that is offered."""
    name = question.field
    for key in form.left:
        if await press_in(form.stage, form.member, question, f"edit:{key}"):
            return
    turned = ("more",) if question.can_confirm and form.left else ()
    for action in (*turned, *(("next",) if name in form.answered else ()), "skip"):
        if await press_in(form.stage, form.member, question, action):
            return
    if question.can_confirm:
        raise Unmet(f"a form that asks for {', '.join(form.left)}", cards([question.thing]))
    raise Unmet(f"a value for {name}, which the form needs", cards([question.thing]))


async def _give(form: _Form, question: Question, value: str) -> bool:
    """Give the answer; False when only a page was turned to look for it."""
    press = (form.stage, form.member, question)
    if await press_in(*press, f"{question.field}:{value}"):
        return True
    if await press_in(*press, "next"):
        return False
    member, place = form.member, question.thing.place
    side = form.stage.side(member.platform)
    thread = None if place == member.person else question.thing.seen_id
    paths = paths_of(form.stage, value)
    if paths:
        await side.say(member.person, place, "", attach=paths.split(","), thread=thread)
    else:
        await side.say(member.person, place, value, thread=thread)
    return True


async def _await_question(form: _Form) -> Question | None:
    """Return the next question; None when the last answer has sent the form, as one does that nobody shall keep."""
    deadline = form.stage.deadline(PATIENCE_SECONDS)
    while not deadline.passed:
        question = newest_question(form.stage, form.member, since=form.since, session=form.session)
        if question is not None:
            return question
        if _is_closed(form):
            await rest(form.stage)
            return newest_question(form.stage, form.member, since=form.since, session=form.session)
        await form.stage.glance()
    if form.session:
        left = f", with {', '.join(form.left)} still to be asked" if form.left else ""
        raise Unmet(f"the next question, or `confirm`{left}", _shown(form, form.since))
    raise Unmet(f"a form to ask {form.member.name} something", _shown(form, form.since))


def _is_closed(form: _Form) -> bool:
    """Tell whether everything was given, and what was asked last is no question any more."""
    if form.left or form.last is None or not form.filled.submit:
        return False
    asked = form.last.thing
    standing = (thing for thing in form.stage.things() if thing.seen_id == asked.seen_id)
    return any(thing.place == asked.place and question_of(thing) is None for thing in standing)


async def _await_error(form: _Form, name: str) -> None:
    """Wait until the error is said, or another question shows that the answer was taken."""
    deadline = form.stage.deadline(PATIENCE_SECONDS)
    while not deadline.passed:
        shown = before(form.member, form.stage.things(), where=None, chats=form.stage.chats)
        news = [thing for thing in shown if thing.by_bot and thing.changed > form.since]
        if any(find(form.filled.errors[name], thing.text) is not None for thing in news):
            form.failed = True
            # What was wrong is asked anew, and is no question of a form that opens next.
            with contextlib.suppress(Unmet):
                await rest(form.stage)
            return
        question = newest_question(form.stage, form.member, since=form.since, session=form.session)
        if question is not None and question.field != name:
            return
        await form.stage.glance()
    raise Unmet(f"{name}: {form.filled.errors[name]}", _shown(form, form.since))


def _shown(form: _Form, since: int) -> list[str]:
    shown = before(form.member, form.stage.things(), where=None, chats=form.stage.chats)
    return cards([thing for thing in shown if thing.changed > since])
