"""Whom an announcement did not reach, as a table that opens in any office program."""

import csv
import io
from collections.abc import Iterable

from bot.shapes.file import File

# Office programs take what begins like this for a formula, and a file without the mark for another alphabet.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"
CSV = "text/csv"


def table_of(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> File:
    """Return rows of text as a file, nothing in them being more than text."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([safe(head) for head in heads])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return File(name, (MARK + written.getvalue()).encode(), CSV)


def safe(cell: str) -> str:
    """Return what stands in a cell without ever being taken for a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
