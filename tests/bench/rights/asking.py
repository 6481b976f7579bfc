"""Counts the cells of the table, and those in which the oracle differs."""

import sys
from pathlib import Path

from config.company import read_company
from data.model.rights.decision import Allowed, decide
from tests.unit.rights import oracle

DEMO = Path(__file__).parents[3] / "config/demo/company.yml"


def main() -> None:
    """Ask all of them."""
    company, _roster = read_company(DEMO)
    count = wrong = 0
    for cell in oracle.cells():
        told = decide(cell.operation, person=cell.person, company=company, about=cell.about)
        count += 1
        wrong += isinstance(told, Allowed) is not oracle.allowed(cell, company.may)
    sys.stdout.write(f"{count} {wrong}")


if __name__ == "__main__":
    main()
