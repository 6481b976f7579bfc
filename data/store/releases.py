"""Releases as they are kept; what people wrote about one is sealed under the key of whoever asked for it."""

import dataclasses
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Row, String, Table, func, select, update

from data.model.releases.refusals import UnknownRelease
from data.model.releases.release import Done, Event, Release, ReleaseState
from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.numbered import row_numbered
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

releases = Table(
    "releases",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("kind", String(16), nullable=False, info=IMPERSONAL),
    Column("app", String(64), nullable=False, index=True, info=IMPERSONAL),
    Column("version", String(64), nullable=False, info=IMPERSONAL),
    Column("requester_id", BigInteger, nullable=False, info=holds("who asked for it", NUMBER)),
    Column("state", String(16), nullable=False, index=True, info=IMPERSONAL),
    Column("watch_until", Moment, info=IMPERSONAL),
    Column("passed_by", BigInteger, info=holds("who let it pass in an emergency", NUMBER)),
    Column("reviewed_by", BigInteger, info=holds("who reviewed that", NUMBER)),
    info=purpose("to know what went out, and what became of it", kept="for good: it is a decision"),
)
release_events = Table(
    "release_events",
    metadata,
    Column("release_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("number", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("done", String(16), nullable=False, info=legible("what was done", FEW)),
    Column("person_id", BigInteger, info=holds("who did it", NUMBER)),
    Column("at", Moment, nullable=False, info=legible("when it was done", INSTANT)),
    Column("about", String(64), nullable=False, info=IMPERSONAL),
    Column("sealed", LargeBinary, nullable=False, info=holds("what was written with it", SEALED)),
    info=purpose("to know who did what with a release", kept="for good, the words until they are erased"),
)
release_tickets = Table(
    "release_tickets",
    metadata,
    Column("release_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("ticket_number", BigInteger, primary_key=True, autoincrement=False, index=True, info=IMPERSONAL),
    Column("by_id", BigInteger, nullable=False, info=holds("who said that it is fixed there", NUMBER)),
    info=purpose("to tell reporters that what they reported is out", kept="for good, as numbers"),
)
_FIELDS = tuple(one.name for one in dataclasses.fields(Release))
OVER = frozenset(
    {
        ReleaseState.DROPPED,
        ReleaseState.AGREED,
        ReleaseState.CLOSED,
        ReleaseState.ROLLED_BACK,
        ReleaseState.CALLED_OFF,
    }
)


class Releases:
    """Queries on releases."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Release:
        """Return the release that was asked for by the request of that number, locked until a work ends.

        Raises:
            UnknownRelease: there is none.
        """
        return _release(row_numbered(self._reading, releases, number, UnknownRelease(f"AP-{number}")))

    def under_way(self) -> list[Release]:
        """Return all that are not over, the newest first."""
        return self._all(releases.c.state.not_in([state.value for state in OVER]))

    def watched(self, app: str) -> list[Release]:
        """Return the releases of an app that are out and watched, the newest first."""
        return self._all((releases.c.app == app) & (releases.c.state == ReleaseState.WATCHED.value))

    def newest(self, most: int) -> list[Release]:
        """Return the newest ones, whatever became of them."""
        return self._all(releases.c.number > 0, most=most)

    def unreviewed(self) -> list[Release]:
        """Return all that passed in an emergency and that nobody has reviewed, the newest first."""
        return self._all(releases.c.passed_by.is_not(None) & releases.c.reviewed_by.is_(None))

    def events(self, release: Release) -> list[Event]:
        """Return all that was done with a release, the oldest first."""
        where = release_events.c.release_number == release.number
        rows = self._connection.execute(select(release_events).where(where).order_by(release_events.c.number))
        return [self._event(release, row) for row in rows]

    def tickets(self, release: Release) -> list[int]:
        """Return the numbers of the tickets that it fixes."""
        where = release_tickets.c.release_number == release.number
        rows = self._connection.execute(select(release_tickets.c.ticket_number).where(where))
        return sorted(rows.scalars())

    def fixing(self, ticket_number: int) -> Release | None:
        """Return the newest release that fixes a ticket, None where none is said to."""
        number = self._connection.execute(
            select(func.max(release_tickets.c.release_number)).where(
                release_tickets.c.ticket_number == ticket_number
            )
        ).scalar()
        return self.find(number) if number is not None else None

    def linked_by(self, release: Release, ticket_number: int) -> int:
        """Return who said that a release fixes a ticket."""
        row = self._connection.execute(
            select(release_tickets.c.by_id).where(
                release_tickets.c.release_number == release.number,
                release_tickets.c.ticket_number == ticket_number,
            )
        ).one()
        return int(row.by_id)

    def _all(self, where: Any, most: int | None = None) -> list[Release]:
        query = select(releases).where(where).order_by(releases.c.number.desc()).limit(most)
        return [_release(row) for row in self._connection.execute(query)]

    def _event(self, release: Release, row: Row[Any]) -> Event:
        words = ""
        if row.sealed:
            name = row_of_event(release.number, row.number)
            words = self._reading.unseal(row.sealed, person_id=release.requester_id, row=name)
        return Event(row.number, Done(row.done), row.person_id, row.at, row.about, words)


class ReleaseChanges:
    """Changes to releases."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def add(self, release: Release) -> None:
        """Keep a new release."""
        self._connection.execute(releases.insert().values(_values(release)))

    def save(self, release: Release) -> None:
        """Keep what became of a release."""
        where = releases.c.number == release.number
        self._connection.execute(update(releases).where(where).values(_values(release)))

    def note(
        self, release: Release, done: Done, *, by: int | None, about: str = "", words: str = ""
    ) -> Event:
        """Keep that something was done with a locked release."""
        where = release_events.c.release_number == release.number
        last = self._connection.execute(select(func.max(release_events.c.number)).where(where)).scalar()
        event = Event((last or 0) + 1, done, by, self._work.now, about, words)
        row = row_of_event(release.number, event.number)
        sealed = self._work.seal(words, person_id=release.requester_id, row=row) if words else b""
        self._connection.execute(
            release_events.insert().values(
                release_number=release.number,
                number=event.number,
                done=done.value,
                person_id=by,
                at=event.at,
                about=about,
                sealed=sealed,
            )
        )
        return event

    def fixes(self, release: Release, tickets: Collection[int], *, by: int) -> list[int]:
        """Keep which tickets a release fixes; return those of them that nobody had named before."""
        new = sorted(set(tickets) - set(Releases(self._work).tickets(release)))
        for ticket in new:
            self._connection.execute(
                release_tickets.insert().values(release_number=release.number, ticket_number=ticket, by_id=by)
            )
        return new


def row_of_event(release_number: int, number: int) -> str:
    """Return the identity for which what was written with an event is sealed."""
    return f"release_events:{release_number}:{number}"


def _release(row: Row[Any]) -> Release:
    told = {name: getattr(row, name) for name in _FIELDS}
    return Release(**told | {"state": ReleaseState(row.state)})


def _values(release: Release) -> dict[str, Any]:
    told = {name: getattr(release, name) for name in _FIELDS}
    return told | {"state": release.state.value}
