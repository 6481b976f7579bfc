"""Three kills at random moments, and then anything: nothing is lost, nothing happens twice, nothing stays unknown."""

import os
from collections.abc import Mapping
from typing import Any

import pytest

from bot.wiring.trial import trial_databases
from tests.chaos.ground import desk_among
from tests.chaos.script import ANYTHING, CALM_SHARE, CAST, made_up, read, written
from tests.chaos.storm import Storm
from tests.chaos.truth import faults_in, pairs_said
from tests.chaos.ways import SLACK, TELEGRAM, USUAL, Ways, ways_of

PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
SEED = int(os.environ.get("DESKBELL_CHAOS_SEED", "20260302"))


@pytest.mark.parametrize("ways", [USUAL, Ways("http", "webhook")], ids=["asked for", "over HTTP"])
@pytest.mark.parametrize(("troubles", "shares"), [(3, CALM_SHARE), (4, ANYTHING)], ids=["kills", "anything"])
async def test_a_storm_leaves_no_fault(
    troubles: int, shares: Mapping[str, float], ways: Ways, company: dict[str, Any]
) -> None:
    script = made_up(SEED, troubles=troubles, shares=shares)
    with trial_databases("sqlite") as new_database:
        async with desk_among(
            CAST,
            title=f"storm {SEED}",
            company=company,
            new_database=new_database,
            patience=PATIENCE,
            ways=ways,
        ) as (stage, home):
            record = await Storm(stage, home, script, tell=lambda _what: None, ways=ways).run()
    assert faults_in(record) == [], f"seed {SEED}"
    assert record.effects, "nobody did anything"
    assert record.posts, "nobody was told anything"
    assert any(pair.in_order for pair in pairs_said(record)), "nothing had an order"
    assert {one.wire.partition(" ")[0] for one in record.deliveries} == {
        "post" if ways.slack == "http" else "socket"
    }


def test_the_same_seed_makes_the_same_storm_and_a_file_brings_it_back(tmp_path: Any) -> None:
    script = made_up(7, troubles=5, shares=ANYTHING)
    assert made_up(7, troubles=5, shares=ANYTHING) == script
    assert made_up(8, troubles=5, shares=ANYTHING) != script
    file = tmp_path / "storm.json"
    file.write_text(written(script, Ways("http", "polling")), encoding="utf-8")
    assert read(file) == (script, Ways("http", "polling"))


def test_storms_one_after_the_other_see_every_way_in() -> None:
    ways = [ways_of(seed) for seed in range(20260302, 20260302 + 4 * 25, 25)]
    assert len(set(ways)) == 4
    # Two storms are what `bench chaos` makes when it is told nothing.
    assert {one.slack for one in ways[:2]} == set(SLACK)
    assert {one.telegram for one in ways[:2]} == set(TELEGRAM)
    assert ways_of(SEED, slack="http", telegram="webhook") == Ways("http", "webhook")
