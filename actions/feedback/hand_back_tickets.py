"""Hand back the tickets of whoever may not work on them any more."""

from actions.feedback.access import works_on
from actions.feedback.appoint import with_responsible
from actions.feedback.news import redraw, tell_staff
from data.model.feedback import EntryKind, Ticket, hand_back
from data.model.notices import SubjectChanged
from data.model.people import Person
from data.store.audit import Happened
from data.store.cards import Shown
from data.store.feedback import TicketChanges, Tickets
from data.store.people import People
from data.store.work import Reading, Work


def hand_back_tickets(work: Work, person: Person) -> None:
    """Let the department have again what somebody was working on and may not any more, and tell it so.

    For what they answered for somebody else answers, whom the cards name.
    """
    for found in Tickets(work).answered_for_by(person.person_id):
        ticket = TicketChanges(work).locked(found.number)
        named = with_responsible(work, ticket)
        if named.responsible_id != ticket.responsible_id:
            TicketChanges(work).save(named)
            facts = {"was": person.person_id, "now": named.responsible_id}
            work.audit(Happened("feedback.appointed", named.subject, facts=facts))
            redraw(work, named)
    for found in Tickets(work).handled_by(person.person_id):
        changes = TicketChanges(work)
        ticket = changes.locked(found.number)
        free = without_leaver(work, ticket)
        if free.handler_id == ticket.handler_id:
            continue
        changes.save(free)
        changes.write(free, EntryKind.HANDED_BACK, author_id=person.person_id, text="", at=work.now)
        work.audit(Happened("feedback.handed_back", free.subject, facts={"was": person.person_id}))
        redraw(work, free, attention=("feedback.staff",))
        tell_staff(work, free, "feedback.handed_back", was=person.person_id)
    # What they opened in a chat of their own must not go on telling them of it.
    for subject in Shown(work).subjects_with(person.person_id, "feedback.staff"):
        work.promise(SubjectChanged(subject))


def without_leaver(reading: Reading, ticket: Ticket) -> Ticket:
    """Return the ticket as nobody's, if whoever works on it may not any more."""
    if ticket.handler_id is None:
        return ticket
    handler = People(reading).find(ticket.handler_id)
    return ticket if works_on(reading, ticket=ticket, person=handler) else hand_back(ticket)
