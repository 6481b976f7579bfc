"""A small classifier for the tests of this room, trained on what the desk trains on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from nlu.language.classifier import Classifier
from nlu.language.judgement import Example
from nlu.language.training import train

DATA = Path(__file__).parents[3] / "data" / "training"
FEW = (
    "report_problem", "suggest", "approve_request", "acknowledge_alert", "unsubscribe",
    "who_is_on_call", "thank", "greet", "out_of_scope",
)  # fmt: skip


def examples() -> Iterator[Example]:
    """Yield the texts of a few intents, in three languages."""
    for intent in FEW:
        for path in sorted(DATA.glob(f"*/{intent}.yml")):
            for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
                for line in block["examples"].splitlines():
                    yield Example(line.removeprefix("- "), intent, path.parent.name)


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """Train once for the session."""
    return train(list(examples()))
