"""The desk sweeps up after itself and tells the head of its audit chain to the outside."""

from datetime import timedelta

from structlog.testing import capture_logs

from bot.conversation.conversation import Prepared
from bot.inbox.taking import take
from bot.shapes.turn import Due, Pressed, Turn
from bot.wiring.housekeeping import AUDIT_HEAD, SWEEP, capability
from data.store.audit import Happened, chain_head
from data.store.custody import DESK
from data.store.due import DueChanges, DueRows
from tests.unit.conversation.harness import Town
from tests.unit.outbox.running import Running

TURNS_KEPT = timedelta(days=7)


def run_due(town: Town, name: str) -> None:
    """Let something of the desk's own be due now, and do it."""
    with town.store.work() as work:
        DueChanges(work).plan(name, "desk", town.clock())
    with town.store.work() as work:
        (row,) = DueRows(work).due_by(town.clock())
        turn = Turn("clock", str(row.due_id), Due(row.name, row.subject, row.due_id, row.at), town.clock())
        taken = take(work, turn)
    with town.store.work(turn_id=taken.accepted.inbox_id) as work:
        town.conversation.lead(work, turn, Prepared(DESK, None))


async def test_done_turns_are_let_go_after_a_week_and_waiting_ones_never(running: Running) -> None:
    await running.do("mei", Pressed("do|TR-1|1"))
    running.trouble.bugs = [LookupError()] * 3
    await running.do("mei", Pressed("do|TR-1|1"))
    running.town.clock.forward(TURNS_KEPT)
    run_due(running.town, SWEEP)
    swept = "done"
    assert [state for state, _tries, _reason in running.rows()] == ["done", "parked", swept]
    running.town.clock.forward(timedelta(days=1))
    run_due(running.town, SWEEP)
    assert [state for state, _tries, _reason in running.rows()] == ["parked", swept, swept]


def test_the_head_of_the_chain_is_told_to_the_outside(town: Town) -> None:
    with town.store.work() as work:
        work.audit(Happened("feedback.filed", "FB-1"))
    with town.store.reading() as reading:
        head = chain_head(reading.connection)
    with capture_logs() as told:
        run_due(town, AUDIT_HEAD)
    assert [(one["entries"], one["chained"]) for one in told if one["event"] == "audit_head"] == [
        (head.entry_id, head.chained.hex())
    ]


def test_everything_that_recurs_is_done_once_however_long_the_desk_was_down() -> None:
    assert {rule["late"] for rule in capability.recurring.values()} == {"once"}
