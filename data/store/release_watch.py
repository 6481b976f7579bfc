"""What happened to an app since a release of it is out and watched: alerts, and what users reported."""

from datetime import datetime

from sqlalchemy import select

from data.model.alerts import AlertGroup
from data.model.notices import SubjectChanged
from data.model.releases.release import Done, Release
from data.store.alerts import AlertGroups
from data.store.feedback import tickets
from data.store.releases import Releases
from data.store.work import Reading, Work

# Kinds of reports by which it shows that something went wrong.
TROUBLES = ("report_problem", "complain")


class UnderWatch:
    """Queries on what happened since a release is out."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def live_since(self, release: Release) -> datetime | None:
        """Return since when it is out, None where it is not."""
        events = Releases(self._reading).events(release)
        return max((one.at for one in events if one.done is Done.DEPLOYED), default=None)

    def alerts(self, release: Release, *, most: int) -> list[AlertGroup]:
        """Return the groups of alerts about its app of which something was heard since, the newest first."""
        since = self.live_since(release)
        return AlertGroups(self._reading).about(release.app, since=since, most=most) if since else []

    def reports(self, release: Release) -> list[int]:
        """Return the numbers of the problems and complaints about its app since, the newest first."""
        since = self.live_since(release)
        if since is None:
            return []
        query = select(tickets.c.number).where(
            tickets.c.app == release.app, tickets.c.kind.in_(TROUBLES), tickets.c.opened_at >= since
        )
        return list(self._reading.connection.execute(query.order_by(tickets.c.number.desc())).scalars())


def redraw_watched(work: Work, app: str) -> None:
    """Let the cards of those releases of an app show it that are watched."""
    for release in Releases(work).watched(app) if app else ():
        work.promise(SubjectChanged(release.subject))
