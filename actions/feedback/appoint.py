"""Find out who answers for a ticket."""

import dataclasses

from actions.feedback.access import works_on
from actions.people.on_call import on_call
from data.model.company import ADMIN, LEADING_GROUP, Department
from data.model.feedback import CONFIDENTIAL_DEPARTMENT, Ticket
from data.model.people import Person
from data.store.colleagues import Colleagues
from data.store.people import People
from data.store.work import Reading


def responsible_for(reading: Reading, department: Department) -> int | None:
    """Return who answers for what reaches a department now: whoever of it is on duty on its rota, else who leads it."""
    rota = reading.company.rota_of(department)
    found = on_call(reading, rota, fits=lambda person: department.key in person.groups) if rota else None
    return found.person_id if found else leader_of(reading, department)


def leader_of(reading: Reading, department: Department) -> int | None:
    """Return who leads a department; where nobody does, whoever stands in.

    That is a member of it, and then the leading group and the admins, to whom nothing confidential is shown; None where
    nobody of them is left.
    """
    head = People(reading).at_work(department.head)
    if head is not None:
        return head
    colleagues = [person for _key, person in Colleagues(reading).all()]
    own = [one for one in colleagues if department.key in one.groups]
    if own or department.key == CONFIDENTIAL_DEPARTMENT:
        return own[0].person_id if own else None
    return _above(reading, colleagues)


def _above(reading: Reading, colleagues: list[Person]) -> int | None:
    """Return who stands above all departments: the head of the leading group, its members, and then the admins."""
    leading = [one for one in reading.company.departments if one.key == LEADING_GROUP]
    head = People(reading).at_work(leading[0].head) if leading else None
    if head is not None:
        return head
    members = [one for one in colleagues if LEADING_GROUP in one.groups]
    admins = [one for one in colleagues if ADMIN in one.roles]
    return next((one.person_id for one in (*members, *admins)), None)


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
