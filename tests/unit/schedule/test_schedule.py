"""Whatever is due happens once, in order, when its time has come by passing or by a move of the clock."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.conversation.capability import Capability
from bot.inbox.door import Accepted
from bot.schedule.schedule import UNDER_WAY_AT_MOST, Schedule
from bot.shapes.turn import Due, Turn
from data.model.cron import BadRule
from data.store.due import DueChanges, DueRows
from data.store.faults import StoreFault
from data.store.inbox import InboxRows
from data.store.work import Work
from tests.unit.conversation.harness import Town
from tests.unit.outbox.running import run_in

HOUR = timedelta(hours=1)


class Door:
    """Keeps what it is handed; `faults` are raised first."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self.faults: list[Exception] = []

    async def accept(self, turns: Sequence[Turn]) -> Sequence[Accepted]:
        """Keep the turns."""
        if self.faults:
            raise self.faults.pop(0)
        self.turns += turns
        return [Accepted(1, repeated=False)]

    def subjects(self) -> list[str]:
        """Return what the turns are about."""
        return [turn.deed.subject for turn in self.turns if isinstance(turn.deed, Due)]


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def schedule(town: Town, door: Door) -> Schedule:
    return Schedule(town.store, clock=town.clock, accept=door.accept)


def plan(town: Town, **hours: int) -> None:
    """Let subjects be due in so many hours."""
    with town.store.work() as work:
        for subject, count in hours.items():
            DueChanges(work).plan("trouble.due", subject, town.clock() + count * HOUR)


async def test_nothing_happens_before_its_time(town: Town, schedule: Schedule, door: Door) -> None:
    plan(town, a=1)
    town.clock.forward(HOUR - timedelta(microseconds=1))
    await schedule.tick()
    assert door.turns == []
    town.clock.forward(timedelta(microseconds=1))
    await schedule.tick()
    assert door.subjects() == ["a"]
    assert door.turns[0].at == town.clock()


async def test_a_clock_that_was_moved_far_brings_everything_in_order(
    town: Town, schedule: Schedule, door: Door
) -> None:
    plan(town, c=30, a=1, d=900, b=2)
    town.clock.forward(100 * HOUR)
    await schedule.tick()
    assert door.subjects() == ["a", "b", "c"]


async def test_no_more_is_handed_over_than_can_be_under_way(
    town: Town, schedule: Schedule, door: Door
) -> None:
    with town.store.work() as work:
        for number in range(UNDER_WAY_AT_MOST + 1):
            DueChanges(work).plan("trouble.due", f"{number:04}", town.clock())
    for _ in range(3):
        await schedule.tick()
    assert len(door.turns) == UNDER_WAY_AT_MOST
    with town.store.work() as work:
        first = DueRows(work).due_by(town.clock(), at_most=1)[0]
        DueChanges(work).claim(first.due_id, first.at)
    await schedule.tick()
    assert door.subjects()[-1] == f"{UNDER_WAY_AT_MOST:04}"


async def test_until_it_is_claimed_a_row_comes_under_the_same_key(
    town: Town, schedule: Schedule, door: Door
) -> None:
    plan(town, a=0)
    await schedule.tick()
    await schedule.tick()
    assert len({(turn.source, turn.key) for turn in door.turns}) == 1
    with town.store.work() as work:
        (row,) = DueRows(work).due_by(town.clock())
        DueChanges(work).claim(row.due_id, row.at)
    plan(town, a=0)
    await schedule.tick()
    assert len({turn.key for turn in door.turns}) == 2, (
        "planned anew for the same instant it is something new"
    )


@pytest.mark.parametrize("fault", [StoreFault(), LookupError()])
async def test_a_tick_that_fails_is_made_up_for_by_the_next(
    town: Town, schedule: Schedule, door: Door, fault: Exception
) -> None:
    plan(town, a=0, b=0)
    door.faults = [fault]
    await schedule.tick()
    await schedule.tick()
    assert door.subjects() == ["a", "b"]


class Planned:
    """What is due and counts itself, or breaks."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.ages: list[timedelta] = []
        self.broken = False

    def run(self, work: Work, due: Due) -> None:
        """Do what is due."""
        if self.broken:
            raise LookupError(due.subject)
        self.done.append(due.subject)
        self.ages.append(work.now - due.planned_at)

    @property
    def capability(self) -> Capability:
        """Return the capability that has something due."""
        return Capability(name="planned", due={"trouble.due": self.run})


@pytest.fixture
def planned() -> Planned:
    return Planned()


async def test_what_is_due_is_done_once_however_often_it_ticks(town: Town, planned: Planned) -> None:
    running = run_in(town, also=(planned.capability,))
    await running.start()
    schedule = Schedule(town.store, clock=town.clock, accept=running.inbox.accept)
    plan(town, a=0, b=1)
    for _ in range(3):
        await schedule.tick()
    await running.rest()
    await schedule.tick()
    assert planned.done == ["a"]
    with town.store.reading() as reading:
        assert DueRows(reading).next_at() == town.clock() + HOUR
    await running.stop()


async def test_a_bug_in_what_is_due_parks_it_and_it_is_due_no_more(town: Town, planned: Planned) -> None:
    running = run_in(town, also=(planned.capability,))
    await running.start()
    schedule = Schedule(town.store, clock=town.clock, accept=running.inbox.accept)
    planned.broken = True
    plan(town, a=0)
    await schedule.tick()
    await running.rest()
    assert running.rows() == [("parked", 3, "LookupError")]
    with town.store.reading() as reading:
        assert DueRows(reading).next_at() is None
        assert InboxRows(reading).count_waiting() == 0
    await running.stop()


async def catch_up(town: Town, planned: Planned, rule: dict[str, str], *, down_for: timedelta) -> None:
    """Let something recur, be down for a while, and make up for it."""
    running = run_in(town, also=(planned.capability,))
    await running.start()
    with town.store.work() as work:
        DueChanges(work).repeat("trouble.due", "a", rule)
    schedule = Schedule(town.store, clock=town.clock, accept=running.inbox.accept)
    town.clock.forward(down_for)
    for _ in range(10):
        await schedule.tick()
        await running.rest()
    schedule.stop()
    await running.stop()


MISSED = {
    "run": [3 * HOUR, 2 * HOUR, HOUR, timedelta(0)],
    "once": [timedelta(0)],
    "skip": [timedelta(0)],
}


@pytest.mark.parametrize("late", MISSED)
async def test_what_was_missed_runs_late_or_once_or_not_at_all(
    town: Town, planned: Planned, late: str
) -> None:
    await catch_up(town, planned, {"every": "PT1H", "late": late}, down_for=4 * HOUR)
    assert planned.ages == MISSED[late]


@pytest.mark.parametrize(
    ("late", "ages"), [("run", [HOUR + HOUR / 2, HOUR / 2]), ("once", [HOUR / 2]), ("skip", [])]
)
async def test_what_is_late_for_good_knows_its_age(
    town: Town, planned: Planned, late: str, ages: list[timedelta]
) -> None:
    await catch_up(town, planned, {"every": "PT1H", "late": late}, down_for=2 * HOUR + HOUR / 2)
    assert planned.ages == ages
    with town.store.reading() as reading:
        assert DueRows(reading).next_at() == town.clock() + HOUR / 2


async def test_a_bug_costs_a_recurring_row_one_time_and_not_the_others(town: Town, planned: Planned) -> None:
    planned.broken = True
    await catch_up(town, planned, {"every": "PT1H", "late": "run"}, down_for=HOUR)
    with town.store.reading() as reading:
        assert DueRows(reading).next_at() == town.clock() + HOUR


async def test_what_the_desk_does_by_itself_is_planned_once_and_goes_with_its_declaration(town: Town) -> None:
    async def start(**rules: dict[str, str]) -> list[tuple[str, str]]:
        schedule = Schedule(town.store, clock=town.clock, accept=Door().accept, recurring=rules)
        await schedule.start()
        schedule.stop()
        with town.store.reading() as reading:
            return [(row.name, row.subject) for row in DueRows(reading).due_by(town.clock() + 48 * HOUR)]

    plan(town, b=1)
    assert await start(sweep={"every": "PT2H"}) == [("trouble.due", "b"), ("sweep", "desk")]
    town.clock.forward(HOUR)
    assert await start(sweep={"every": "PT2H"}, other={"cron": "0 12 * * *"}) == [
        ("trouble.due", "b"),
        ("sweep", "desk"),
        ("other", "desk"),
    ]
    assert await start() == [("trouble.due", "b")]


async def test_a_rule_that_cannot_be_followed_is_refused_at_the_start(town: Town) -> None:
    schedule = Schedule(
        town.store, clock=town.clock, accept=Door().accept, recurring={"sweep": {"cron": "0 0 * * 1"}}
    )
    with pytest.raises(BadRule, match="weekday: '1' is none of mon"):
        await schedule.start()
