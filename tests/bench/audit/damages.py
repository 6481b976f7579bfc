"""Every kind of damage that a chain can take, done to one entry of it and named as it must be found."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from data.model.audit import BrokenLink, Damage
from data.store.audit import audit_entries, link

# Does the damage at an entry of a chain that ends at another, and returns what must be found.
Harm = Callable[[Connection, int, int], BrokenLink]

_columns = audit_entries.c
_NOWHERE = 0


def _flip(connection: Connection, at: int, _end: int) -> BrokenLink:
    body = bytearray(_body(connection, at))
    body[len(body) // 2] ^= 1
    _change(connection, at, body=bytes(body))
    return BrokenLink(at, Damage.ALTERED)


def _drop(connection: Connection, at: int, _end: int) -> BrokenLink:
    connection.execute(delete(audit_entries).where(_columns.entry_id == at))
    return BrokenLink(at, Damage.MISSING)


def _swap(connection: Connection, at: int, _end: int) -> BrokenLink:
    for one, other in ((at, _NOWHERE), (at + 1, at), (_NOWHERE, at + 1)):
        _change(connection, one, entry_id=other)
    return BrokenLink(at, Damage.ALTERED)


def _insert(connection: Connection, at: int, end: int) -> BrokenLink:
    """Slip a copy in and number all that follow anew."""
    for way in (end, 1 - end):
        first = at if way > 0 else end
        connection.execute(
            update(audit_entries).where(_columns.entry_id >= first).values(entry_id=_columns.entry_id + way)
        )
    copy = [_columns.entry_id - 1 if one is _columns.entry_id else one for one in _columns]
    wanted = select(*copy).where(_columns.entry_id == at + 1)
    connection.execute(insert(audit_entries).from_select(list(_columns), wanted))
    # The copy follows from the entry before it as the copied one did; that one no longer does.
    return BrokenLink(at + 1, Damage.ALTERED)


def _cut(connection: Connection, at: int, _end: int) -> BrokenLink:
    connection.execute(delete(audit_entries).where(_columns.entry_id >= at))
    return BrokenLink(at, Damage.CUT)


def _rewrite(connection: Connection, at: int, end: int) -> BrokenLink:
    """Change an entry and seal it and all that follow anew."""
    before = _sealed(connection, at - 1)
    rows = connection.execute(
        select(audit_entries).where(_columns.entry_id >= at).order_by(_columns.entry_id)
    )
    for row in rows.all():
        body = row.body.replace(b"complain", b"praise")
        before = link(before, body)
        _change(connection, row.entry_id, body=body, chained=before)
    return BrokenLink(end, Damage.REWRITTEN)


def _misfile(connection: Connection, at: int, _end: int) -> BrokenLink:
    _change(connection, at, subject="FB-0")
    return BrokenLink(at, Damage.MISFILED)


HARMS: Mapping[str, Harm] = {
    "flipped": _flip,
    "dropped": _drop,
    "swapped": _swap,
    "inserted": _insert,
    "cut": _cut,
    "rewritten": _rewrite,
    "misfiled": _misfile,
}


def _change(connection: Connection, number: int, **values: object) -> None:
    connection.execute(update(audit_entries).where(_columns.entry_id == number).values(values))


def _body(connection: Connection, number: int) -> bytes:
    body: bytes = connection.execute(select(_columns.body).where(_columns.entry_id == number)).scalar_one()
    return body


def _sealed(connection: Connection, number: int) -> bytes:
    row = connection.execute(select(_columns.chained).where(_columns.entry_id == number)).one()
    return bytes(row.chained)
