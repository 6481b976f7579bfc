"""Announcements: what the company tells many people at once, from the draft to the last copy."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from data.model.people import LANGUAGES
from data.model.refusals import Refusal

KIND = "announcement"
PREFIX = "AN"
# Copies have a subject of their own, so that what staff see changes without touching what many people read.
COPIES = "announced"
LONGEST_TITLE = 120
# All three languages stand on one card before whoever reviews them, on the narrower platform as well.
LONGEST_BODY = 1_000
LONGEST_TOGETHER = 3_200
# What the desk says itself in front of a text when it is told again.
LONGEST_HEAD = 120
# What is told beside the texts, in the evidence that is reviewed.
DETAIL = "detail_"


class AnnouncementKind(StrEnum):
    """What an announcement is about, which is also what people choose to get or not."""

    UPDATE = "update"
    DELISTING = "delisting"
    MAINTENANCE = "maintenance"
    INCIDENT = "incident"
    GENERAL = "general"


# By what an audience is narrowed.
NARROWED = ("to_platform", "to_language", "to_group")
# Nobody gets these from those who advertise, nor as a subscriber, but who asked for them.
OPT_IN = frozenset({AnnouncementKind.GENERAL})
# What happens now, or tonight, is told at once, whatever the hour.
AT_ANY_HOUR = frozenset({AnnouncementKind.INCIDENT, AnnouncementKind.MAINTENANCE})
# Whoever uses an app has to know in time that it ends, whatever else they do not want to hear of.
MANDATORY = frozenset({AnnouncementKind.DELISTING})


class Audience(StrEnum):
    """Whom an announcement reaches."""

    SUBSCRIBERS = "subscribers"  # whoever wrote about the app or subscribed, and the app's channel
    USERS = "users"  # who ever wrote or is named by the company and does not work here, and their groups
    STAFF = "staff"  # everybody who works here, and their channels
    EVERYONE = "everyone"


class AnnouncementState(StrEnum):
    """Where an announcement stands."""

    DRAFT = "draft"
    REVIEW = "review"
    REJECTED = "rejected"
    APPROVED = "approved"  # nobody has said yet when it goes out
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    SENT = "sent"
    CANCELLED = "cancelled"
    RECALLED = "recalled"


_S = AnnouncementState
UNSENT = frozenset({_S.DRAFT, _S.REVIEW, _S.APPROVED, _S.SCHEDULED})
UNDER_WAY = frozenset({_S.SENDING, _S.PAUSED})
OUT = UNDER_WAY | {_S.SENT}


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something that is told to many.

    Attributes:
        author_id: who wrote it. chat_id: where the author is told.
        app: key of the app that it is about, empty for none.
        wanted_at: when it shall go out, as was reviewed; None where that is left to whoever sends it.
        send_at: when it does.
        time_zone: IANA name of the zone in which the time was meant.
        request: number of the request by which it was, or is being, reviewed; None for none.
        revision: of its newest texts, from 1. shown: of those that are out, 0 for none.
        signed: digest of what was reviewed; empty as long as nobody has agreed.
        about: subject of another capability that it belongs to; empty for none.
        then_due: name of the due row by which that one hears of its end: sent, rejected or cancelled; empty for nobody.
        to_platform, to_language, to_group: whom of the audience alone it is for: where they are told, how they are spoken to, and the key of their
            department or role; empty where that is all the same.
        cursor: highest id of a person for whom a copy was planned. is_planned: whether that is all of them.
    """

    number: int
    author_id: int
    chat_id: int
    kind: AnnouncementKind
    app: str
    audience: Audience
    time_zone: str
    opened_at: datetime
    wanted_at: datetime | None = None
    send_at: datetime | None = None
    state: AnnouncementState = AnnouncementState.DRAFT
    request: int | None = None
    revision: int = 1
    shown: int = 0
    signed: str = ""
    cursor: int = 0
    is_planned: bool = False
    started_at: datetime | None = None
    ended_at: datetime | None = None
    corrected_at: datetime | None = None
    about: str = ""
    then_due: str = ""
    to_platform: str = ""
    to_language: str = ""
    to_group: str = ""

    @property
    def subject(self) -> str:
        """Return the number as people read it, such as AN-7."""
        return f"{PREFIX}-{self.number}"

    @property
    def copies(self) -> str:
        """Return the subject of its copies."""
        return f"{COPIES}-{self.number}"


@dataclass(frozen=True, slots=True)
class Texts:
    """One revision of what is told.

    Attributes:
        title: by which the company speaks of it; it is never sent.
        bodies: what is told, by language; those that are missing are not there.
        details: what is told beside them, by the names of the fields that ask for it, as `read_details` keeps it.
    """

    title: str
    bodies: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> tuple[str, ...]:
        """Return everything that somebody reads of it."""
        return (*self.bodies.values(), *self.details.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the languages in which nothing is written yet."""
        return tuple(language for language in LANGUAGES if not self.bodies.get(language))


@dataclass(frozen=True, slots=True)
class Draft:
    """What shall be told to whom and when.

    Attributes:
        wanted_at: None where whoever sends it decides later.
        about: subject of another capability that it belongs to, such as a release; empty for none.
        then_due: name of the due row by which that capability hears of its end, about the announcement's own subject.
        to_platform, to_language, to_group: as with an announcement.
    """

    kind: AnnouncementKind
    app: str
    audience: Audience
    texts: Texts
    time_zone: str
    wanted_at: datetime | None = None
    about: str = ""
    then_due: str = ""
    to_platform: str = ""
    to_language: str = ""
    to_group: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What is changed of an announcement; what is empty stays as it is.

    Attributes:
        bodies: by language. details: by their fields.
    """

    title: str = ""
    bodies: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    wanted_at: datetime | None = None
    time_zone: str = ""


@dataclass(eq=False)
class UnknownAnnouncement(Refusal):
    """Nothing that this person may know of has that number."""

    number: str


@dataclass(eq=False)
class AnnouncementMovedOn(Refusal):
    """That cannot be done as it stands now.

    Attributes:
        standing: its state.
    """

    subject: str
    standing: str


@dataclass(eq=False)
class LanguagesMissing(Refusal):
    """It is not written in all languages yet.

    Attributes:
        languages: the missing ones, with spaces between.
    """

    subject: str
    languages: str


@dataclass(eq=False)
class NothingToCorrect(Refusal):
    """The texts are what they were."""

    subject: str


@dataclass(eq=False)
class UnderCorrection(Refusal):
    """Other texts of it are being reviewed."""

    subject: str
    number: str


def evidence_of(announcement: Announcement, texts: Texts) -> dict[str, str]:
    """Return all that is reviewed: the texts, whom they reach, and when."""
    return {
        "kind": announcement.kind.value,
        "app": announcement.app,
        "audience": announcement.audience.value,
        **{key: value for key in NARROWED if (value := getattr(announcement, key))},
        "when": announcement.wanted_at.isoformat() if announcement.wanted_at else "",
        "time_zone": announcement.time_zone,
        "title": texts.title,
        **{f"body_{language}": texts.bodies.get(language, "") for language in LANGUAGES},
        **{f"{DETAIL}{key}": told for key, told in texts.details.items()},
    }


def texts_in(fields: Mapping[str, str]) -> Texts:
    """Return the texts that were put before those who review them."""
    details = {key.removeprefix(DETAIL): told for key, told in fields.items() if key.startswith(DETAIL)}
    return Texts(fields["title"], {one: fields[f"body_{one}"] for one in LANGUAGES}, details)


def revised(announcement: Announcement, changed: Changed) -> Announcement:
    """Return the announcement with what is changed of it, beside its texts."""
    return dataclasses.replace(
        announcement,
        revision=announcement.revision + 1,
        wanted_at=changed.wanted_at or announcement.wanted_at,
        time_zone=changed.time_zone or announcement.time_zone,
    )


def rewritten(texts: Texts, changed: Changed) -> Texts:
    """Return the texts with what is changed of them."""
    written = {language: body for language, body in changed.bodies.items() if body.strip()}
    details = {**texts.details, **changed.details}
    return Texts(changed.title.strip() or texts.title, {**texts.bodies, **written}, details)


def require_state(announcement: Announcement, states: frozenset[AnnouncementState]) -> None:
    """Refuse what cannot be done as an announcement stands.

    Raises:
        AnnouncementMovedOn: it cannot be done now.
    """
    if announcement.state not in states:
        raise AnnouncementMovedOn(announcement.subject, announcement.state.value)


def told_in(texts: Texts, language: str) -> str:
    """Return what a reader of a language reads; where that is missing, in the nearest one that is there."""
    other = {"zh-CN": "zh-TW", "zh-TW": "zh-CN"}.get(language, "en")
    order = (language, other, "en", *LANGUAGES)
    return next((texts.bodies[one] for one in order if texts.bodies.get(one)), "")


def to_be_sent(announcement: Announcement, *, at: datetime) -> Announcement:
    """Return the announcement with an instant at which it goes out."""
    return dataclasses.replace(announcement, send_at=at, state=AnnouncementState.SCHEDULED)
