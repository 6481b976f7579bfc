"""Numbers that people read, each given once and without gaps that matter."""

from sqlalchemy import BigInteger, Column, Connection, String, Table

from data.store.inventory import IMPERSONAL, purpose
from data.store.schema import inserts_into, metadata

counters = Table(
    "counters",
    metadata,
    Column("name", String(64), primary_key=True, info=IMPERSONAL),
    Column("value", BigInteger, nullable=False, info=IMPERSONAL),
    info=purpose("to give each number once", kept="for good"),
)

_NEXT = {
    dialect: insert.on_conflict_do_update(
        index_elements=[counters.c.name], set_={"value": counters.c.value + 1}
    ).returning(counters.c.value)
    for dialect, insert in inserts_into(counters).items()
}


def next_number(connection: Connection, name: str) -> int:
    """Return the next number of that name, from 1; a rolled back turn gives it back."""
    row = {"name": name, "value": 1}
    return int(connection.execute(_NEXT[connection.dialect.name], row).scalar_one())
