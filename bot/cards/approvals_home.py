"""What of requests stands in somebody's home: those that wait for them, and their own."""

from actions.approvals.viewing import waiting_for
from actions.people.may import may
from bot.cards.home import Looking, part_of
from bot.cards.view import button, called, is_number
from bot.shapes.home import Item, Part
from bot.shapes.text import Text
from data.model.approvals.requests import Request
from data.store.approvals import Requests
from data.store.people import People

LIST = "approvals.list"


def waiting_requests(looking: Looking) -> Part | None:
    """List what the person is asked to sign, the oldest first."""
    if not may(looking.reading, LIST, by=looking.who):
        return None
    return _part(looking, "home-to-sign", waiting_for(looking.reading, looking.who))


def own_requests(looking: Looking) -> Part | None:
    """List what the person asked for and what is not over yet."""
    if not may(looking.reading, LIST, by=looking.who):
        return None
    return _part(looking, "home-asked", Requests(looking.reading).unfinished_of(looking.who.person_id))


def _part(looking: Looking, title: str, found: list[Request]) -> Part | None:
    return part_of(looking, title, found, lambda request: _item(looking, request))


def _item(looking: Looking, request: Request) -> Item:
    words, subject = looking.words, request.subject
    who = called(words, People(looking.reading).find(request.requester_id))
    # Whoever looks for what has a number of its own looks for that.
    numbers = f"{subject} · {request.about}" if is_number(request.about) else subject
    return Item(
        line=words.text("requests-line", subject=numbers, who=Text.plain(who), at=request.opened_at),
        opens=button(words, "open", subject, request.evidence, label=subject),
    )
