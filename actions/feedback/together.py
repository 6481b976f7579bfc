"""Who is handled together with whom."""

from collections.abc import Callable

from data.model.feedback import Ticket
from data.model.people import Person
from data.store.feedback import TicketChanges
from data.store.feedback_together import TicketsTogether
from data.store.people import People
from data.store.work import Reading, Work

# What a person reads of a text that was written for several.
AsRead = Callable[[Person, str], str]


def with_followers(work: Work, ticket: Ticket) -> list[Ticket]:
    """Return the ticket and those that are handled together with it, all locked.

    Args:
        ticket: locked.
    """
    followers = TicketsTogether(work).followers_of(ticket)
    return [ticket, *(TicketChanges(work).locked(one.number) for one in followers)]


def as_written(_reader: Person, text: str) -> str:
    """Return a text to the letter, whoever reads it."""
    return text


def reporter_of(reading: Reading, ticket: Ticket) -> Person:
    """Return who reported a ticket."""
    return People(reading).find(ticket.reporter_id)


def reporters(reading: Reading, ticket: Ticket) -> list[Person]:
    """Return whom an answer on a ticket reaches, its own reporter first."""
    return [reporter_of(reading, one) for one in (ticket, *TicketsTogether(reading).followers_of(ticket))]
