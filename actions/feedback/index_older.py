"""Let tickets be found by their words that are older than the search."""

from data.model.feedback import TicketState
from data.store.due import DueChanges
from data.store.feedback import Tickets
from data.store.feedback_lists import TicketLists
from data.store.ticket_tokens import keep_terms
from data.store.work import Work

INDEX = "feedback.index_older"
AT_ONCE = 200


def index_older(work: Work, *, below: int, at_most: int = AT_ONCE) -> tuple[int, int]:
    """Read the next tickets for their terms, the newest first, and plan the rest; twice is as good as once.

    Args:
        below: number of the oldest ticket that is done with.

    Returns:
        How many were read, and how many are left.
    """
    queries, found = Tickets(work), TicketLists(work).below(below, most=at_most)
    for ticket in found:
        if ticket.state is TicketState.ERASED:
            continue
        for entry in queries.entries(ticket):
            keep_terms(work, ticket.number, entry.text)
    left = TicketLists(work).count_below(found[-1].number) if found else 0
    if left:
        DueChanges(work).plan(INDEX, f"FB-{found[-1].number}", work.now)
    return len(found), left
