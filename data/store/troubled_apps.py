"""Apps with which people have trouble: what is reported of them, and that it is to be counted."""

from datetime import datetime

from sqlalchemy import func, select

from data.model.surges import COUNT
from data.store.due import DueChanges
from data.store.feedback import tickets
from data.store.release_watch import TROUBLES, redraw_watched
from data.store.work import Reading, Work


class TroubledApps:
    """Queries on who has trouble."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def last_of_each(self, app: str, *, since: datetime) -> list[datetime]:
        """Return when each of those who reported trouble with an app did so last, the latest first."""
        last = func.max(tickets.c.opened_at).label("last")
        query = (
            select(last)
            .where(tickets.c.app == app, tickets.c.kind.in_(TROUBLES), tickets.c.opened_at > since)
            .group_by(tickets.c.reporter_id)
            .order_by(last.desc())
        )
        return list(self._connection.execute(query).scalars())


def note_trouble(work: Work, *, app: str, kind: str) -> None:
    """Let whoever watches over an app hear that something was reported of it."""
    redraw_watched(work, app)
    if app and kind in TROUBLES:
        DueChanges(work).plan(COUNT, app, work.now)
