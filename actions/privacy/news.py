"""Where it shows what somebody said about what is kept of them."""

from data.model.notices import SubjectChanged
from data.store.feedback import Tickets
from data.store.work import Work


def privacy_subject(person_id: int) -> str:
    """Return the subject of what somebody is shown of the privacy notice."""
    return f"privacy.{person_id}"


def data_subject(person_id: int) -> str:
    """Return the subject of the archives that somebody was given."""
    return f"mydata.{person_id}"


def changed(work: Work, person_id: int) -> tuple[SubjectChanged, ...]:
    """Return that what shows somebody's consent is to be drawn again: their own card, and reports that asked for it."""
    tickets = Tickets(work).of_reporter(person_id)
    asked = {ticket.subject for ticket in (*tickets[:1], *tickets[-1:])}
    return tuple(SubjectChanged(subject) for subject in sorted({privacy_subject(person_id), *asked}))
