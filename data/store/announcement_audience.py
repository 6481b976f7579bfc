"""Whom an announcement reaches: found unit by unit, each kept with what they are told or why they are not."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, and_, exists, false, func, or_, select, true, update

from data.model.announcements import AT_ANY_HOUR, MANDATORY, OPT_IN, Announcement, Audience
from data.model.feedback import TicketState
from data.model.people import Chat
from data.model.quiet_hours import AWAKE_FOR
from data.model.subscriptions import about_app
from data.store.announcement_tables import announcement_recipients, chat_subscriptions, subscriptions
from data.store.feedback import tickets
from data.store.people import Chats, People
from data.store.people_tables import accounts, chats, people
from data.store.schema import inserts_into
from data.store.work import Reading, Work

UNREACHABLE, OPTED_OUT = "unreachable", "opted_out"
NOBODY = "[]"

_KEEP = {
    dialect: insert.on_conflict_do_nothing().returning(announcement_recipients.c.chat_id)
    for dialect, insert in inserts_into(announcement_recipients).items()
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """A place in which an announcement is told.

    Attributes:
        person_id: whose private chat it is, None for a channel or a group.
        skipped: why nothing is sent there, empty where something is.
        quiet_until: when the quiet hours are over that reign there now; None where none do.
    """

    chat_id: int
    person_id: int | None = None
    skipped: str = ""
    quiet_until: datetime | None = None


class AudienceRows:
    """Queries on whom an announcement reaches."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def count(self, announcement: Announcement) -> int:
        """Return how many people and places it would reach by now."""
        reachable = exists().where(
            chats.c.person_id == people.c.person_id, chats.c.gone == "", _there(announcement)
        )
        query = (
            select(func.count())
            .select_from(people)
            .where(self._in_audience(announcement), _has_not_said_no(announcement), reachable)
        )
        return int(self._connection.execute(query).scalar_one()) + len(self.places(announcement))

    def places(self, announcement: Announcement) -> list[Recipient]:
        """Return the channels and groups in which it stands."""
        company = self._reading.company
        if announcement.to_group:
            return self._of_group(announcement)
        keys = list(company.announcing.places(announcement.audience))
        if announcement.kind in MANDATORY and announcement.audience is Audience.SUBSCRIBERS:
            # Whoever uses an app without ever having written about it has to know as well.
            keys += company.announcing.places(Audience.USERS)
        app = company.app(announcement.app)
        if announcement.audience in {Audience.SUBSCRIBERS, Audience.EVERYONE} and app and app.slack:
            keys.append(app.slack)
        found = (
            Chats(self._reading).keyed(key, platform) for key in keys for platform in ("slack", "telegram")
        )
        named = {chat.chat_id for chat in found if chat is not None and _fits(announcement, chat)}
        if announcement.audience is not Audience.STAFF:
            named |= self._subscribed(announcement)
        return [Recipient(chat_id) for chat_id in sorted(named)]

    def _subscribed(self, announcement: Announcement) -> set[int]:
        """Return the channels and groups that asked to hear of its kind."""
        query = select(chat_subscriptions.c.chat_id).join(
            chats, chats.c.chat_id == chat_subscriptions.c.chat_id
        )
        wanted = query.where(
            chat_subscriptions.c.kind == announcement.kind.value, chats.c.gone == "", _there(announcement)
        )
        if announcement.to_language:
            wanted = wanted.where(chats.c.language == announcement.to_language)
        return set(self._connection.execute(wanted).scalars())

    def _of_group(self, announcement: Announcement) -> list[Recipient]:
        """Return where those of one department are at work; a role has no such place."""
        theirs = [one for one in self._reading.company.departments if one.key == announcement.to_group]
        keyed = (
            (key, platform)
            for one in theirs
            for key, platform in ((one.slack, "slack"), (one.telegram, "telegram"))
        )
        found = (Chats(self._reading).keyed(key, platform) for key, platform in keyed if key)
        return [Recipient(chat.chat_id) for chat in found if chat is not None and _fits(announcement, chat)]

    def people(self, announcement: Announcement, *, most: int) -> tuple[list[Recipient], int | None]:
        """Return the next ones of the audience, and up to whom that goes; None when nobody is left.

        Whoever has two accounts is told on the one that they used last and can be reached on.
        """
        query = select(people.c.person_id).where(
            self._in_audience(announcement), people.c.person_id > announcement.cursor
        )
        ids = list(self._connection.execute(query.order_by(people.c.person_id).limit(most)).scalars())
        if not ids:
            return [], None
        return self._reached(announcement, ids), max(ids)

    def still_wants(self, announcement: Announcement, person_id: int) -> bool:
        """Tell whether somebody is of the audience at this instant and does not mind."""
        query = select(people.c.person_id).where(
            people.c.person_id == person_id, self._in_audience(announcement), _has_not_said_no(announcement)
        )
        return self._connection.execute(query).first() is not None

    def only_who_asked(self, announcement: Announcement) -> bool:
        """Tell whether no user gets it but who asked for it: what subscribers get of that kind, and advertisements."""
        if announcement.kind not in OPT_IN:
            return False
        author = People(self._reading).find(announcement.author_id)
        advertised = not author.groups.isdisjoint(self._reading.company.announcing.advertisers)
        return {Audience.STAFF: False, Audience.SUBSCRIBERS: True}.get(announcement.audience, advertised)

    def _in_audience(self, announcement: Announcement) -> ColumnElement[bool]:
        """Return whether somebody is of the audience."""
        named = {
            Audience.SUBSCRIBERS: _wrote_about(announcement.app) | _asked_for(announcement),
            Audience.USERS: (_wrote() | _is_named()) & ~_works_here(),
            Audience.STAFF: _works_here(),
            Audience.EVERYONE: _wrote() | _is_named() | _works_here(),
        }[announcement.audience]
        if self.only_who_asked(announcement):
            # Whoever works here may be told more than what they asked for.
            staff = _works_here() if announcement.audience is not Audience.SUBSCRIBERS else false()
            named &= _asked_for(announcement) | staff
        return and_(_is_there(announcement), named)

    def _reached(self, announcement: Announcement, ids: Sequence[int]) -> list[Recipient]:
        places: dict[int, Row[Any]] = {}
        for row in self._connection.execute(_CHATS.where(chats.c.person_id.in_(ids), _there(announcement))):
            known = places.get(row.person_id)
            if known is None or (known.gone and not row.gone):
                places[row.person_id] = row
        minds = select(people.c.person_id).where(people.c.person_id.in_(ids), ~_has_not_said_no(announcement))
        against = set(self._connection.execute(minds).scalars())
        return [
            Recipient(
                row.chat_id,
                person_id,
                OPTED_OUT if person_id in against else UNREACHABLE if row.gone else "",
                self._quiet_until(announcement, row),
            )
            for person_id, row in sorted(places.items())
        ]

    def _quiet_until(self, announcement: Announcement, row: Row[Any]) -> datetime | None:
        quiet, now = self._reading.company.announcing.quiet, self._reading.now
        is_awake = row.used_at is not None and row.used_at > now - AWAKE_FOR
        if quiet is None or is_awake or announcement.kind in AT_ANY_HOUR:
            return None
        return quiet.until(now, ZoneInfo(row.time_zone or self._reading.company.time_zone))


_CHATS: Any = (
    select(chats.c.person_id, chats.c.chat_id, chats.c.gone, accounts.c.used_at, people.c.time_zone)
    .join(accounts, (accounts.c.person_id == chats.c.person_id) & (accounts.c.platform == chats.c.platform))
    .join(people, people.c.person_id == chats.c.person_id)
    .order_by(accounts.c.used_at.desc().nulls_last(), chats.c.chat_id)
)


class RecipientChanges:
    """Changes to whom an announcement reaches."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, announcement: Announcement, recipient: Recipient) -> bool:
        """Keep a recipient; return whether they are new, for everybody is told once."""
        row = {
            "announcement_number": announcement.number,
            "chat_id": recipient.chat_id,
            "skipped": recipient.skipped,
        }
        insert = _KEEP[self._work.connection.dialect.name]
        return self._work.connection.execute(insert, row).first() is not None

    def confirm(self, announcement: Announcement, person_id: int) -> tuple[bool, list[int]]:
        """Keep that somebody got it; return whether it was for them, and in which chats they said so for the first time."""
        rows, theirs = announcement_recipients, select(chats.c.chat_id).where(chats.c.person_id == person_id)
        mine = (rows.c.announcement_number == announcement.number) & (rows.c.skipped == "")
        mine &= rows.c.chat_id.in_(theirs)
        found = self._work.connection.execute(select(rows.c.chat_id, rows.c.confirmed_at).where(mine)).all()
        new = [row.chat_id for row in found if row.confirmed_at is None]
        if new:
            values = {"confirmed_at": self._work.now}
            self._work.connection.execute(update(rows).where(mine, rows.c.chat_id.in_(new)).values(values))
        return bool(found), new


def _is_there(announcement: Announcement) -> ColumnElement[bool]:
    """Return whether somebody may be told at all: nobody who left or was forgotten, nor who has nowhere to be told."""
    here = and_(
        people.c.left_at.is_(None),
        people.c.name != b"",
        exists().where(chats.c.person_id == people.c.person_id, _there(announcement)),
    )
    if announcement.to_language:
        here &= people.c.language == announcement.to_language
    if announcement.to_group:
        here &= _is_of(announcement.to_group)
    return here


def _there(announcement: Announcement) -> ColumnElement[bool]:
    """Return whether a chat is on a platform on which it is told."""
    return chats.c.platform == announcement.to_platform if announcement.to_platform else true()


def _fits(announcement: Announcement, chat: Chat) -> bool:
    """Tell whether it is told in a channel or group, as far as platform and language go."""
    on_it = announcement.to_platform in {"", chat.platform}
    return not chat.gone and on_it and announcement.to_language in {"", chat.language}


def _is_of(group: str) -> ColumnElement[bool]:
    """Return whether somebody is of a department, or has a role."""
    named = json.dumps(group)
    return or_(
        *(
            one.contains(named, autoescape=True)
            for one in (people.c.groups, people.c.roles, people.c.followed)
        )
    )


def _has_not_said_no(announcement: Announcement) -> ColumnElement[bool]:
    if announcement.kind in MANDATORY:
        return true()
    return and_(*(~_said_no(about) for about in _matters(announcement)))


def _asked_for(announcement: Announcement) -> ColumnElement[bool]:
    return or_(*(_said_yes(about) for about in _matters(announcement)))


def _matters(announcement: Announcement) -> list[str]:
    """Return what somebody may have chosen about that concerns it: its kind and its app."""
    return [announcement.kind.value, *([about_app(announcement.app)] if announcement.app else [])]


def _wrote() -> ColumnElement[bool]:
    return exists().where(accounts.c.person_id == people.c.person_id, accounts.c.used_at.is_not(None))


def _is_named() -> ColumnElement[bool]:
    # Whom the company's file names has agreed with the company, before they ever write here.
    return people.c.company_key.is_not(None)


def _works_here() -> ColumnElement[bool]:
    return or_(people.c.groups != NOBODY, people.c.roles != NOBODY, people.c.followed != NOBODY)


def _wrote_about(app: str) -> ColumnElement[bool]:
    wrote = exists().where(
        tickets.c.reporter_id == people.c.person_id, tickets.c.state != TicketState.ERASED.value
    )
    return wrote.where(tickets.c.app == app) if app else wrote


def _said_yes(kind: str) -> ColumnElement[bool]:
    return exists().where(
        subscriptions.c.person_id == people.c.person_id,
        subscriptions.c.kind == kind,
        subscriptions.c.wants.is_(True),
    )


def _said_no(kind: str) -> ColumnElement[bool]:
    return exists().where(
        subscriptions.c.person_id == people.c.person_id,
        subscriptions.c.kind == kind,
        subscriptions.c.wants.is_(False),
    )
