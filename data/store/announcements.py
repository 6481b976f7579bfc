"""Announcements and their texts as they are kept; the texts are sealed under the desk's own key, as they are nobody's."""

import dataclasses
import json
from typing import Any

from sqlalchemy import Row, select, update

from data.model.announcements import (
    PREFIX,
    Announcement,
    AnnouncementKind,
    AnnouncementState,
    Audience,
    Texts,
    UnknownAnnouncement,
)
from data.store.announcement_tables import announcement_texts, announcements
from data.store.counters import next_number
from data.store.custody import DESK
from data.store.numbered import first_row, row_numbered
from data.store.work import Reading, Work

_FIELDS = tuple(field.name for field in dataclasses.fields(Announcement))


class Announcements:
    """Queries on announcements."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Announcement:
        """Return the announcement with that number, locked until a work ends.

        Raises:
            UnknownAnnouncement: there is none.
        """
        unknown = UnknownAnnouncement(f"{PREFIX}-{number}")
        return _announcement(row_numbered(self._reading, announcements, number, unknown))

    def of_request(self, request_number: int) -> Announcement | None:
        """Return the announcement that is reviewed by a request now, None where it is another one by now."""
        query = select(announcements).where(announcements.c.request == request_number)
        row = first_row(self._reading, query)
        return None if row is None else _announcement(row)

    def newest(self, *, most: int) -> list[Announcement]:
        """Return the newest announcements, the newest first."""
        query = select(announcements).order_by(announcements.c.number.desc()).limit(most)
        return [_announcement(row) for row in self._connection.execute(query)]

    def about(self, subject: str) -> list[Announcement]:
        """Return the announcements that belong to something of another capability, the oldest first."""
        query = select(announcements).where(announcements.c.about == subject)
        rows = self._connection.execute(query.order_by(announcements.c.number))
        return [_announcement(row) for row in rows]

    def texts(self, announcement: Announcement, revision: int | None = None) -> Texts:
        """Return what is told: the newest revision unless one is named."""
        wanted = revision or announcement.revision
        row = self._connection.execute(
            select(announcement_texts.c.sealed).where(
                announcement_texts.c.announcement_number == announcement.number,
                announcement_texts.c.revision == wanted,
            )
        ).one()
        told = json.loads(
            self._reading.unseal(row.sealed, person_id=DESK, row=_row(announcement.number, wanted))
        )
        return Texts(told["title"], told["bodies"], told.get("details", {}))


class AnnouncementChanges:
    """Changes to announcements."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def next_number(self) -> int:
        """Return the number for a new announcement."""
        return next_number(self._connection, "announcement")

    def add(self, announcement: Announcement, texts: Texts) -> None:
        """Keep a new announcement."""
        self._connection.execute(announcements.insert().values(**_values(announcement)))
        self.write(announcement, texts)

    def save(self, announcement: Announcement) -> None:
        """Keep what became of an announcement."""
        where = announcements.c.number == announcement.number
        self._connection.execute(update(announcements).where(where).values(**_values(announcement)))

    def write(self, announcement: Announcement, texts: Texts) -> None:
        """Keep the texts of the revision that the announcement names."""
        kept = {"title": texts.title, "bodies": dict(texts.bodies), "details": dict(texts.details)}
        told = json.dumps(kept, ensure_ascii=False)
        row = _row(announcement.number, announcement.revision)
        self._connection.execute(
            announcement_texts.insert().values(
                announcement_number=announcement.number,
                revision=announcement.revision,
                sealed=self._work.seal(told, person_id=DESK, row=row),
                at=self._work.now,
            )
        )


def _announcement(row: Row[Any]) -> Announcement:
    told = {name: getattr(row, name) for name in _FIELDS}
    return Announcement(
        **told
        | {
            "kind": AnnouncementKind(row.kind),
            "audience": Audience(row.audience),
            "state": AnnouncementState(row.state),
        }
    )


def _values(announcement: Announcement) -> dict[str, object]:
    return {name: getattr(announcement, name) for name in _FIELDS}


def _row(number: int, revision: int) -> str:
    return f"announcement_texts:{number}:{revision}"
