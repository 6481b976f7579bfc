"""Counts the cells of the table, and those in which the oracle differs."""

import dataclasses
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from config.company import read_company
from data.model.rights.decision import Allowed, decide
from tests.unit.rights import oracle
from tests.unit.rights.oracle import Cell

DEMO = Path(__file__).parents[3] / "config/demo/company.yml"


def differs_in(area: str) -> bool:
    """Tell whether the table and the oracle differ in any cell of an area, such as alerts, on loan or not."""
    operations = [one for one in oracle.OPERATIONS if one.startswith(f"{area}.")]
    return any(_wrong(chain(oracle.cells(operations), oracle.lent_cells(operations))))


def main() -> None:
    """Ask all of them, of the demo company and of those with other rules."""
    asked = wrong = 0
    for may in (None, *oracle.OTHER_RULES):
        for differs in _wrong(chain(oracle.cells(), oracle.lent_cells()), may):
            asked, wrong = asked + 1, wrong + differs
    sys.stdout.write(f"{asked} {wrong}")


def _wrong(cells: Iterable[Cell], may: oracle.May | None = None) -> Iterable[bool]:
    company, _roster = read_company(DEMO)
    if may is not None:
        company = dataclasses.replace(company, may=may)
    for cell in cells:
        told = decide(cell.operation, person=cell.person, company=company, about=cell.about, loans=cell.loans)
        yield isinstance(told, Allowed) is not oracle.allowed(cell, company.may)


if __name__ == "__main__":
    main()
