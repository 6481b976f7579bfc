"""The page tells what a desk says of how it understands free text, and nothing that no desk says."""

from typing import Any

import pytest

from bot.sandbox.control.desk import told_of


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"state": "ready", "seconds_left": None}, {"state": "ready", "seconds_left": None}),
        ({"state": "arriving", "seconds_left": 12}, {"state": "arriving", "seconds_left": 12}),
        ({"state": "arriving", "seconds_left": -3}, {"state": "arriving", "seconds_left": None}),
        ({"state": "<b>", "seconds_left": "soon"}, {"state": "away", "seconds_left": None}),
        (None, None),
        ("ready", None),
    ],
)
def test_what_istold_of_understanding(said: Any, told: Any) -> None:
    assert told_of(said) == told
