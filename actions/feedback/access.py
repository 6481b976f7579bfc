"""Who may touch which ticket."""

from dataclasses import replace

from actions.feedback.note_topic import concerned_department
from actions.people.may import acting, verdict
from data.model.company import Company, Department
from data.model.feedback import (
    CONFIDENTIAL_DEPARTMENT,
    Entry,
    Ticket,
    TicketIsOpen,
    TicketIsOver,
    TicketState,
    UnknownTicket,
)
from data.model.feedback_together import TicketIsMerged
from data.model.people import Person
from data.model.refusals import ButtonIsOld, NotAllowed, Refusal
from data.model.rights.decision import Allowed, Because, Denied, decide
from data.model.rights.rule import Matter, Relation
from data.model.rights.table import TABLE
from data.store.delegation import Loans
from data.store.feedback import TicketChanges, Tickets
from data.store.feedback_together import TicketsTogether
from data.store.work import Reading, Work

VIEW = "feedback.view"
# Of whatever belongs to a department's work, this alone can be done in every state.
WORK = "feedback.note"
LIFE = tuple(TicketState)
# What is done to a ticket is done to all that are handled together with it.
DONE_TOGETHER = frozenset(
    f"feedback.{name}"
    for name in ("claim", "take_over", "assign", "hand_over", "classify", "reply", "ask", "resolve", "merge")
)


def ticket_for(work: Work, operation: str, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Return the ticket, locked, if this person may do that with it now.

    Args:
        seen_round: round for which the button was drawn; None when it was no button.

    Raises:
        UnknownTicket: no ticket that this person may know of has that number.
        NotAllowed: it is another department's.
        ButtonIsOld: the ticket was opened again since the button was drawn.
        TicketIsMerged: it is done where it is handled together with another one.
        TicketIsOpen, TicketIsOver: not as it stands now.
    """
    ticket = TicketChanges(work).locked(number)
    guard_ticket(work, operation, ticket=ticket, by=by)
    if seen_round not in {None, ticket.round}:
        raise ButtonIsOld
    lead = TicketsTogether(work).lead_of(ticket) if operation in DONE_TOGETHER else None
    if lead is not None:
        raise TicketIsMerged(ticket.subject, lead.subject)
    _check(work, operation, ticket=ticket, by=by)
    return ticket


def check_words(work: Work, operation: str, *, ticket: Ticket, entry: Entry, by: Person) -> None:
    """Refuse whoever may not do that with what stands in an entry.

    Raises:
        UnknownTicket: they did not write it, or may not write there any more.
        TicketIsOver: it is closed or withdrawn.
    """
    _check(work, operation, ticket=ticket, by=by, author_id=entry.author_id)


def ticket_to_read(reading: Reading, *, number: int, by: Person) -> Ticket:
    """Return the ticket if this person may read it.

    Raises:
        UnknownTicket: no ticket that this person may know of has that number.
    """
    ticket = Tickets(reading).find(number)
    guard_ticket(reading, VIEW, ticket=ticket, by=by)
    return ticket


def guard_ticket(reading: Reading, operation: str, *, ticket: Ticket, by: Person) -> None:
    """Refuse whom this is none of the business, however the ticket stands.

    Raises:
        UnknownTicket: it is nothing that this person may know of.
        NotAllowed: it is another department's.
    """
    told = _verdict(reading, operation, ticket=ticket, by=by)
    if isinstance(told, Allowed):
        acting(reading, told, by=by)
    elif told.because is not Because.STATE:
        raise _refusal(told, ticket, by)


def works_on(reading: Reading, *, ticket: Ticket, person: Person) -> bool:
    """Tell whether it is one of those on which this person works, however it stands."""
    return isinstance(_verdict(reading, WORK, ticket=ticket, by=person), Allowed)


def handled_departments(reading: Reading, *, by: Person) -> frozenset[str]:
    """Return the departments whose tickets this person works on."""
    return frozenset(group for group in Loans(reading).groups_of(by) if _handles(reading, group, by))


def handling_departments(company: Company) -> list[Department]:
    """Return the departments that work on tickets which are not confidential."""
    return [one for one in company.departments if _may_work(company, one.key)]


def _may_work(company: Company, department: str) -> bool:
    # Of a state in which all of it can be done, and somebody who is nothing but a member.
    about = Matter(department=department, state=TicketState.OPEN.value)
    member = Person(0, "", "", "", frozenset({department}))
    return isinstance(decide(WORK, person=member, company=company, about=about), Allowed)


def matter_of(ticket: Ticket, *, author_id: int | None = None) -> Matter:
    """Return what of a ticket rights depend on.

    Args:
        author_id: who wrote the part of it that is meant.
    """
    return Matter(
        ticket.reporter_id,
        author_id,
        ticket.department,
        ticket.confidential,
        ticket.state.value,
        ticket.responsible_id,
    )


def _verdict(
    reading: Reading, operation: str, *, ticket: Ticket, by: Person, author_id: int | None = None
) -> Allowed | Denied:
    """Return whether somebody may, as one of the department that has the ticket, else of the one whose matter it is about."""
    about = matter_of(ticket, author_id=author_id)
    told = verdict(reading, operation, by=by, about=about)
    also = concerned_department(reading.company, ticket)
    if isinstance(told, Allowed) or not also:
        return told
    as_theirs = verdict(reading, operation, by=by, about=replace(about, department=also))
    return as_theirs if isinstance(as_theirs, Allowed) else told


def _check(work: Work, operation: str, *, ticket: Ticket, by: Person, author_id: int | None = None) -> None:
    told = _verdict(work, operation, ticket=ticket, by=by, author_id=author_id)
    if isinstance(told, Denied):
        raise _refusal(told, ticket, by)
    acting(work, told, by=by)


def _handles(reading: Reading, department: str, by: Person) -> bool:
    about = Matter(department=department, confidential=department == CONFIDENTIAL_DEPARTMENT)
    return isinstance(verdict(reading, VIEW, by=by, about=about), Allowed)


def _refusal(denied: Denied, ticket: Ticket, by: Person) -> Refusal:
    if denied.because is Because.STATE:
        return _not_now(ticket, TABLE[denied.operation].states)
    # Whoever may not see it hears no more than of a number that does not exist; but a button of the staff says whose it is.
    is_of_reporters = any(Relation.OWNER in way.relations for way in TABLE[denied.operation].ways)
    if not denied.holders or denied.operation == VIEW or (is_of_reporters and not by.is_staff):
        return UnknownTicket(ticket.subject)
    return NotAllowed(" ".join(denied.holders))


def _not_now(ticket: Ticket, states: tuple[str, ...]) -> Refusal:
    """Return why it cannot be done now: it is too early, or too late."""
    too_early = any(LIFE.index(TicketState(state)) > LIFE.index(ticket.state) for state in states)
    return TicketIsOpen(ticket.subject) if too_early else TicketIsOver(ticket.subject, ticket.state.value)
