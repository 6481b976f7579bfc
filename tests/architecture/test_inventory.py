"""Every column of every table says what it holds of people, and the data inventory says the same."""

import json

import pytest
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table
from typer.testing import CliRunner

from bot.__main__ import app
from bot.wiring.inventory import as_paper
from data.store.inventory import FEW, IMPERSONAL, NUMBER, SEALED, gaps, holds, inventory, legible, purpose
from data.store.migrate import load_tables
from data.store.schema import metadata
from data.store.sealed_columns import SEALED as CHANGES_HANDS
from tests.architecture.house import ROOT

PAPER = ROOT / "docs/data-inventory.md"


@pytest.fixture(autouse=True)
def _all_tables() -> None:
    load_tables()


def test_every_column_says_what_it_holds() -> None:
    assert len(metadata.tables) > 20, "the guard looked at nothing"
    assert gaps(metadata) == []


def test_the_paper_says_what_the_tables_say() -> None:
    assert PAPER.read_text(encoding="utf-8") == as_paper(inventory(metadata)), "make inventory writes it anew"


def test_what_changes_hands_is_said_to_be_sealed() -> None:
    sealed = {
        f"{one.table}.{name}"
        for one in inventory(metadata)
        for name, held in one.personal
        if held.guard is SEALED
    }
    assert {f"{one.column.table.name}.{one.column.name}" for one in CHANGES_HANDS.values()} <= sealed


def test_the_command_prints_both() -> None:
    assert CliRunner().invoke(app, ["inventory"]).output == PAPER.read_text(encoding="utf-8")
    told = json.loads(CliRunner().invoke(app, ["inventory", "--json"]).output)
    assert {one["table"] for one in told} == set(metadata.tables)


@pytest.mark.parametrize(
    ("column", "gap"),
    [
        (Column("name", String), "says not what it holds"),
        (Column("name", String, info=holds("a name", SEALED)), "no column of bytes"),
        (Column("name", String, info=legible("a name", "")), "without a reason"),
    ],
)
def test_a_column_that_tells_nothing_is_found(column: Column[str], gap: str) -> None:
    tables = MetaData()
    Table("guests", tables, Column("guest_id", Integer, info=IMPERSONAL), column, info=purpose("to greet"))
    (found,) = gaps(tables)
    assert found.startswith("guests.name: ")
    assert gap in found


def test_a_table_without_a_purpose_is_found() -> None:
    tables = MetaData()
    Table("guests", tables, Column("guest_id", Integer, info=holds("who it is", NUMBER)))
    assert gaps(tables) == ["guests: says not what it is for and how long its rows stay (info=purpose(…))"]


def test_what_is_told_whole_has_no_gap() -> None:
    tables = MetaData()
    Table(
        "guests",
        tables,
        Column("name", LargeBinary, info=holds("a name", SEALED)),
        Column("mood", String, info=legible("a mood", FEW)),
        info=purpose("to greet"),
    )
    assert gaps(tables) == []
