"""Overdue tasks: who is told of one again and again until somebody ends it."""

from datetime import timedelta

from data.model.calendars import WorkCalendar
from data.model.deadlines import OFFICE, Promise
from data.model.ladders import Plan, Step, Told, Whom

AGAIN = "tasks.overdue_again"
HEADS = (Told(Whom.HEAD),)
# Of a company whose file does not say how often people are reminded (timings: nudge_every).
USUALLY = Promise(workdays=1)
# Whoever has it to do hears of it each time; whoever leads them at the second, and then at every fifth.
ROUND: tuple[tuple[Told, ...], ...] = ((), HEADS, (), (), ())
MOST_ROUNDS = 12


def reminders(every: Promise | None, calendar: WorkCalendar) -> Plan:
    """Return the ladder by which an overdue task is told again, in working time."""
    told = every or USUALLY
    day = sum((end - begin for begin, end in calendar.spans), timedelta())
    wait = told.working + told.workdays * day
    steps = tuple(Step(wait, to) for to in ROUND)
    return Plan(steps, repeats=MOST_ROUNDS - 1, counted_in=OFFICE)
