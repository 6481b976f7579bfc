"""Holds that a kill at any named point loses nothing, does nothing twice, and shows nothing twice on Slack."""

import os
from typing import Any

import pytest

from bot.wiring.trial import trial_databases
from tests.chaos.checker import Verdict
from tests.chaos.matrix import play_cell
from tests.chaos.scene import POINTS

PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))


@pytest.mark.parametrize("platform", ["slack", "telegram"])
@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_leaves_no_trace(point: str, platform: str, company: dict[str, Any]) -> None:
    with trial_databases("sqlite") as new_database:
        result = await play_cell(
            point, platform, times=1, company=company, new_database=new_database, patience=PATIENCE
        )
    assert result.reached == 1
    # What arrived on Telegram while its answer was lost is sent again; that is written down, and allowed.
    recorded = result.verdict.telegram_duplicates
    assert result.verdict == Verdict((), (), (), recorded, ())
