"""Say what kind of report a ticket is, and how grave."""

from dataclasses import replace

from actions.feedback.access import ticket_for
from actions.feedback.appoint import responsible_for
from actions.feedback.news import move_to_department, redraw, take_back_from_staff
from actions.feedback.promises import answered, over, promise
from actions.feedback.together import with_followers
from data.model.feedback import (
    CONFIDENTIAL_DEPARTMENT,
    CONFIDENTIAL_KIND,
    KINDS,
    MOST_SEVERE,
    SEVERITIES,
    Ticket,
    confide,
)
from data.model.people import Person
from data.model.refusals import UnknownButton
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def change_kind(work: Work, *, number: int, by: Person, kind: str, seen_round: int | None) -> Ticket:
    """Let the ticket be of another kind; a security report is taken from everybody but the security group.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`; what is confidential stays so.
        UnknownButton: there is no such kind.
    """
    ticket = ticket_for(work, "feedback.classify", number=number, by=by, seen_round=seen_round)
    if kind not in KINDS:
        raise UnknownButton
    if kind == ticket.kind:
        return ticket
    # What others reported of the same matter is as confidential as what they are handled together with.
    together = with_followers(work, ticket) if kind == CONFIDENTIAL_KIND else [ticket]
    classified = [_classified(work, one, by=by, kind=kind) for one in together]
    return classified[0]


def _classified(work: Work, ticket: Ticket, *, by: Person, kind: str) -> Ticket:
    changed = replace(ticket, kind=kind)
    if changed.confidential:
        department = work.company.department(CONFIDENTIAL_DEPARTMENT)
        changed = confide(ticket, responsible_id=responsible_for(work, department))
    TicketChanges(work).save(changed)
    _promise_anew(work, changed)
    work.audit(Happened("feedback.classified", ticket.subject, by.person_id, {"kind": kind}))
    if changed.confidential:
        take_back_from_staff(work, changed)
        move_to_department(work, changed, was=ticket.department)
    redraw(work, changed)
    return changed


def _promise_anew(work: Work, ticket: Ticket) -> None:
    """Promise what is promised of that kind, from now on."""
    over(work, ticket)
    promise(work, ticket)
    if ticket.handler_id is not None:
        answered(work, ticket)


def change_priority(work: Work, *, number: int, by: Person, severity: str, seen_round: int | None) -> Ticket:
    """Say how grave it is; what is gravest draws attention and stands on top of its channel.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
        UnknownButton: there is no such degree.
    """
    ticket = ticket_for(work, "feedback.prioritise", number=number, by=by, seen_round=seen_round)
    if severity not in SEVERITIES:
        raise UnknownButton
    if severity == ticket.severity:
        return ticket
    changed = replace(ticket, severity=severity)
    TicketChanges(work).save(changed)
    work.audit(Happened("feedback.prioritised", ticket.subject, by.person_id, {"severity": severity}))
    redraw(work, changed, attention=("feedback.staff",) if severity == MOST_SEVERE else ())
    return changed
