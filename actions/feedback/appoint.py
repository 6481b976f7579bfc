"""Find out who answers for a ticket."""

import dataclasses

from actions.feedback.access import works_on
from actions.people.on_call import on_call
from data.model.company import Department
from data.model.feedback import Ticket
from data.model.people import Person
from data.store.people import People
from data.store.work import Reading


def responsible_for(reading: Reading, department: Department) -> int | None:
    """Return who answers for what reaches a department now: whoever of it is on duty on its rota, else its head."""
    rota = reading.company.rota_of(department)
    found = on_call(reading, rota, fits=lambda person: department.key in person.groups) if rota else None
    return found.person_id if found else People(reading).at_work(department.head)


def with_responsible(reading: Reading, ticket: Ticket) -> Ticket:
    """Return the ticket with somebody who answers for it: whoever does, unless they may not work on it any more."""
    if ticket.responsible_id is not None:
        person = People(reading).find(ticket.responsible_id)
        if works_on(reading, ticket=ticket, person=person) or _handed_over_by(reading, ticket, person):
            return ticket
    department = reading.company.department(ticket.department)
    return dataclasses.replace(ticket, responsible_id=responsible_for(reading, department))


def _handed_over_by(reading: Reading, ticket: Ticket, person: Person) -> bool:
    """Tell whether another department works on it, and somebody of those who answer first goes on answering for it."""
    first_line = reading.company.first_line.key
    return not ticket.confidential and ticket.department != first_line and first_line in person.groups
