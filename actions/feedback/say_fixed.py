"""Tell a reporter that what they reported is fixed in a release that is out, and ask whether it is."""

from actions.feedback.news import tell_reporter
from actions.feedback.resolve_ticket import declare_solved
from data.model.feedback import TicketState
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.releases import Releases
from data.store.work import Work

TOLD_FIXED = "feedback.fixed"
HEARS_OF_IT = frozenset({TicketState.OPEN, TicketState.RESOLVED, TicketState.CLOSED})


def say_fixed(work: Work, *, number: int) -> None:
    """Tell it once, on the chat in which they reported; who has said already that it is solved is not asked again."""
    ticket, release = TicketChanges(work).locked(number), Releases(work).fixing(number)
    if release is None or ticket.state not in HEARS_OF_IT:
        return
    work.audit(Happened("feedback.said_fixed", ticket.subject, facts={"release": release.subject}))
    tell_reporter(work, ticket, TOLD_FIXED, release=release.number)
    if ticket.state is TicketState.OPEN:
        declare_solved(work, ticket, by=Releases(work).linked_by(release, number))
