"""Which buttons stand where, when an app has to go at once."""

from collections.abc import Iterator, Mapping

from actions.delistings.access import trusted_in
from actions.delistings.open_delisting import SHOWN_IN
from actions.people.may import verdict
from bot.cards.view import Drawing, button
from bot.shapes.card import Button
from data.model.approvals.requests import Request, RequestState
from data.model.delisting_package import URGENT
from data.model.delistings import PACKAGE, Delisting
from data.model.rights.decision import Allowed
from data.model.rights.rule import Matter
from data.store.people import Chats, People

WAITS = frozenset({RequestState.WAITING, RequestState.RETURNED})


def urgent_buttons(drawing: Drawing, request: Request, fields: Mapping[str, str]) -> Iterator[Button]:
    """Yield what lets an urgent package pass, where those read it who may."""
    if URGENT in fields and request.state in WAITS:
        reference = f"{PACKAGE}-{request.number}"
        if _stands(drawing, "delistings.pass", request.requester_id):
            yield button(drawing.words, "emergency", reference, request.evidence)


def review_buttons(drawing: Drawing, delisting: Delisting) -> Iterator[Button]:
    """Yield what reviews that, where those read it who may."""
    if delisting.waits_for_review and _stands(drawing, "delistings.review", delisting.requester_id):
        yield button(drawing.words, "reviewed", delisting.subject, delisting.request)


def _stands(drawing: Drawing, operation: str, requester_id: int) -> bool:
    reading, group = drawing.reading, trusted_in(drawing.reading)
    chat = Chats(reading).find(drawing.chat_id)
    if chat.person_id is None:
        return chat.key in {SHOWN_IN, *(one.slack for one in reading.company.departments if one.key == group)}
    who = People(reading).find(chat.person_id)
    about = Matter(requester_id, department=group)
    own = who.person_id == requester_id
    return not own and isinstance(verdict(reading, operation, by=who, about=about), Allowed)
