"""A row in each table that tells something of people, all about one person: whatever table comes is filled as well."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, LargeBinary, Row, Table, select

from data.model.linking import AccountName
from data.model.people import Chat
from data.store.inventory import Guard, inventory
from data.store.migrate import load_tables
from data.store.own_data import STRUCTURED
from data.store.own_rows import OWN
from data.store.schema import Moment, metadata
from data.store.sealed_columns import SEALED
from data.store.work import Work

NUMBER = 77
# What nobody else wrote; stands in each text that the tables keep of the person.
WORDS, LEGIBLE = "what only they know", "legible"
CHATS = frozenset({"chat_id", "said_in"})
# Known before anything is kept of somebody: met by the desk, with a private chat and a key.
THERE = frozenset({"people", "accounts", "chats", "keys"})
SEALED_BY_NAME = {f"{one.column.table.name}.{one.column.name}": one for one in SEALED.values()}


@dataclass(frozen=True, slots=True)
class Somebody:
    """Of whom the rows are, where they were met."""

    person_id: int
    account: AccountName
    chat: Chat


def guards() -> dict[str, Guard]:
    """Return how each column is kept that tells something of people, by table and name."""
    load_tables()
    return {f"{one.table}.{name}": held.guard for one in inventory(metadata) for name, held in one.personal}


def names_people(table: Table) -> list[Column[Any]]:
    """Return the columns of a table in which the number of a person stands."""
    found = guards()
    numbers = (column for column in table.c if found.get(f"{table.name}.{column.name}") is Guard.NUMBER)
    return [one for one in numbers if one.name not in CHATS and isinstance(one.type, Integer)]


def fill(work: Work, who: Somebody) -> None:
    """Keep a row about somebody in each table that tells of people."""
    for table in OWN:
        if table.name not in THERE:
            keep(work, table, who)


def keep(work: Work, table: Table, who: Somebody, **told: Any) -> None:
    """Keep a row of a table that is about somebody.

    Args:
        told: columns that hold something else than what they would.
    """
    values = {column.name: _value(work, table, column, who) for column in table.c} | told
    work.connection.execute(table.insert().values(values))
    row = work.connection.execute(select(table).where(*_is(table, values))).one()
    for column in table.c:
        sealed = SEALED_BY_NAME.get(f"{table.name}.{column.name}")
        if sealed is not None:
            content = _sealed(work, who, row, f"{table.name}.{column.name}")
            work.connection.execute(table.update().where(*_is(table, values)).values({column.name: content}))


def _is(table: Table, values: dict[str, Any]) -> list[Any]:
    return [column == values[column.name] for column in table.primary_key]


def _sealed(work: Work, who: Somebody, row: Row[Any], name: str) -> bytes:
    text = f'{{"said": "{WORDS}"}}' if name in STRUCTURED else WORDS
    return work.seal(text, person_id=who.person_id, row=SEALED_BY_NAME[name].row(row))


def _value(work: Work, table: Table, column: Column[Any], who: Somebody) -> Any:
    kind, name = column.type, column.name.removeprefix("typed_")
    by_name = {"platform": who.account.platform, "user_id": who.account.user_id}
    if name in by_name:
        return by_name[name]
    if name in CHATS:
        return who.chat.chat_id
    if column in names_people(table):
        return who.person_id
    return _of_kind(work, kind, legible=guards().get(f"{table.name}.{column.name}") is Guard.CLEAR)


def _of_kind(work: Work, kind: Any, *, legible: bool) -> Any:
    plain: list[tuple[type[Any], Any]] = [
        (Boolean, False),
        (Integer, NUMBER),
        (Float, float(NUMBER)),
        (Moment, work.now),
        (Date, date(2026, 3, 2)),
        (LargeBinary, b"{}"),
        (JSON, {LEGIBLE: LEGIBLE} if legible else {}),
    ]
    for one, value in plain:
        if isinstance(kind, one):
            return value
    return LEGIBLE if legible else f"FB-{NUMBER}"
