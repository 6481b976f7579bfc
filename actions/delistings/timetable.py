"""When the notices of a delisting are due, and what else comes with its two days."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from actions.delistings.announce import announce
from actions.delistings.news import redraw
from actions.delistings.package import rules_of
from actions.ladders.climb_ladder import climb_ladder
from actions.ladders.end_ladder import end_ladder
from actions.ladders.start_ladder import start_ladder
from data.model.delisting_package import instant_of, rungs, still_to_tell
from data.model.delistings import UNDER_WAY, Delisting, DelistingState, Entry, Event
from data.model.ladders import Plan, Step
from data.store.delistings import DelistingChanges, Delistings
from data.store.due import DueChanges
from data.store.ladders import Ladders
from data.store.work import Work

LADDER = "delistings.notices"
TAKE_DOWN, END = "delistings.take_down", "delistings.end_of_service"
LATE = timedelta(hours=1)
NOTICED = frozenset({Event.TOLD, Event.TOLD_LATE, Event.SKIPPED})
ANEW = frozenset({Event.BEGAN, Event.CHANGED})


def plan(work: Work, delisting: Delisting, *, late: bool) -> None:
    """Let all be due that comes with the package in force.

    Args:
        late: whether the newest of the notices that should have been told by now is told at once.
    """
    rules, zone = rules_of(work), ZoneInfo(work.company.time_zone)
    days = {TAKE_DOWN: delisting.take_down_on, END: delisting.end_on}
    done = {DelistingState.DOWN: {TAKE_DOWN}, DelistingState.ENDED: {TAKE_DOWN, END}}
    for name, day in days.items():
        if name not in done.get(delisting.state, set()):
            at = instant_of(day, rules.told_at, zone)
            DueChanges(work).plan(name, delisting.subject, max(at, work.now))
    due = rungs(rules, take_down_on=delisting.take_down_on, end_on=delisting.end_on, zone=zone)
    told = noticed(Delistings(work).entries(delisting))
    to_come, skipped = still_to_tell(due, told=told, now=work.now, late=late)
    for rung in skipped:
        DelistingChanges(work).write(delisting, Event.SKIPPED, rung=rung)
    if to_come:
        start_ladder(work, name=LADDER, subject=delisting.subject, plan=_ladder(to_come, work.now))
    else:
        end_ladder(work, name=LADDER, subject=delisting.subject)


def stand_still(work: Work, delisting: Delisting) -> None:
    """Let nothing be due any more."""
    for name in (TAKE_DOWN, END):
        DueChanges(work).cancel(name, delisting.subject)
    end_ladder(work, name=LADDER, subject=delisting.subject)


def noticed(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the rungs of the package in force that were told or skipped."""
    since = max((one.number for one in entries if one.event in ANEW), default=0)
    return frozenset(one.rung for one in entries if one.number > since and one.event in NOTICED)


def climb(work: Work, *, number: int) -> None:
    """Tell the notice that is due, if a later one is not due as well and the rules let it be told late."""
    delisting = Delistings(work).find(number)
    climbed = climb_ladder(work, name=LADDER, subject=delisting.subject)
    if climbed is None or delisting.review is not None or delisting.state not in UNDER_WAY:
        return
    rung, due_at = climbed.step.news, climbed.ladder.due_at or work.now
    following = Ladders(work).find(LADDER, delisting.subject)
    overtaken = following is not None and following.due_at is not None and following.due_at <= work.now
    is_late = work.now - due_at > LATE
    skipped = overtaken or (is_late and not rules_of(work).late)
    event = Event.SKIPPED if skipped else Event.TOLD_LATE if is_late else Event.TOLD
    DelistingChanges(work).write(delisting, event, rung=rung)
    if not skipped:
        announce(work, delisting, rung)
    redraw(work, delisting)


def _ladder(to_come: Sequence[tuple[datetime, str]], now: datetime) -> Plan:
    since, steps = now, []
    for at, rung in to_come:
        when = max(at, since)
        steps.append(Step(when - since, news=rung))
        since = when
    return Plan(tuple(steps), punctual=True)
