"""The desk sweeps up after itself."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.conversation.conversation import Prepared
from bot.inbox.taking import take
from bot.outbox.port import Fetched
from bot.shapes.turn import Due, Pressed, Said, Turn
from bot.wiring.housekeeping import SWEEP, capability
from data.model.files import FileSent
from data.store.custody import DESK
from data.store.due import DueChanges, DueRows
from data.store.files import files
from tests.unit.conversation.harness import Town
from tests.unit.outbox.running import Running

TURNS_KEPT = timedelta(days=7)


def run_due(town: Town, name: str) -> None:
    """Let something of the desk's own be due now, and do it."""
    with town.store.work() as work:
        DueChanges(work).plan(name, "desk", town.clock())
    with town.store.work() as work:
        (row,) = (one for one in DueRows(work).due_by(town.clock()) if one.name == name)
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


async def test_files_without_words_are_let_go_after_a_week_and_no_others(running: Running) -> None:
    running.platforms["telegram"].kept["one"] = [Fetched(b"text")]
    for text, by in (("", "mei"), ("it crashes", "hao")):
        await running.do(
            by, Said(text, message_ref=by, attachments=("photo",), files=(FileSent("one", "photo"),))
        )
    (waits,) = [row.subject for row in subjects(running) if row.subject.startswith("said.")]
    run_due(running.town, SWEEP)
    assert [row.subject for row in subjects(running)] == [waits, "FB-1"]
    running.town.clock.forward(TURNS_KEPT + timedelta(hours=1))
    run_due(running.town, SWEEP)
    assert [row.subject for row in subjects(running)] == ["FB-1"]


def subjects(running: Running) -> Sequence[Any]:
    with running.town.store.reading() as reading:
        return reading.connection.execute(select(files.c.subject).order_by(files.c.file_id)).all()


def test_everything_that_recurs_is_done_once_however_long_the_desk_was_down() -> None:
    assert {rule["late"] for rule in capability.recurring.values()} == {"once"}
