"""Whatever is due happens once, in order, when its time has come by passing or by a move of the clock."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.conversation.capability import Capability
from bot.inbox.door import Accepted
from bot.schedule.schedule import TURNS_KEPT, Schedule
from bot.shapes.turn import Due, Pressed, Turn
from data.store.due import DueChanges, DueRows
from data.store.faults import StoreFault
from data.store.inbox import InboxRows
from data.store.work import Work
from tests.unit.conversation.harness import Town
from tests.unit.outbox.running import Running, run_in

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


async def test_until_it_is_claimed_a_row_comes_under_the_same_key(
    town: Town, schedule: Schedule, door: Door
) -> None:
    plan(town, a=0)
    await schedule.tick()
    await schedule.tick()
    assert len({(turn.source, turn.key) for turn in door.turns}) == 1
    with town.store.work() as work:
        (row,) = DueRows(work).due_by(town.clock())
        DueChanges(work).claim(row.due_id)
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


async def test_done_turns_are_let_go_after_a_week_and_waiting_ones_never(running: Running) -> None:
    town = running.town
    schedule = Schedule(town.store, clock=town.clock, accept=running.inbox.accept)
    await running.do("mei", Pressed("do|TR-1|1"))
    running.trouble.bugs = [LookupError()] * 3
    await running.do("mei", Pressed("do|TR-1|1"))
    town.clock.forward(TURNS_KEPT)
    await schedule.tick()
    assert [state for state, _tries, _reason in running.rows()] == ["done", "parked"]
    town.clock.forward(timedelta(days=1))
    await schedule.tick()
    assert [state for state, _tries, _reason in running.rows()] == ["parked"]


class Planned:
    """What is due and counts itself, or breaks."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.broken = False

    def run(self, _work: Work, subject: str) -> None:
        """Do what is due."""
        if self.broken:
            raise LookupError(subject)
        self.done.append(subject)

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
