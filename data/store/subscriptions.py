"""What people want to hear of, and what not."""

from sqlalchemy import select

from data.store.announcement_tables import subscriptions
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


class SubscriptionChanges:
    """Changes to what people chose."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def choose(self, person_id: int, kind: str, *, wants: bool) -> None:
        """Keep that somebody wants to hear of a kind, or does not."""
        row = {"person_id": person_id, "kind": kind, "wants": wants, "at": self._work.now}
        self._work.connection.execute(_CHOOSE[self._work.connection.dialect.name], row)
