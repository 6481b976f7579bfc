"""Figures on what waits: how many, and since when; never whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from data.store.due import due_rows
from data.store.inbox import UNDONE, inbox
from data.store.outbox import cards, messages
from data.store.people_tables import chats
from data.store.work import Reading

Key = tuple[str, ...]
ENDED = ("sent", "withdrawn")


@dataclass(frozen=True, slots=True)
class Backlog:
    """Something that waits.

    Attributes:
        since: of the oldest, None where that is not kept.
    """

    count: int
    since: datetime | None


class Figures:
    """Queries for metrics."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def turns(self) -> Mapping[Key, Backlog]:
        """Return the turns that are not done, by source and state."""
        rows = self._connection.execute(
            select(
                inbox.c.source,
                inbox.c.state,
                func.count().label("number"),
                func.min(inbox.c.received_at).label("since"),
            )
            .where(inbox.c.state.in_((*UNDONE, "parked")))
            .group_by(inbox.c.source, inbox.c.state)
        )
        return {(row.source, row.state): Backlog(row.number, row.since) for row in rows}

    def notices(self) -> Mapping[Key, Backlog]:
        """Return the notices that are not where they should be, by platform, priority and state."""
        found: dict[Key, Backlog] = {}
        lines = (
            (messages, func.min(messages.c.promised_at), messages.c.state.not_in(ENDED)),
            (
                cards,
                func.min(cards.c.attempted_at),
                cards.c.state.in_(("failed", "unknown"))
                | ((cards.c.wanted > cards.c.shown) & cards.c.state.not_in(("withdrawn",))),
            ),
        )
        for table, since, where in lines:
            rows = self._connection.execute(
                select(
                    chats.c.platform,
                    table.c.priority,
                    table.c.state,
                    func.count().label("number"),
                    since.label("since"),
                )
                .join(chats, chats.c.chat_id == table.c.chat_id)
                .where(where)
                .group_by(chats.c.platform, table.c.priority, table.c.state)
            )
            for row in rows:
                key = (row.platform, str(row.priority), row.state)
                found[key] = _together(found.get(key), Backlog(row.number, row.since))
        return found

    def overdue(self, now: datetime) -> Backlog:
        """Return what was due before now and has not run."""
        row = self._connection.execute(
            select(func.count().label("number"), func.min(due_rows.c.at).label("since")).where(
                due_rows.c.at < now
            )
        ).one()
        return Backlog(row.number, row.since)


def _together(one: Backlog | None, other: Backlog) -> Backlog:
    if one is None:
        return other
    moments = [moment for moment in (one.since, other.since) if moment is not None]
    return Backlog(one.count + other.count, min(moments, default=None))
