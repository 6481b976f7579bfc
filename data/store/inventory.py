"""The data inventory: what each column holds of people, told where the column stands, and read from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, LargeBinary, MetaData, Table

Info = dict[Any, Any]

_PURPOSE, _HELD = "purpose", "held"
NO_TERM = "no term is set"
# Why columns are legible, where many have the same reason.
FEW = "one of a few values, by which lists are made"
INSTANT = "an instant, by which the desk orders, waits and lets go"


class Guard(StrEnum):
    """How a column keeps what it holds of a person.

    SEALED under a person's key. NUMBER: one that the desk gave, which tells nothing to anybody else. PLATFORM_ID: by
    which a platform knows somebody, a chat or a message. DIGEST: what it was made of cannot be read from it. CLEAR: legible for
    whoever reads the database, which needs a reason.
    """

    SEALED = "sealed"
    NUMBER = "number"
    PLATFORM_ID = "platform id"
    DIGEST = "digest"
    CLEAR = "clear"


SEALED, NUMBER, PLATFORM_ID, DIGEST = Guard.SEALED, Guard.NUMBER, Guard.PLATFORM_ID, Guard.DIGEST


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a table is for, and how long its rows stay."""

    why: str
    kept: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a column holds of a person.

    Attributes:
        because: why it is legible, for what is kept in the clear.
    """

    what: str
    guard: Guard
    because: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A table with what it holds.

    Attributes:
        personal: the columns that tell something of people. impersonal: the names of all others.
    """

    table: str
    purpose: Purpose
    personal: tuple[tuple[str, Held], ...]
    impersonal: tuple[str, ...]


# For a column that tells nothing of any person.
IMPERSONAL: Info = {_HELD: None}


def purpose(why: str, *, kept: str = NO_TERM) -> Info:
    """Return what a table says of itself.

    Args:
        kept: how long a row stays, in words.
    """
    return {_PURPOSE: Purpose(why, kept)}


def holds(what: str, guard: Guard) -> Info:
    """Return what a column says that tells something of a person."""
    return {_HELD: Held(what, guard)}


def legible(what: str, because: str) -> Info:
    """Return what a column says that tells something of a person to whoever reads the database.

    Args:
        because: why it has to be so.
    """
    return {_HELD: Held(what, Guard.CLEAR, because)}


def inventory(metadata: MetaData) -> list[Listed]:
    """Return what all tables hold, by name; call it when `gaps` finds none."""
    return [_listed(table) for _, table in sorted(metadata.tables.items())]


def gaps(metadata: MetaData) -> list[str]:
    """Return what is not told, or told otherwise than it is kept, each as one sentence."""
    return [
        gap
        for table in metadata.tables.values()
        for gap in (*_gaps_of_table(table), *_gaps_of_columns(table))
    ]


def _listed(table: Table) -> Listed:
    held = [(column.name, column.info[_HELD]) for column in table.c]
    return Listed(
        table.name,
        table.info[_PURPOSE],
        tuple((name, one) for name, one in held if one is not None),
        tuple(name for name, one in held if one is None),
    )


def _gaps_of_table(table: Table) -> Iterator[str]:
    told = table.info.get(_PURPOSE)
    if told is None or not (told.why and told.kept):
        yield f"{table.name}: says not what it is for and how long its rows stay (info=purpose(…))"


def _gaps_of_columns(table: Table) -> Iterator[str]:
    for column in table.c:
        gap = _gap(column)
        if gap:
            yield f"{table.name}.{column.name}: {gap}"


def _gap(column: Column[Any]) -> str:
    if _HELD not in column.info:
        return "says not what it holds of people (info=holds(…) or IMPERSONAL)"
    held: Held | None = column.info[_HELD]
    if held is None:
        return ""
    if held.guard is SEALED and not isinstance(column.type, LargeBinary):
        return "is no column of bytes, and so cannot hold what is sealed"
    if held.guard is Guard.CLEAR and not held.because:
        return "is legible without a reason"
    return ""
