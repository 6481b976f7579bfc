"""A desk that stood still for a moment finds words on both its sockets, and takes them in as they were said."""

import os
import signal
from datetime import datetime
from typing import Any

from bot.sandbox.plays.rest import rest
from bot.sandbox.plays.stage import Stage
from bot.wiring.trial import trial_databases
from tests.chaos.ground import desk_among
from tests.chaos.record import Deed
from tests.chaos.recording import record_of
from tests.chaos.truth import faults_in, pairs_said

ROUNDS = 3
WORDS = 5


async def stopped(stage: Stage) -> list[Deed]:
    """Let somebody talk while the desk stands still; return what they said."""
    said: list[Deed] = []
    process_id = stage.desk.process_id
    assert process_id is not None
    os.kill(process_id, signal.SIGSTOP)
    try:
        for number in range(WORDS):
            at: datetime = stage.town.world.clock.now()
            mark = f"q{number}-{stage.town.world.changes}"
            said.append(Deed(mark, "report", "slack", "emma", at))
            await stage.town.slack.say("emma", "emma", f"PhotoBox keeps crashing ({mark})")
            sent = stage.town.world.log.last
            while stage.town.world.log.last == sent:
                await stage.town.world.changed(patience_seconds=0.02)
    finally:
        os.kill(process_id, signal.SIGCONT)
    return said


async def test_words_on_two_sockets_are_taken_in_as_they_were_said(company: dict[str, Any]) -> None:
    deeds: list[Deed] = []
    with trial_databases("sqlite") as new_database:
        async with desk_among(
            {"emma": {"platform": "slack"}},
            title="stopped for a moment",
            company=company,
            new_database=new_database,
            patience=1.0,
        ) as (stage, home):
            for _ in range(ROUNDS):
                await rest(stage)
                deeds += await stopped(stage)
            await rest(stage)
            await stage.desk.stop()
            record = record_of(stage, home, deeds=deeds, outages=[], undone=[])
    assert faults_in(record) == []
    assert len({one.wire for one in record.deliveries}) == 2
    pairs = [*pairs_said(record)]
    assert any(not pair.in_order for pair in pairs), "the wire had kept the order by itself"
    assert [pair for pair in pairs if pair.earlier.order > pair.later.order] == []
