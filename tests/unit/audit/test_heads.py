"""The head of the audit chain leaves the house every morning."""

from datetime import timedelta

from bot.shapes.turn import Due, Turn
from bot.wiring.audit import HEAD
from data.store.audit import chain_head
from data.store.audit_heads import Heads
from data.store.due import DueChanges, DueRows
from tests.unit.conversation.harness import Town


def run_due(town: Town) -> None:
    """Let the head be due now, and keep it."""
    with town.store.work() as work:
        DueChanges(work).plan(HEAD, "desk", town.clock())
    with town.store.reading() as reading:
        (row,) = DueRows(reading).due_by(town.clock())
    town.run(Turn("clock", f"{row.due_id}", Due(row.name, row.subject, row.due_id, row.at), town.clock()))


def test_a_head_is_posted_on_both_platforms_and_kept(town: Town) -> None:
    with town.store.reading() as reading:
        head = chain_head(reading.connection)
    run_due(town)
    for place in ("#supervision", "duty_group"):
        (posted,) = town.arrive(place)
        assert str(head) in posted.text
        assert "2026-03-02" in posted.text
    with town.store.reading() as reading:
        assert list(Heads(reading)) == [head]


def test_a_second_head_of_one_day_is_not_posted_and_the_next_day_has_its_own(town: Town) -> None:
    run_due(town)
    assert len(town.arrive("#supervision")) == 1
    run_due(town)
    assert town.arrive("#supervision") == []
    town.clock.forward(timedelta(days=1))
    run_due(town)
    assert "2026-03-03" in town.arrive("#supervision")[0].text
