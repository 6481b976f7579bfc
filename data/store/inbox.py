"""Rows of the inbox: what came in, sealed, until its turn is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    select,
    tuple_,
    update,
)

from data.store.database import Store
from data.store.inventory import IMPERSONAL, INSTANT, NUMBER, PLATFORM_ID, SEALED, holds, legible, purpose
from data.store.schema import Moment, RowNumber, inserts_into, metadata
from data.store.work import Reading

inbox = Table(
    "inbox",
    metadata,
    Column("inbox_id", RowNumber, primary_key=True, info=IMPERSONAL),
    Column("source", String(32), nullable=False, info=IMPERSONAL),
    Column(
        "key", String(255), nullable=False, info=holds("what came in, as the platform names it", PLATFORM_ID)
    ),
    Column(
        "lane", String(96), nullable=False, info=holds("the chat or the person it came from", PLATFORM_ID)
    ),
    Column("person_id", BigInteger, nullable=False, info=holds("who speaks", NUMBER)),
    Column("received_at", Moment, nullable=False, info=legible("when it came", INSTANT)),
    Column("body", LargeBinary, nullable=False, info=holds("what was said, pressed or filled in", SEALED)),
    Column("state", String(16), nullable=False, info=IMPERSONAL),
    Column("tries", Integer, nullable=False, default=0, info=IMPERSONAL),
    Column("reason", String(255), nullable=False, default="", info=IMPERSONAL),
    Column("done_at", Moment, info=IMPERSONAL),
    Column("fingerprint", String(64), info=IMPERSONAL),
    UniqueConstraint("source", "key", name="inbox_once"),
    sqlite_autoincrement=True,
    info=purpose(
        "to answer what people said and pressed, once",
        kept="7 days after it was done (the words of whoever has not agreed: privacy.terms.words); what is set aside, until an operator drops it or it is too old: privacy.terms.parked",
    ),
)
Index("inbox_waiting", inbox.c.state, inbox.c.inbox_id)
# Few turns have one, and what the others cost must not grow by it.
_HAS_FINGERPRINT = inbox.c.fingerprint.is_not(None)
Index(
    "inbox_fingerprint",
    inbox.c.fingerprint,
    postgresql_where=_HAS_FINGERPRINT,
    sqlite_where=_HAS_FINGERPRINT,
)

AT_ONCE = 500

# Asked in every turn: built once, as building a statement costs more than running it.
_TAKE = {
    dialect: insert.on_conflict_do_nothing(index_elements=[inbox.c.source, inbox.c.key]).returning(
        inbox.c.inbox_id
    )
    for dialect, insert in inserts_into(inbox).items()
}
# Kept: whoever said it was told that it waits until free text can be understood.
WAITING, KEPT = "waiting", "kept"
UNDONE = (WAITING, KEPT)
# Written out: a list would be put together anew for every turn.
_IS_UNDONE = (inbox.c.state == WAITING) | (inbox.c.state == KEPT)
_DONE = (
    update(inbox)
    .where(inbox.c.inbox_id == bindparam("turn"), _IS_UNDONE)
    .values(state="done", done_at=bindparam("at"))
)


class DoneBefore(Exception):
    """The turn is done already: its commit went well, though nobody heard of it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A turn that is not done yet, opened.

    Attributes:
        lane: turns of one lane run one after the other.
        body: the turn as JSON.
        person_id: who speaks, or the desk.
        kept: whether whoever speaks was told that it waits until free text can be understood.
    """

    inbox_id: int
    lane: str
    person_id: int
    body: str
    tries: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """A turn that is to be kept.

    Attributes:
        key: names it at its source.
        body: the turn as JSON.
        fingerprint: what others like it share, empty when they are none of our concern.
    """

    source: str
    key: str
    lane: str
    person_id: int
    body: str
    fingerprint: str = ""

    @property
    def row(self) -> str:
        """Return which row its body is sealed for."""
        return _row(self.source, self.key)

    def values(self, sealed: bytes, *, now: datetime) -> dict[str, Any]:
        """Return what its row holds."""
        return {
            "source": self.source,
            "key": self.key,
            "lane": self.lane,
            "person_id": self.person_id,
            "received_at": now,
            "body": sealed,
            "state": WAITING,
            "tries": 0,
            "reason": "",
            "fingerprint": self.fingerprint or None,
        }


async def keep_at_once(store: Store, arrived: Sequence[Arrived]) -> list[int | None] | None:
    """Keep turns, all or none, without asking anything; return None when something has to be asked.

    Returns:
        The number of each, None for one that has come before.

    Raises:
        StoreFault: they could not be kept now.
    """
    rows = []
    for one in arrived:
        sealed = store.seal_known(one.body, person_id=one.person_id, row=one.row)
        if sealed is None:
            return None
        rows.append(one.values(sealed, now=store.now))
    return await store.insert(_TAKE["postgresql"], rows)


class InboxRows:
    """Queries on the inbox."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def take(
        self, *, source: str, key: str, lane: str, person_id: int, body: str, fingerprint: str = ""
    ) -> int | None:
        """Keep a turn and return its number, or None when it has come before."""
        arrived = Arrived(source, key, lane, person_id, body, fingerprint)
        sealed = self._reading.seal(body, person_id=person_id, row=arrived.row)
        values = arrived.values(sealed, now=self._reading.now)
        taken = self._connection.execute(_TAKE[self._connection.dialect.name], values).scalar()
        return None if taken is None else int(taken)

    def number_of(self, *, source: str, key: str) -> int:
        """Return the number under which that turn was kept."""
        where = (inbox.c.source == source) & (inbox.c.key == key)
        return int(self._connection.execute(select(inbox.c.inbox_id).where(where)).scalar_one())

    def numbers_of(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Return under which numbers turns of these sources and keys were kept, those left out that were not."""
        where = tuple_(inbox.c.source, inbox.c.key).in_(keys)
        rows = self._connection.execute(select(inbox.c.source, inbox.c.key, inbox.c.inbox_id).where(where))
        return {(row.source, row.key): row.inbox_id for row in rows}

    def number_like(self, *, source: str, fingerprint: str, since: datetime) -> int | None:
        """Return the number under which the same was kept since then, whatever its key; None when it was not."""
        where = (
            (inbox.c.fingerprint == fingerprint) & (inbox.c.source == source) & (inbox.c.received_at > since)
        )
        found: int | None = self._connection.execute(select(inbox.c.inbox_id).where(where)).scalar()
        return found

    def waits_in(self, lane: str) -> bool:
        """Tell whether a turn of that lane is not done."""
        where = _IS_UNDONE & (inbox.c.lane == lane)
        return self._connection.execute(select(inbox.c.inbox_id).where(where).limit(1)).first() is not None

    def waiting(self, *, but: Collection[int] = ()) -> list[Waiting]:
        """Return all turns that are not done, in the order in which they came.

        Args:
            but: numbers that are not asked for.
        """
        numbers = self._connection.execute(select(inbox.c.inbox_id).where(_IS_UNDONE)).scalars()
        wanted = sorted(set(numbers) - set(but))
        rows = (
            row
            for start in range(0, len(wanted), AT_ONCE)
            for row in self._connection.execute(
                select(inbox)
                .where(inbox.c.inbox_id.in_(wanted[start : start + AT_ONCE]))
                .order_by(inbox.c.inbox_id)
            )
        )
        return [
            Waiting(
                row.inbox_id,
                row.lane,
                row.person_id,
                self._reading.unseal(row.body, person_id=row.person_id, row=_row(row.source, row.key)),
                row.tries,
                row.state == KEPT,
            )
            for row in rows
        ]

    def body_of(self, inbox_id: int, *, person_id: int) -> str | None:
        """Return a turn of that person as JSON, None when there is none of that number."""
        row = self._connection.execute(
            select(inbox).where(inbox.c.inbox_id == inbox_id, inbox.c.person_id == person_id)
        ).first()
        if row is None or not row.body:
            return None
        return self._reading.unseal(row.body, person_id=person_id, row=_row(row.source, row.key))

    def rewrite(self, inbox_id: int, body: str) -> None:
        """Let another body stand in place of a turn's, such as one without what nobody shall keep."""
        row = self._connection.execute(select(inbox).where(inbox.c.inbox_id == inbox_id)).one()
        sealed = self._reading.seal(body, person_id=row.person_id, row=_row(row.source, row.key))
        self._connection.execute(update(inbox).where(inbox.c.inbox_id == inbox_id).values(body=sealed))

    def count_waiting(self) -> int:
        """Return how many turns are not done, though nothing keeps them from it."""
        where = inbox.c.state == WAITING
        return int(self._connection.execute(select(func.count()).where(where)).scalar_one())

    def done(self, inbox_id: int) -> None:
        """Mark a turn as done.

        Raises:
            DoneBefore: it is; whatever else this work did must not be committed.
        """
        if not self._connection.execute(_DONE, {"turn": inbox_id, "at": self._reading.now}).rowcount:
            raise DoneBefore(inbox_id)

    def keep(self, inbox_id: int) -> None:
        """Note that a turn waits until free text can be understood, and that whoever said it knows.

        Raises:
            DoneBefore: it does not wait any more, or did so before; whatever else this work did must not be committed.
        """
        where = (inbox.c.inbox_id == inbox_id) & (inbox.c.state == WAITING)
        if not self._connection.execute(update(inbox).where(where).values(state=KEPT)).rowcount:
            raise DoneBefore(inbox_id)

    def forget_done(self, *, before: datetime) -> int:
        """Let go of turns that were done before then; return how many."""
        where = (inbox.c.state == "done") & (inbox.c.done_at < before)
        return self._connection.execute(delete(inbox).where(where)).rowcount

    def count_try(self, inbox_id: int, *, reason: str) -> None:
        """Keep that a try ended in a bug."""
        self._connection.execute(
            update(inbox)
            .where(inbox.c.inbox_id == inbox_id)
            .values(tries=inbox.c.tries + 1, reason=reason[:255])
        )

    def park(self, inbox_id: int) -> None:
        """Set a turn aside so that its lane can go on.

        Raises:
            DoneBefore: it does not wait any more.
        """
        where = (inbox.c.inbox_id == inbox_id) & _IS_UNDONE
        if not self._connection.execute(update(inbox).where(where).values(state="parked")).rowcount:
            raise DoneBefore(inbox_id)


def _row(source: str, key: str) -> str:
    return f"inbox:{source}:{key}"
