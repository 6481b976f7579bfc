"""Where the links of announcements lead, as far as that was looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Integer, String, Table, select, update

from data.store.inventory import IMPERSONAL, purpose
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

announcement_links = Table(
    "announcement_links",
    metadata,
    Column("announcement_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("link", String(32), primary_key=True, info=IMPERSONAL),
    Column("status", Integer, nullable=False, info=IMPERSONAL),
    Column("fault", String(64), nullable=False, info=IMPERSONAL),
    Column("looked_at", Moment, info=IMPERSONAL),
    info=purpose("to send nobody to a page that is not there", kept="for good, with the announcement"),
)


@dataclass(frozen=True, slots=True)
class LinkState:
    """What is known of a link.

    Attributes:
        status: that it answered, 0 where nothing did. fault: why nothing did.
        is_known: whether it was looked at by now.
    """

    status: int = 0
    fault: str = ""
    is_known: bool = False


class Links:
    """Queries on links."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def of(self, announcement_number: int) -> Mapping[str, LinkState]:
        """Return what is known of the links of an announcement, by their digests."""
        rows = announcement_links
        query = select(rows).where(rows.c.announcement_number == announcement_number)
        return {
            row.link: LinkState(row.status, row.fault, row.looked_at is not None)
            for row in self._connection.execute(query)
        }


class LinkChanges:
    """Changes to what is known of links."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def wait_for(self, announcement_number: int, digest: str) -> None:
        """Keep that a link is being looked at."""
        row = {"announcement_number": announcement_number, "link": digest, "status": 0, "fault": ""}
        self._work.connection.execute(announcement_links.insert().values(row))

    def found(self, announcement_number: int, digest: str, *, status: int, fault: str) -> None:
        """Keep what came of it."""
        rows = announcement_links
        where = (rows.c.announcement_number == announcement_number) & (rows.c.link == digest)
        values = {"status": status, "fault": fault[:64], "looked_at": self._work.now}
        self._work.connection.execute(update(rows).where(where).values(values))
