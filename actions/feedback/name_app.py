"""Say which app a report is about."""

import dataclasses

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from data.model.feedback import Ticket
from data.model.notices import Priority
from data.model.people import Person
from data.model.refusals import UnknownButton
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.troubled_apps import note_trouble
from data.store.work import Work


def name_app(work: Work, *, number: int, by: Person, app: str, seen_round: int | None) -> Ticket:
    """Keep which app the reporter means.

    Raises:
        UnknownTicket, ButtonIsOld, TicketIsOver: see `ticket_for`.
        UnknownButton: the company has no such app.
    """
    ticket = ticket_for(work, "feedback.name_app", number=number, by=by, seen_round=seen_round)
    if work.company.app(app) is None:
        raise UnknownButton
    named = dataclasses.replace(ticket, app=app)
    TicketChanges(work).save(named)
    work.audit(Happened("feedback.app_named", ticket.subject, by.person_id, {"app": app}))
    note_trouble(work, app=app, kind=named.kind)
    redraw(work, named, priority=Priority.ANSWER)
    return named
