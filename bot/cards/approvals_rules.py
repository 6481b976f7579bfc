"""By which rules a request is decided, told as a few sentences."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from bot.cards.approvals import group_name, stage_name
from bot.cards.view import Drawing
from bot.shapes.card import Card
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.approvals.policy import Stage
from data.model.approvals.requests import Request
from data.model.company import name_in
from data.model.deadlines import Promise
from data.store.approvals import Requests


def rules(drawing: Drawing) -> Card:
    """Tell by which rules a request is decided, as they were when it was opened and have become since."""
    request = Requests(drawing.reading).find(drawing.number)
    return Card(
        title=drawing.words("rules-title", subject=request.subject), lines=tuple(_sentences(drawing, request))
    )


def _sentences(drawing: Drawing, request: Request) -> Iterator[Text]:
    words, told = drawing.words, drawing.reading.company.requests
    yield words.text("rules-signing", steps=_steps(drawing, request), until=request.expires_at)
    yield words.text("rules-own")
    yield words.text("rules-proof" if request.second_factor else "rules-no-proof")
    yield words.text("rules-lent" if all(one.lendable for one in request.stages) else "rules-not-lent")
    yield from _beside(drawing, request)
    if told.nudge_every is not None:
        yield words.text("rules-nudge", after=_length(words, told.nudge_every))
    if told.fallback_after is None:
        return
    after = _length(words, told.fallback_after)
    for stage in request.stages:
        if stage.fallback:
            group = group_name(drawing.reading, words, stage.fallback)
            yield words.text("rules-fallback", stage=_name(drawing, stage), after=after, group=group)
    if not all(stage.fallback for stage in request.stages):
        yield words.text("rules-head", after=after)


def _beside(drawing: Drawing, request: Request) -> Iterator[Text]:
    """Yield by which rights people outside of a group sign in it."""
    permissions = drawing.reading.company.permissions
    for stage in request.stages:
        if stage.also in permissions:
            name = name_in(permissions[stage.also].names, drawing.words.language)
            yield drawing.words.text("rules-also", permission=Text.plain(name), stage=_name(drawing, stage))


def _steps(drawing: Drawing, request: Request) -> str:
    """Return who has to sign: side by side what has one position, one step after the other."""
    words, steps = drawing.words, []
    ordered = sorted(request.stages, key=lambda one: one.position)
    for _position, beside in groupby(ordered, key=lambda one: one.position):
        told = [words("rules-stage", quorum=one.quorum, stage=_name(drawing, one)) for one in beside]
        steps.append(words("rules-beside").join(told))
    return words("rules-then").join(steps)


def _name(drawing: Drawing, stage: Stage) -> str:
    return str(stage_name(drawing.reading, drawing.words, stage))


def _length(words: Words, promise: Promise) -> str:
    if promise.workdays:
        return words("rules-workdays", count=promise.workdays)
    minutes = round(promise.working / timedelta(minutes=1))
    if minutes % 60:
        return words("rules-minutes", count=minutes)
    return words("rules-hours", count=minutes // 60)
