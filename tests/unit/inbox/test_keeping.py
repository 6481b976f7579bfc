"""What comes while a commit is under way is kept together by the next one, in its order."""

import asyncio

import pytest
from sqlalchemy import select

from bot.inbox.taking import lane_of
from bot.shapes.turn import Pressed, Said, Speaker, Turn
from data.store.inbox import inbox
from tests.unit.outbox.running import Running, until


def lines(running: Running) -> list[tuple[str, str]]:
    """Return lane and key of every turn that is kept, in order."""
    with running.town.store.reading() as reading:
        rows = reading.connection.execute(select(inbox).order_by(inbox.c.inbox_id))
        return [(row.lane, row.key) for row in rows]


async def test_what_comes_at_once_is_kept_in_order_by_few_commits(running: Running) -> None:
    before = running.town.store.commits
    presses = Pressed("do|TR-1|1")
    turns = [running.town.turn(by, presses) for _ in range(20) for by in ("mei", "hao", "emma")]
    taken = await asyncio.gather(*(running.inbox.accept([turn]) for turn in turns))
    assert lines(running) == [(lane_of(turn), turn.key) for turn in turns]
    assert [one.inbox_id for (one,) in taken] == sorted(one.inbox_id for (one,) in taken)
    await running.rest()
    # Each turn ends in a commit of its own; to take all of them in cost three at the most.
    assert running.town.store.commits - before <= len(turns) + 3


async def test_what_cannot_be_kept_fails_alone(running: Running) -> None:
    good, bad = running.town.turn("mei", Said("相册盒闪退")), running.town.turn("mei", Said("付易闪退"))
    speaker = Speaker("telegram", ["no id"])  # type: ignore[arg-type]  # what a bug in a reader might hand in
    broken = Turn(bad.source, bad.key, bad.deed, bad.at, speaker, bad.place)
    outcomes = await asyncio.gather(
        *(running.inbox.accept([turn]) for turn in (good, broken, bad)), return_exceptions=True
    )
    assert [isinstance(outcome, Exception) for outcome in outcomes] == [False, True, False]
    assert [key for _lane, key in lines(running)] == [good.key, bad.key]
    await running.rest()


async def test_who_hangs_up_does_not_undo_what_others_wait_for(running: Running) -> None:
    first, second = (running.town.turn(by, Said("相册盒闪退")) for by in ("mei", "hao"))
    impatient = asyncio.create_task(_accept(running, first))
    patient = asyncio.create_task(_accept(running, second))
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    await patient
    await until(lambda: len(lines(running)) == 2)
    await running.rest()


async def _accept(running: Running, turn: Turn) -> None:
    await running.inbox.accept([turn])
