"""What got stuck on its way in or out, and how the operator gets it moving again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, func, select, update

from data.model.notices import NoticeState
from data.store.inbox import InboxRows, inbox
from data.store.inventory import IMPERSONAL, purpose
from data.store.outbox import cards, messages
from data.store.people_tables import chats
from data.store.schema import Moment, RowNumber, metadata
from data.store.work import Reading, Work

operator_calls = Table(
    "operator_calls",
    metadata,
    Column("call_id", RowNumber, primary_key=True, info=IMPERSONAL),
    Column("at", Moment, nullable=False, info=IMPERSONAL),
    sqlite_autoincrement=True,
    info=purpose("to tell the desk that an operator freed something", kept="until the desk has looked"),
)

PARKED, WAITING, DROPPED = "parked", "waiting", "dropped"
# Whoever is asked about may have been sent long ago, and what failed may be sent after all.
STUCK = (NoticeState.UNKNOWN.value, NoticeState.FAILED.value)
_NOTICES: Mapping[str, tuple[Table, Column[Any]]] = {
    "card": (cards, cards.c.card_id),
    "message": (messages, messages.c.message_id),
}


class NothingStuck(LookupError):
    """Nothing of that id is stuck; the message names it."""


@dataclass(frozen=True, slots=True)
class StuckTurn:
    """A turn that was set aside after it broke too often. Nothing here tells who said what."""

    inbox_id: int
    source: str
    received_at: datetime
    tries: int
    reason: str


@dataclass(frozen=True, slots=True)
class StuckNotice:
    """A notice that is not where it should be, and will not get there by itself.

    Attributes:
        delivery_id: `card:7` or `message:9`.
    """

    delivery_id: str
    platform: str
    kind: str
    subject: str
    state: str
    attempts: int
    reason: str


class Stuck:
    """Queries on what is stuck."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def turns(self) -> list[StuckTurn]:
        """Return the turns that were set aside, the oldest first."""
        rows = self._connection.execute(
            select(inbox).where(inbox.c.state == PARKED).order_by(inbox.c.inbox_id)
        )
        return [StuckTurn(row.inbox_id, row.source, row.received_at, row.tries, row.reason) for row in rows]

    def words_of(self, inbox_id: int) -> str:
        """Return what a stuck turn says, as JSON.

        Raises:
            NothingStuck: no turn of that number was set aside.
        """
        row = self._connection.execute(_parked(inbox_id)).first()
        body = row and InboxRows(self._reading).body_of(inbox_id, person_id=row.person_id)
        if not body:
            raise NothingStuck(str(inbox_id))
        return body

    def notices(self) -> Iterator[StuckNotice]:
        """Yield the notices that failed or of which nobody knows whether they arrived."""
        for what, (table, key) in _NOTICES.items():
            query = (
                select(table, chats.c.platform.label("chat_platform"))
                .join(chats, chats.c.chat_id == table.c.chat_id)
                .where(table.c.state.in_(STUCK))
                .order_by(key)
            )
            for row in self._connection.execute(query):
                yield StuckNotice(
                    f"{what}:{row._mapping[key]}",  # noqa: SLF001  # the documented way to a column of a row
                    row.chat_platform,
                    row.kind,
                    row.subject,
                    row.state,
                    row.attempts,
                    row.reason,
                )

    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield the id of each message that is stuck, and of what it tells, as JSON."""
        query = select(messages.c.message_id, messages.c.facts).where(messages.c.state.in_(STUCK))
        for row in self._connection.execute(query.order_by(messages.c.message_id)):
            yield f"message:{row.message_id}", json.dumps(row.facts, ensure_ascii=False)

    def count_parked(self) -> int:
        """Return how many turns were set aside."""
        where = inbox.c.state == PARKED
        return int(self._connection.execute(select(func.count()).where(where)).scalar_one())


class Moving:
    """Changes to what is stuck. Each calls the desk that runs, if one does."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def turn(self, inbox_id: int, *, again: bool) -> None:
        """Let a turn wait as if it had just come, or let go of it for good.

        Raises:
            NothingStuck: no turn of that number was set aside.
        """
        values: dict[str, Any] = {"state": WAITING, "tries": 0} if again else {"state": DROPPED}
        values |= {"reason": "", "done_at": None if again else self._work.now}
        found = self._connection.execute(
            update(inbox).where(inbox.c.inbox_id == inbox_id, inbox.c.state == PARKED).values(values)
        )
        self._moved(found.rowcount, str(inbox_id))

    def notice(self, delivery_id: str, *, again: bool) -> None:
        """Let a notice be sent as if it never had been, or withdraw it.

        Raises:
            NothingStuck: no notice of that id failed or is unknown.
        """
        what, _, number = delivery_id.partition(":")
        if what not in _NOTICES or not (number.isascii() and number.isdigit()):
            raise NothingStuck(delivery_id)
        table, key = _NOTICES[what]
        state = NoticeState.WAITING if again else NoticeState.WITHDRAWN
        values: dict[str, Any] = {
            "state": state.value,
            "reason": "" if again else "dropped",
            "not_before": None,
        }
        if again:
            values["attempts"] = 0
        found = self._connection.execute(
            update(table).where(key == int(number), table.c.state.in_(STUCK)).values(values)
        )
        self._moved(found.rowcount, delivery_id)

    def heard(self) -> int:
        """Take the calls away; return how many there were."""
        return self._connection.execute(delete(operator_calls)).rowcount

    def _moved(self, count: int, named: str) -> None:
        if not count:
            raise NothingStuck(named)
        self._connection.execute(operator_calls.insert().values(at=self._work.now))


def is_called(reading: Reading) -> bool:
    """Tell whether the operator called."""
    return reading.connection.execute(select(operator_calls.c.call_id).limit(1)).first() is not None


def _parked(inbox_id: int) -> Any:
    return select(inbox.c.person_id).where(inbox.c.inbox_id == inbox_id, inbox.c.state == PARKED)
