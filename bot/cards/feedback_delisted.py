"""What whoever reports something about an app is told that was taken down meanwhile."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.cards.view import Drawing, quoted
from bot.shapes.text import Text
from data.model.company import name_in
from data.model.delisting_package import EXPORT, REFUND
from data.model.delistings import DelistingState
from data.model.feedback import Ticket
from data.store.approvals import Requests
from data.store.delistings import Delistings


def what_happened(drawing: Drawing, ticket: Ticket) -> Iterator[Text]:
    """Yield what became of the app, if it was gone when it was reported about: since when, and what can still be had."""
    reading, words = drawing.reading, drawing.words
    app, gone = reading.company.app(ticket.app), Delistings(reading).gone(ticket.app)
    reported_on = ticket.opened_at.astimezone(ZoneInfo(reading.company.time_zone)).date()
    if app is None or gone is None or reported_on < gone.take_down_on:
        return
    name = Text.plain(name_in(app.names, words.language))
    state = "down" if gone.state is DelistingState.DOWN else "ended"
    down, end = gone.take_down_on.isoformat(), gone.end_on.isoformat()
    yield words.text(f"reporter-app-{state}", app=name, down=down, end=end)
    fields = Requests(reading).evidence(Requests(reading).find(gone.request)).fields
    if fields:
        contact = quoted(words, fields["contact"])
        yield words.text("reporter-app-rights", export=fields[EXPORT], refund=fields[REFUND], contact=contact)
