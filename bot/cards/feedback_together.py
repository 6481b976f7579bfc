"""How it is shown that tickets have to do with each other."""

from collections.abc import Iterator

from bot.cards.releases import release_name
from bot.cards.view import Drawing
from bot.shapes.card import Field
from bot.shapes.text import Text
from bot.words.lists import in_a_row
from data.model.feedback import Ticket, UnknownTicket
from data.store.feedback import Tickets
from data.store.feedback_together import TicketsTogether
from data.store.releases import Releases


def together_lines(drawing: Drawing, ticket: Ticket) -> Iterator[Text]:
    """Tell the staff with what a ticket is handled together."""
    lead = TicketsTogether(drawing.reading).lead_of(ticket)
    if lead is not None:
        yield drawing.words.text("ticket-merged", subject=lead.subject)


def together_fields(drawing: Drawing, ticket: Ticket) -> Iterator[Field]:
    """Tell the staff what is handled together with a ticket, and what it is linked to."""
    words, found = drawing.words, TicketsTogether(drawing.reading)
    followers = in_a_row(words, (one.subject for one in found.followers_of(ticket)))
    if followers:
        yield Field(words("label-merged"), Text.plain(followers))
    links = in_a_row(words, (_linked(drawing, subject) for subject in found.links_of(ticket)))
    if links:
        yield Field(words("label-linked"), Text.plain(links))
    release = Releases(drawing.reading).fixing(ticket.number)
    if release is not None:
        name = Text.plain(release_name(drawing.reading.company, words, release))
        state = words(f"release-state-{release.state.value.replace('_', '-')}")
        fixed_in = words.text("ticket-fixed-in", subject=release.subject, name=name, state=Text.plain(state))
        yield Field(words("label-fixed-in"), fixed_in)


def reporter_together(drawing: Drawing, ticket: Ticket) -> Iterator[Text]:
    """Tell the reporter that others reported the same, without saying who."""
    if TicketsTogether(drawing.reading).lead_of(ticket) is not None:
        yield drawing.words.text("reporter-merged")


def _linked(drawing: Drawing, subject: str) -> str:
    """Return what a ticket is linked to; of another ticket also how it stands."""
    prefix, _, number = subject.partition("-")
    if prefix != "FB":
        return subject
    try:
        other = Tickets(drawing.reading).find(int(number))
    except UnknownTicket:
        return subject
    return f"{subject} ({drawing.words(f'state-{other.state.value}')})"
