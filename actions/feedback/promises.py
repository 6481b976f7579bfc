"""Let what was promised about a ticket follow what becomes of it."""

from actions.ladders.end_ladder import end_ladder
from actions.ladders.pause_ladder import pause_ladder
from actions.ladders.resume_ladder import resume_ladder
from actions.ladders.start_ladder import start_ladder
from data.model.deadlines import FIRST_RESPONSE, RESOLUTION, ServiceLevel, plan_of
from data.model.feedback import Ticket
from data.store.work import Work

PROMISES = (FIRST_RESPONSE, RESOLUTION)


def promise(work: Work, ticket: Ticket) -> None:
    """Promise a first answer and a solution from now on, as the company does for reports of that kind."""
    level = work.company.service_levels.get(ticket.kind, ServiceLevel())
    calendar = work.company.calendar(level.calendar)
    for name, told in level.promises.items():
        plan = plan_of(told, calendar=level.calendar, kept_by=calendar, since=work.now)
        start_ladder(work, name=name, subject=ticket.subject, plan=plan)


def answered(work: Work, ticket: Ticket, *, awaited: bool | None = None) -> None:
    """Take it that somebody has given the first answer.

    Args:
        awaited: whether the reporter is asked something, so that time stands still; None where nothing is said to them.
    """
    end_ladder(work, name=FIRST_RESPONSE, subject=ticket.subject)
    if awaited:
        pause_ladder(work, name=RESOLUTION, subject=ticket.subject)
    elif awaited is not None:
        resume_ladder(work, name=RESOLUTION, subject=ticket.subject)


def heard(work: Work, ticket: Ticket) -> None:
    """Let time go on, because the reporter has said something."""
    resume_ladder(work, name=RESOLUTION, subject=ticket.subject)


def over(work: Work, ticket: Ticket) -> None:
    """Watch over nothing any more: it is solved, or was taken back."""
    for name in PROMISES:
        end_ladder(work, name=name, subject=ticket.subject)
