"""Who is handled together with whom."""

from data.model.feedback import Ticket
from data.store.feedback import TicketChanges
from data.store.feedback_together import TicketsTogether
from data.store.work import Work


def with_followers(work: Work, ticket: Ticket) -> list[Ticket]:
    """Return the ticket and those that are handled together with it, all locked.

    Args:
        ticket: locked.
    """
    followers = TicketsTogether(work).followers_of(ticket)
    return [ticket, *(TicketChanges(work).locked(one.number) for one in followers)]
