"""Whatever happens to a call on the wire, a minute later nothing is undecided, and what can be repeated was."""

import os
from collections import Counter
from typing import Any

import pytest

from bot.wiring.trial import trial_databases
from tests.chaos.ground import desk_among
from tests.chaos.scene import REPORTER, STAFF
from tests.chaos.wire_faults import FAULTS, NOT_CALLED, POST, Cell, methods_called, strike, table

PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
EDIT = {"slack": "chat.update", "telegram": "editMessageText"}


@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_no_fault_leaves_anything_undecided(platform: str, company: dict[str, Any]) -> None:
    cast = {name: {"platform": platform} for name in (REPORTER[platform], STAFF[platform])}
    wanted = [(POST[platform], "reset after"), (POST[platform], "504"), (EDIT[platform], "half")]
    with trial_databases("sqlite") as new_database:
        async with desk_among(
            cast,
            title=f"faults on {platform}",
            company=company,
            new_database=new_database,
            patience=PATIENCE,
        ) as (stage, home):
            cells = [
                await strike(stage, home, platform, method, fault, number=number)
                for number, (method, fault) in enumerate(wanted)
            ]
            called = methods_called(stage, platform)
    assert {cell.told for cell in cells} == {cells[0].told}
    assert cells[0].told.startswith("sent "), cells
    assert {POST[platform], EDIT[platform]} <= set(called)


def test_what_nobody_has_decided_about_is_counted_and_shown() -> None:
    undecided = Cell("slack", "chat.postMessage", "502", Counter(sent=2, waiting=1), struck=True)
    asked = Cell("slack", "views.open", "half", Counter(sent=2), struck=True, undone="a modal")
    never = Cell("slack", "views.open", "twice", Counter(sent=2), struck=False)
    assert [cell.undecided for cell in (undecided, asked, never)] == [1, 0, 0]
    lines = table([undecided, asked, never])
    assert lines[0] == "| method | " + " | ".join(FAULTS) + " |"
    assert lines[2:] == [
        "| slack chat.postMessage |  |  | sent 2, waiting 1 |  |  |  |  |",
        f"| slack views.open |  |  |  |  |  | sent 2, asked again | {NOT_CALLED} |",
    ]
