"""Counts the cells of the table, and those in which the oracle differs."""

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
    wrong = _wrong(chain(oracle.cells(operations), oracle.lent_cells(operations)))
    return any(wrong)


def main() -> None:
    """Ask all of them."""
    told = list(_wrong(oracle.cells()))
    sys.stdout.write(f"{len(told)} {sum(told)}")


def _wrong(cells: Iterable[Cell]) -> Iterable[bool]:
    company, _roster = read_company(DEMO)
    for cell in cells:
        told = decide(cell.operation, person=cell.person, company=company, about=cell.about, loans=cell.loans)
        yield isinstance(told, Allowed) is not oracle.allowed(cell, company.may)


if __name__ == "__main__":
    main()
