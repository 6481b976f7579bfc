"""A table of whom an announcement did not reach is text and nothing else."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.announcements_list import FORMULAS, table_of

CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")))


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=5))
def test_no_cell_is_a_formula_and_every_letter_survives(rows: list[list[str]]) -> None:
    file = table_of("AN-1.csv", ["谁", "=1+1"], rows)
    assert file.content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    assert read[0] == ["谁", "'=1+1"]
    assert [[cell.removeprefix("'") for cell in row] for row in read[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.startswith(FORMULAS) for row in read for cell in row)
