"""What people want to hear of, and what not."""

from sqlalchemy import delete, select

from data.store.announcement_tables import chat_subscriptions, subscriptions
from data.store.schema import inserts_into
from data.store.work import Reading, Work

_CHOOSE = {
    dialect: insert.on_conflict_do_update(
        index_elements=[subscriptions.c.person_id, subscriptions.c.kind],
        set_={"wants": insert.excluded.wants, "at": insert.excluded.at},
    )
    for dialect, insert in inserts_into(subscriptions).items()
}


class Subscriptions:
    """Queries on what people chose."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def chosen(self, person_id: int) -> dict[str, bool]:
        """Return what somebody chose, by kind; what they said nothing about is not there."""
        query = select(subscriptions.c.kind, subscriptions.c.wants)
        rows = self._connection.execute(query.where(subscriptions.c.person_id == person_id))
        return {row.kind: bool(row.wants) for row in rows}

    def of_chat(self, chat_id: int) -> frozenset[str]:
        """Return the kinds that a channel or group wants to hear of."""
        query = select(chat_subscriptions.c.kind).where(chat_subscriptions.c.chat_id == chat_id)
        return frozenset(self._connection.execute(query).scalars())


class SubscriptionChanges:
    """Changes to what people chose."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def choose(self, person_id: int, kind: str, *, wants: bool) -> None:
        """Keep that somebody wants to hear of a kind, or does not."""
        row = {"person_id": person_id, "kind": kind, "wants": wants, "at": self._work.now}
        self._work.connection.execute(_CHOOSE[self._work.connection.dialect.name], row)

    def choose_for_chat(self, chat_id: int, kind: str, *, wants: bool) -> None:
        """Keep that a channel or group wants to hear of a kind, or does not."""
        rows = chat_subscriptions
        self._work.connection.execute(delete(rows).where(rows.c.chat_id == chat_id, rows.c.kind == kind))
        if wants:
            row = {"chat_id": chat_id, "kind": kind, "at": self._work.now}
            self._work.connection.execute(rows.insert().values(row))
