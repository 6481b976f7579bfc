"""Say which reports a release fixes, so that whoever reported them hears of it when it is out."""

from collections.abc import Collection

from actions.people.may import require
from actions.releases.access import LINK, release_for
from actions.releases.hear_of_deploy import FIXED
from actions.releases.news import redraw
from data.model.feedback import UnknownTicket
from data.model.people import Person
from data.model.releases.refusals import NotAsReleaseStands, TooManyFixed
from data.model.releases.release import MOST_LINKED, ReleaseState
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.feedback import Tickets
from data.store.releases import OVER, ReleaseChanges, Releases
from data.store.work import Work

# What is noted on a ticket is noted by whose work it is.
WORKS_ON = "feedback.note"
OUT = frozenset({ReleaseState.WATCHED, ReleaseState.CLOSED})


def fix_tickets(work: Work, *, number: int, by: Person, tickets: Collection[int]) -> list[int]:
    """Link tickets to a release; return those that were not linked to it before.

    Args:
        tickets: their numbers.

    Raises:
        UnknownRelease, NotAllowed: see `release_for`.
        NotAsReleaseStands: it does not go out.
        UnknownTicket: one is nothing that this person may know of, or confidential.
        NotAllowed, NotYours: one is another department's.
        TooManyFixed: that is more than one release fixes.
    """
    release = release_for(work, LINK, number=number, by=by)
    if release.state in OVER - OUT:
        raise NotAsReleaseStands(release.subject, release.state.value)
    if len({*tickets, *Releases(work).tickets(release)}) > MOST_LINKED:
        raise TooManyFixed(MOST_LINKED)
    for ticket_number in tickets:
        _refuse_others(work, ticket_number, by)
    new = ReleaseChanges(work).fixes(release, tickets, by=by.person_id)
    for ticket_number in new:
        subject = f"FB-{ticket_number}"
        work.audit(Happened("releases.linked", subject, by.person_id, {"release": release.subject}))
        if release.state in OUT:
            DueChanges(work).plan(FIXED, subject, work.now)
    redraw(work, release)
    return new


def _refuse_others(work: Work, ticket_number: int, by: Person) -> None:
    ticket = Tickets(work).find(ticket_number)
    if ticket.confidential:
        raise UnknownTicket(ticket.subject)
    about = Matter(
        ticket.reporter_id,
        None,
        ticket.department,
        ticket.confidential,
        ticket.state.value,
        ticket.responsible_id,
    )
    require(work, WORKS_ON, by=by, about=about)
