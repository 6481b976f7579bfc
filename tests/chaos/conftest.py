"""The company in which chaos is played."""

from typing import Any

import pytest
import yaml

from bot.wiring.playing import TREE


@pytest.fixture(scope="session")
def company() -> dict[str, Any]:
    text = (TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
