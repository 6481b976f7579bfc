"""The life of a ladder: it waits, is climbed, stands still, begins again, and ends."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.calendars import WorkCalendar
from data.model.deadlines import BROKEN, NEAR, Promise, plan_of
from data.model.ladder_text import read_chain, read_plan, written
from data.model.ladders import Ladder, Plan, Step, Told, Whom, begin, climb, end, pause, resume
from tests.unit.model.working_cases import OFFICE

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
CALENDARS: Mapping[str, WorkCalendar] = {"office": OFFICE.modelled()}
CHAIN: list[dict[str, object]] = [
    {"notify": "on_call"}, {"wait": "PT5M"}, {"notify": "next_on_call"}, {"wait": "PT10M"},
    {"notify": {"group": "technical"}}, {"repeat": 3},
]  # fmt: skip


def started(plan: Plan) -> Ladder:
    return begin(plan, name="alerts.escalate", subject="AL-1", at=MONDAY, calendars=CALENDARS)


def climbed(ladder: Ladder, at: datetime | None = None) -> Ladder:
    assert ladder.due_at is not None
    return climb(ladder, at=at or ladder.due_at, calendars=CALENDARS)


def test_a_chain_tells_one_after_the_other_and_begins_again() -> None:
    ladder = started(read_chain(CHAIN))
    told = []
    while ladder.due_at is not None:
        (to,) = ladder.plan.step(ladder.climbed).to
        told.append((to.whom.value, (ladder.due_at - MONDAY) // MINUTE))
        ladder = climbed(ladder)
    assert told[:4] == [("on_call", 0), ("next_on_call", 5), ("group", 15), ("on_call", 25)]
    assert len(told) == 12
    assert ladder.at_top
    assert ladder.goal_at == MONDAY + 90 * MINUTE


def test_whoever_is_told_late_has_the_whole_wait_before_the_next_one_is() -> None:
    ladder = climbed(started(read_chain(CHAIN)), at=MONDAY + HOUR)
    assert ladder.due_at == MONDAY + HOUR + 5 * MINUTE


def test_a_punctual_ladder_keeps_to_its_times() -> None:
    plan = Plan((Step(HOUR), Step(HOUR)), punctual=True)
    assert climbed(started(plan), at=MONDAY + 5 * HOUR).due_at == MONDAY + 2 * HOUR


def test_outside_of_hours_nothing_is_done() -> None:
    plan = Plan((Step(3 * HOUR), Step(20 * HOUR)), only_in="office", punctual=True)
    ladder = started(plan)
    assert ladder.due_at == MONDAY + 3.5 * HOUR, "after the break"
    assert climbed(ladder).due_at == MONDAY + 23.5 * HOUR, "after the night"


def test_a_promise_is_warned_of_and_then_broken() -> None:
    office = CALENDARS["office"]
    plan = plan_of(Promise(4 * HOUR), calendar="office", kept_by=office, since=MONDAY)
    ladder = started(plan)
    assert (ladder.due_at, ladder.goal_at) == (MONDAY + 4.5 * HOUR, MONDAY + 5.5 * HOUR)
    assert [step.news for step in plan.steps] == [NEAR, BROKEN]
    assert climbed(ladder).due_at == ladder.goal_at
    assert climbed(climbed(ladder)).goal_at == ladder.goal_at
    days = plan_of(Promise(workdays=2), calendar="office", kept_by=office, since=MONDAY)
    assert started(days).goal_at == Promise(workdays=2).due(office, MONDAY) == MONDAY + 56 * HOUR


@given(
    hours=st.floats(0.1, 30),
    waited=st.timedeltas(timedelta(), timedelta(days=3)),
    away=st.timedeltas(timedelta(), timedelta(days=20)),
)
def test_a_pause_neither_gives_nor_takes_working_time(
    hours: float, waited: timedelta, away: timedelta
) -> None:
    plan = plan_of(Promise(hours * HOUR), calendar="office", kept_by=CALENDARS["office"], since=MONDAY)
    ladder = started(plan)
    at = min(MONDAY + waited, ladder.due_at or MONDAY)
    still = pause(ladder, at=at, calendars=CALENDARS)
    assert still.paused
    assert still.due_at is still.goal_at is None
    assert pause(still, at=at + away, calendars=CALENDARS) == still
    assert resume(still, at=at, calendars=CALENDARS).goal_at == ladder.goal_at
    later = resume(still, at=at + away, calendars=CALENDARS)
    assert not later.paused
    assert later.due_at is not None
    assert later.due_at >= (ladder.due_at or MONDAY)
    assert pause(later, at=at + away, calendars=CALENDARS).left == still.left


def test_what_is_over_stays_so() -> None:
    over = end(started(read_chain(CHAIN)), at=MONDAY)
    assert (over.due_at, over.ended_at) == (None, MONDAY)
    assert end(over, at=MONDAY + HOUR) == over
    assert pause(over, at=MONDAY + HOUR, calendars=CALENDARS) == over
    assert resume(over, at=MONDAY + HOUR, calendars=CALENDARS) == over
    paused = end(pause(started(read_chain(CHAIN[:2])), at=MONDAY, calendars=CALENDARS), at=MONDAY)
    assert not paused.paused


@given(
    steps=st.lists(
        st.builds(
            Step,
            st.timedeltas(timedelta(), timedelta(days=99)).map(lambda one: timedelta(seconds=int(one.total_seconds()))),
            st.lists(st.builds(Told, st.sampled_from(Whom), st.text())).map(tuple),
            st.text(),
        ),
        min_size=1,
    ),
    repeats=st.integers(0, 100),
    counted_in=st.text(),
    punctual=st.booleans(),
)  # fmt: skip
def test_a_plan_is_kept_as_it_is(steps: list[Step], repeats: int, counted_in: str, *, punctual: bool) -> None:
    plan = Plan(tuple(steps), repeats, HOUR, counted_in=counted_in, punctual=punctual)
    assert read_plan(written(plan)) == plan


def test_those_between_whom_nobody_waits_are_told_together() -> None:
    told = read_chain([{"notify": "on_call"}, {"notify": {"head": "technical"}}, {"only_in": "office"}])
    assert told == Plan(
        (Step(timedelta(), (Told(Whom.ON_CALL), Told(Whom.HEAD, "technical"))),), only_in="office"
    )


@pytest.mark.parametrize(
    ("chain", "told"),
    [
        ([], "notifies nobody"),
        ([{"wait": "PT5M"}], "notifies nobody"),
        ([{"notify": "everybody"}], "0: notify is on_call or next_on_call, or has one of group, head, hook, person"),
        ([{"notify": {"group": 7}}], "0: notify is"),
        ([{"notify": "on_call"}, {"repeat": 1}], "begins again without a wait"),
        ([{"notify": "on_call"}, {"repeat": 0}], "1: repeat is a number from 1 to 100"),
        ([{"notify": "on_call"}, {"wait": "PT1M"}, {"repeat": 1}, {"wait": "PT1M"}], "3: nothing can stand behind"),
        ([{"notify": "on_call"}, {"wait": "5 minutes"}], "not an ISO 8601 duration"),
        ([{"notify": "on_call", "wait": "PT5M"}], "0: must be exactly one of notify, wait, repeat, only_in"),
        (["on_call"], "0: must be exactly one of"),
    ],
)  # fmt: skip
def test_a_chain_that_cannot_be_is_refused_with_its_entry(chain: list[dict[str, object]], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_chain(chain)


def test_a_ladder_has_steps() -> None:
    with pytest.raises(ValueError, match="without steps"):
        started(Plan(()))
