"""Walk the audit chain from its stored bytes, in bounded memory, and name the first entry that cannot be trusted."""

import hashlib
from collections.abc import Callable, Iterable
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, bindparam, func, select, type_coerce
from sqlalchemy.types import NullType

from data.model.audit import BrokenLink, ChainHead, Damage
from data.store.audit import GENESIS, audit_entries

# More would be out of the processor's cache again before they are looked at.
READ_AT_ONCE = 1_000
LEAST = -(2**63)  # whoever writes past the desk may choose any number

_stored = audit_entries.c
# As text, such as `2026-03-02 02:00:00.000000`: to build an instant of each would cost more than all else.
_INSTANTS = {
    "sqlite": type_coerce(_stored.at, String),
    "postgresql": func.to_char(func.timezone("UTC", _stored.at), "YYYY-MM-DD HH24:MI:SS.US"),
}
_WHOLE_SECOND = ".000000"


def _walked(instant: ColumnElement[str]) -> Select[Any]:
    # Both drivers give bytes as bytes; the column's own type would make them once more.
    body, chained = (type_coerce(one, NullType) for one in (_stored.body, _stored.chained))
    columns = (_stored.entry_id, instant, _stored.person_id, _stored.subject, body, chained)
    return (
        select(*columns)
        .where(_stored.entry_id >= bindparam("begin"))
        .order_by(_stored.entry_id)
        .limit(READ_AT_ONCE)
    )


_WALKS = {dialect: _walked(instant) for dialect, instant in _INSTANTS.items()}


def verify_chain(
    connection: Connection,
    *,
    heads: Iterable[ChainHead] = (),
    told: Callable[[int], object] = lambda _count: None,
) -> BrokenLink | int:
    """Return the number of entries, or the first that is not what it was.

    Args:
        heads: links that somebody has from elsewhere; without any, a chain that was cut or rewritten as a whole
            looks like any other.
        told: how many entries were walked so far.
    """
    walk = _Walk(heads)
    walk_all = _WALKS[connection.dialect.name]
    begin = LEAST
    # The driver's own tuples: to wrap each in a row of the engine's would be a quarter of all that this costs.
    while part := connection.execute(walk_all, {"begin": begin}).cursor.fetchall():
        broken = walk.over(part)
        if broken is not None:
            return broken
        told(walk.count)
        begin = part[-1][0] + 1
    return walk.end()


class _Walk:
    """Where a walk stands: how many entries it saw, and what sealed the last of them."""

    def __init__(self, heads: Iterable[ChainHead]) -> None:
        self.count = 0
        self._chained = GENESIS
        self._trusted = 0
        self._heads: dict[int, set[bytes]] = {}
        for head in heads:
            self._heads.setdefault(head.entry_id, set()).add(head.chained)

    def over(self, rows: Iterable[Any]) -> BrokenLink | None:
        """Go on over some entries; return the first that is not what it was."""
        # Everything in this loop is paid for a million times: it calls nothing of ours but where it must.
        count, before, heads, sha256 = self.count, self._chained, self._heads, hashlib.sha256
        for number, instant, person_id, subject, body, chained in rows:
            count += 1
            before = sha256(before + body).digest()
            if number != count or chained != before:
                return self._broken(count, number)
            if not _is_filed_right(body, instant, person_id, subject):
                return BrokenLink(count, Damage.MISFILED, self._trusted)
            if count in heads and not self._agrees(count, before):
                return BrokenLink(count, Damage.REWRITTEN, self._trusted)
        self.count, self._chained = count, before
        return None

    def end(self) -> BrokenLink | int:
        """Return the number of entries, or the first of those that should follow."""
        if max(self._heads, default=0) > self.count:
            return BrokenLink(self.count + 1, Damage.CUT, self._trusted)
        return self.count

    def _broken(self, count: int, number: int) -> BrokenLink:
        if number > count:
            return BrokenLink(count, Damage.MISSING, self._trusted)
        return BrokenLink(number, Damage.FOREIGN if number < count else Damage.ALTERED, self._trusted)

    def _agrees(self, count: int, chained: bytes) -> bool:
        if self._heads[count] != {chained}:
            return False
        self._trusted = count
        return True


def _is_filed_right(body: bytes, instant: str, person_id: int | None, subject: str) -> bool:
    """Tell whether the columns beside a body say what its canonical form says at its two ends."""
    at = f"{instant[:10]}T{instant[11:].removesuffix(_WHOLE_SECOND)}+00:00"
    by = "null" if person_id is None else person_id
    return body.startswith(f'{{"at":"{at}","by":{by},'.encode()) and body.endswith(
        f',"subject":{encode_basestring(subject)}}}'.encode()
    )
