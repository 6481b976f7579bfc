"""Gives tests the demo company where no conftest does."""

from pathlib import Path

import pytest

from config.company import read_company
from data.model.company import Company

DEMO = Path(__file__).parents[3] / "config/demo/company.yml"


@pytest.fixture
def demo() -> tuple[Company, None]:
    """Return the demo company."""
    told, _roster = read_company(DEMO)
    return told, None
