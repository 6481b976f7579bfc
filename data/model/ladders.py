"""Ladders: what is done step by step, each after a wait, until something ends it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from data.model.calendars import USUAL_WEEK, WorkCalendar
from data.model.working_time import after_working, whole_minute, worked_between

Calendars = Mapping[str, WorkCalendar]
MOST_REPEATS = 100


class Whom(StrEnum):
    """Who is told."""

    PERSON = "person"
    GROUP = "group"  # where the department works
    HEAD = "head"  # whoever leads the department
    ON_CALL = "on_call"
    NEXT_ON_CALL = "next_on_call"
    HOOK = "hook"  # another system that calls people by telephone, or writes to them


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody whom a step tells, found when it is climbed.

    Attributes:
        key: of the person, the department, the rota or the system; empty for that of what the ladder watches.
    """

    whom: Whom
    key: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        wait: since the step before.
        news: what is told, a word of the capability; empty where the ladder tells but one thing.
    """

    wait: timedelta
    to: tuple[Told, ...] = ()
    news: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps, as they stand when a ladder begins: what changes later does not change it.

    Attributes:
        repeats: how often it begins again after its last step; again_after: the wait before it does.
        counted_in: key of the calendar whose working time the waits are counted in, from whole minutes on; empty for all time.
        only_in: key of the calendar outside of whose hours nothing is done: it waits for the next one.
        punctual: whether waits count from when the step before was due, and not from when it was done.
    """

    steps: tuple[Step, ...]
    repeats: int = 0
    again_after: timedelta = timedelta()
    counted_in: str = ""
    only_in: str = ""
    punctual: bool = False

    @property
    def length(self) -> int:
        """Return how many steps are climbed in all."""
        return len(self.steps) * (self.repeats + 1)

    def step(self, number: int) -> Step:
        """Return a step by its number from 0, counted on when it begins again."""
        step = self.steps[number % len(self.steps)]
        again = number >= len(self.steps) and number % len(self.steps) == 0
        return dataclasses.replace(step, wait=step.wait + self.again_after) if again else step


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder about something.

    Attributes:
        name: of the due row that climbs it, such as feedback.resolution. subject: such as FB-7.
        climbed: how many steps were taken.
        due_at: when the next one is, None where none is: it waits, is over, or has no more.
        goal_at: when the last one is or was due, None while it waits.
        left: of the wait for the next step, None unless it is paused.
        ended_at: when something ended it.
    """

    name: str
    subject: str
    plan: Plan
    started_at: datetime
    climbed: int = 0
    due_at: datetime | None = None
    goal_at: datetime | None = None
    left: timedelta | None = None
    ended_at: datetime | None = None

    @property
    def paused(self) -> bool:
        """Whether it waits for something else than time."""
        return self.left is not None

    @property
    def at_top(self) -> bool:
        """Whether all of its steps were taken."""
        return self.climbed >= self.plan.length


def begin(plan: Plan, *, name: str, subject: str, at: datetime, calendars: Calendars) -> Ladder:
    """Return a ladder that begins.

    Raises:
        ValueError: it has no steps.
    """
    if not plan.steps:
        message = f"{name}: a ladder without steps"
        raise ValueError(message)
    return _waiting(Ladder(name, subject, plan, at), plan.step(0).wait, _counted_from(plan, at), calendars)


def climb(ladder: Ladder, *, at: datetime, calendars: Calendars) -> Ladder:
    """Return it one step further, waiting for the next one if there is one.

    Args:
        at: now, which may be later than the step was due.
    """
    since = ladder.due_at if ladder.plan.punctual and ladder.due_at else at
    higher = dataclasses.replace(ladder, climbed=ladder.climbed + 1, due_at=None)
    if higher.at_top:
        return higher
    return _waiting(higher, ladder.plan.step(higher.climbed).wait, since, calendars)


def pause(ladder: Ladder, *, at: datetime, calendars: Calendars) -> Ladder:
    """Let no time count until it is resumed; where none counts anyway, it stays as it is."""
    if ladder.due_at is None:
        return ladder
    plan = ladder.plan
    left = (
        worked_between(_calendar(plan.counted_in, calendars), whole_minute(at), ladder.due_at)
        if plan.counted_in
        else max(ladder.due_at - at, timedelta())
    )
    return dataclasses.replace(ladder, due_at=None, goal_at=None, left=left)


def resume(ladder: Ladder, *, at: datetime, calendars: Calendars) -> Ladder:
    """Let time count again: what was left of the wait is left from now on."""
    if ladder.left is None:
        return ladder
    return _waiting(
        dataclasses.replace(ladder, left=None), ladder.left, _counted_from(ladder.plan, at), calendars
    )


def end(ladder: Ladder, *, at: datetime) -> Ladder:
    """Let it be over; what is over stays so."""
    if ladder.ended_at is not None:
        return ladder
    return dataclasses.replace(ladder, due_at=None, left=None, ended_at=at)


def _waiting(ladder: Ladder, wait: timedelta, since: datetime, calendars: Calendars) -> Ladder:
    due_at = goal = _later(ladder.plan, since, wait, calendars)
    for number in range(ladder.climbed + 1, ladder.plan.length):
        goal = _later(ladder.plan, goal, ladder.plan.step(number).wait, calendars)
    return dataclasses.replace(ladder, due_at=due_at, goal_at=goal)


def _counted_from(plan: Plan, at: datetime) -> datetime:
    return whole_minute(at) if plan.counted_in else at


def _later(plan: Plan, since: datetime, wait: timedelta, calendars: Calendars) -> datetime:
    counted = (
        after_working(_calendar(plan.counted_in, calendars), since, wait) if plan.counted_in else since + wait
    )
    return (
        after_working(_calendar(plan.only_in, calendars), counted, timedelta()) if plan.only_in else counted
    )


def _calendar(key: str, calendars: Calendars) -> WorkCalendar:
    """Return the calendar; the usual week stands in for one that somebody took out of the company file."""
    return calendars.get(key, USUAL_WEEK)
