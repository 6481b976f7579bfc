"""Holds that whoever is announced something is told once, or named as one of whom nobody knows, however often the desk dies."""

import os
from typing import Any

import pytest

from bot.wiring.trial import trial_databases
from tests.chaos.announcing import announce_among

PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
RECIPIENTS, KILLS = 40, 2


@pytest.mark.parametrize("point", ["before_commit", "after_send"])
async def test_everybody_has_one_outcome(point: str, company: dict[str, Any]) -> None:
    with trial_databases("sqlite") as new_database:
        judged = await announce_among(
            point,
            recipients=RECIPIENTS,
            kills=KILLS,
            company=company,
            new_database=new_database,
            patience=PATIENCE,
        )
    assert judged.reached == KILLS
    assert judged.sent + judged.unknown == RECIPIENTS
    assert (judged.lost, judged.outcomeless) == (0, 0)
    assert (judged.slack_duplicates, judged.telegram_duplicates) == (0, 0)
