"""What is told of requests that wait for people, and the list of those that wait."""

from bot.cards.approvals import mark_line
from bot.cards.view import Drawing, button, called
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.approvals.requests import Mark, Request, RequestState, Step
from data.store.approvals import Requests
from data.store.people import People


def settled(drawing: Drawing) -> Card:
    """Tell the requester how it ended, by whom and when."""
    request, mark = _marked(drawing)
    told = drawing.words.text(f"news-request-{request.state.value}", subject=request.subject)
    return Card(lines=(told, mark_line(drawing.reading, drawing.words, mark)))


def heard(drawing: Drawing) -> Card:
    """Tell the requester what somebody said who was asked."""
    request, mark = _marked(drawing)
    key = "news-request-returned" if mark.step is Step.RETURN else "news-request-waiting"
    told = drawing.words.text(key, subject=request.subject)
    return Card(lines=(told, mark_line(drawing.reading, drawing.words, mark)))


def nudged(drawing: Drawing) -> Card | None:
    """Remind those who are asked that somebody waits for them."""
    request, people = Requests(drawing.reading).find(drawing.number), People(drawing.reading)
    if request.state is not RequestState.WAITING:
        return None
    who = called(drawing.words, people.find(int(drawing.facts["by"])))
    told = drawing.words.text("news-request-nudged", subject=request.subject, who=Text.plain(who))
    return Card(lines=(told,), buttons=(button(drawing.words, "open", request.subject, request.evidence),))


def reminded(drawing: Drawing) -> Card | None:
    """Remind those who are asked that something still waits for them."""
    return _waits(drawing, "news-request-reminded")


def unanswered(drawing: Drawing) -> Card | None:
    """Tell whoever leads those who are asked that nobody answers."""
    return _waits(drawing, "news-request-unanswered")


def short(drawing: Drawing) -> Card | None:
    """Tell the requester that too few are left who could sign."""
    request = Requests(drawing.reading).find(drawing.number)
    if request.state is not RequestState.WAITING:
        return None
    return Card(lines=(drawing.words.text("news-request-short", subject=request.subject),))


def _waits(drawing: Drawing, key: str) -> Card | None:
    request, words = Requests(drawing.reading).find(drawing.number), drawing.words
    if request.state is not RequestState.WAITING:
        return None
    who = called(words, People(drawing.reading).find(request.requester_id))
    told = words.text(key, subject=request.subject, who=Text.plain(who), at=request.opened_at)
    return Card(lines=(told,), buttons=(button(words, "open", request.subject, request.evidence),))


def reopened(drawing: Drawing) -> Card | None:
    """Tell those who are asked that they have to look again."""
    request = Requests(drawing.reading).find(drawing.number)
    if request.state is not RequestState.WAITING:
        return None
    return Card(lines=(drawing.words.text("news-request-reopened", subject=request.subject),))


def _marked(drawing: Drawing) -> tuple[Request, Mark]:
    request = Requests(drawing.reading).find(drawing.number)
    marks = Requests(drawing.reading).marks(request)
    return request, next(mark for mark in marks if mark.number == int(drawing.facts["mark"]))
