"""Wishes to be forgotten, and what the law lets nobody forget; both as they are kept."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    delete,
    false,
    func,
    select,
    update,
)

from data.model.erasing import Copies, Erasure, ErasureState, Hold, LeftStanding
from data.model.feedback import Ticket
from data.model.refusals import ButtonIsOld
from data.store.counters import next_number
from data.store.custody import DESK
from data.store.feedback import ticket_entries, ticket_of, tickets
from data.store.inventory import DIGEST, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

erasures = Table(
    "erasures",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, index=True, info=holds("who wants it", NUMBER)),
    Column("chat_id", BigInteger, nullable=False, info=holds("where it was asked for", NUMBER)),
    Column("asked_at", Moment, nullable=False, info=legible("when it was asked for", INSTANT)),
    Column("state", String(16), nullable=False, info=IMPERSONAL),
    Column("done_at", Moment, info=legible("when it was carried out", INSTANT)),
    Column("deleted", Integer, info=IMPERSONAL),
    Column("overwritten", Integer, info=IMPERSONAL),
    Column("unreached", Integer, info=IMPERSONAL),
    # Where and when, and about which number; not what.
    Column("left_standing", JSON, info=IMPERSONAL),
    # By which a key is known again in an older copy of the store, so that it is destroyed there as well.
    Column("fingerprint", String(64), nullable=False, server_default="", info=holds("the key", DIGEST)),
    Column("listed", Boolean, nullable=False, server_default=false(), info=IMPERSONAL),
    info=purpose(
        "to forget people who want it, and to do so again after a restore", kept="for good: it names nobody"
    ),
)
legal_holds = Table(
    "legal_holds",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, index=True, info=holds("whose data is held", NUMBER)),
    Column("until", Moment, nullable=False, info=legible("until when", INSTANT)),
    Column("reason", LargeBinary, nullable=False, info=holds("why, under the desk's own key", SEALED)),
    info=purpose("to keep what the law lets nobody erase", kept="until the end of the hold"),
)


class Erasures:
    """Queries on wishes to be forgotten."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Erasure:
        """Return the wish with that number.

        Raises:
            ButtonIsOld: there is none.
        """
        row = self._connection.execute(select(erasures).where(erasures.c.number == number)).first()
        if row is None:
            raise ButtonIsOld
        return _erasure(row)

    def unfinished_of(self, person_id: int) -> Erasure | None:
        """Return somebody's wish that is not carried out whole."""
        theirs = (erasures.c.person_id == person_id) & (erasures.c.state != ErasureState.DONE)
        row = self._connection.execute(select(erasures).where(theirs)).first()
        return None if row is None else _erasure(row)

    def waiting(self) -> list[Erasure]:
        """Return all wishes that wait for something to be over."""
        rows = self._connection.execute(
            select(erasures).where(erasures.c.state == ErasureState.WAITING).order_by(erasures.c.number)
        )
        return [_erasure(row) for row in rows]

    def unlisted(self) -> list[tuple[int, str]]:
        """Return number and fingerprint of what was carried out and stands on no list outside yet."""
        done = (erasures.c.fingerprint != "") & erasures.c.listed.is_(False)
        rows = self._connection.execute(select(erasures).where(done).order_by(erasures.c.number))
        return [(row.number, row.fingerprint) for row in rows]

    def tickets_of(self, person_id: int) -> list[tuple[Ticket, datetime]]:
        """Return a person's tickets, each with when the last word was written on it."""
        last = func.coalesce(func.max(ticket_entries.c.at), tickets.c.opened_at).label("last")
        query = (
            select(tickets, last)
            .select_from(
                tickets.outerjoin(ticket_entries, ticket_entries.c.ticket_number == tickets.c.number)
            )
            .where(tickets.c.reporter_id == person_id)
            .group_by(*tickets.c)
            .order_by(tickets.c.number)
        )
        return [(ticket_of(row), row.last) for row in self._connection.execute(query)]

    def holds_of(self, person_id: int) -> list[Hold]:
        """Return by what somebody's data is held, or was."""
        rows = self._connection.execute(select(legal_holds).where(legal_holds.c.person_id == person_id))
        return [
            Hold(
                row.number,
                row.person_id,
                row.until,
                self._reading.unseal(row.reason, person_id=DESK, row=_row(row.number)),
            )
            for row in rows
        ]


class ErasureChanges:
    """Changes to wishes to be forgotten."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def ask(self, person_id: int, *, chat_id: int) -> Erasure:
        """Keep a new wish."""
        number = next_number(self._connection, "erasure")
        wish = Erasure(number, person_id, chat_id, self._work.now)
        self._connection.execute(
            erasures.insert().values(
                number=number,
                person_id=person_id,
                chat_id=chat_id,
                asked_at=wish.asked_at,
                state=wish.state.value,
            )
        )
        return wish

    def stands(self, wish: Erasure, state: ErasureState, *, fingerprint: str = "") -> None:
        """Keep how far a wish has come.

        Args:
            fingerprint: of the key that was destroyed.
        """
        done_at = self._work.now if state is ErasureState.DONE else None
        self._change([wish.number], state=state.value, fingerprint=fingerprint, done_at=done_at)

    def copies(self, wish: Erasure, copies: Copies) -> None:
        """Keep what became of what was posted."""
        self._change(
            [wish.number],
            deleted=copies.deleted,
            overwritten=copies.overwritten,
            unreached=copies.unreached,
            left_standing=[_told(one) for one in copies.left],
        )

    def listed(self, numbers: Iterable[int]) -> None:
        """Keep that they stand on the list outside."""
        self._change(list(numbers), listed=True)

    def hold(self, person_id: int, *, until: datetime, reason: str) -> Hold:
        """Keep that somebody's data is held."""
        number = next_number(self._connection, "legal hold")
        sealed = self._work.seal(reason, person_id=DESK, row=_row(number))
        values = {"number": number, "person_id": person_id, "until": until, "reason": sealed}
        self._connection.execute(legal_holds.insert().values(values))
        return Hold(number, person_id, until, reason)

    def release(self, person_id: int) -> None:
        """Hold somebody's data no more."""
        self._connection.execute(delete(legal_holds).where(legal_holds.c.person_id == person_id))

    def _change(self, numbers: list[int], **values: Any) -> None:
        self._connection.execute(update(erasures).where(erasures.c.number.in_(numbers)).values(values))


def _erasure(row: Row[Any]) -> Erasure:
    known, left = row.deleted is not None, tuple(map(_left, row.left_standing or ()))
    return Erasure(
        row.number,
        row.person_id,
        row.chat_id,
        row.asked_at,
        ErasureState(row.state),
        row.done_at,
        Copies(row.deleted, row.overwritten, row.unreached, left) if known else None,
    )


def _told(left: LeftStanding) -> dict[str, Any]:
    return asdict(left) | {"at": left.at.isoformat() if left.at else None}


def _left(told: dict[str, Any]) -> LeftStanding:
    return LeftStanding(**told | {"at": datetime.fromisoformat(told["at"]) if told["at"] else None})


def _row(number: int) -> str:
    return f"legal_holds:{number}"
