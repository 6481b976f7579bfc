"""Delistings: how an app is taken out of its stores and its servers stop, by a package that was signed as one."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from data.model.approvals.refusals import OwnReview
from data.model.delisting_package import BODIES, END, TAKE_DOWN
from data.model.refusals import Refusal

KIND = "delisting"
PREFIX = "DL"
# What is done about a package that is not signed yet is about its request, whose number it has.
PACKAGE = "DP"
# The field of the evidence that names the delisting which a request would change.
CHANGES = "delisting"


class DelistingState(StrEnum):
    """Where a delisting stands."""

    PLANNED = "planned"
    DOWN = "down"  # no new downloads: the first of the two dates has come
    ENDED = "ended"  # the servers have stopped: what is left is swept up
    CLOSED = "closed"
    STOPPED = "stopped"


UNDER_WAY = (DelistingState.PLANNED, DelistingState.DOWN, DelistingState.ENDED)


class StoreState(StrEnum):
    """Where an app stands in one store."""

    PENDING = "pending"
    DOWN = "down"
    CANNOT = "cannot"
    DROPPED = "dropped"  # the package names it no more


class Event(StrEnum):
    """What happened with a delisting."""

    BEGAN = "began"
    TOLD = "told"
    TOLD_LATE = "told_late"
    SKIPPED = "skipped"
    CHANGE_ASKED = "change_asked"
    CHANGED = "changed"
    KEPT = "kept"
    TAKEN_DOWN = "taken_down"
    ENDED = "ended"
    STOPPED = "stopped"
    CLOSED = "closed"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Delisting:
    """An app that is taken down.

    Attributes:
        request: number of the request whose package is in force.
        chat_id: where the requester is told.
        texts: what people are told, by the names of the fields in which it was signed.
        review: number of the request for another package that waits; meanwhile nobody is told anything.
        passed_by: who let it begin without all signatures; reviewed_by: who looked at that afterwards. None for nobody.
    """

    number: int
    app: str
    request: int
    requester_id: int
    chat_id: int
    take_down_on: date
    end_on: date
    begun_at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)
    state: DelistingState = DelistingState.PLANNED
    review: int | None = None
    passed_by: int | None = None
    reviewed_by: int | None = None

    @property
    def subject(self) -> str:
        """Return the number as people read it, such as DL-7."""
        return f"{PREFIX}-{self.number}"

    @property
    def waits_for_review(self) -> bool:
        """Whether it began in an emergency, and nobody has looked at that since."""
        return self.passed_by is not None and self.reviewed_by is None


@dataclass(frozen=True, slots=True)
class Store:
    """One store from which an app is taken.

    Attributes:
        position: names it within its delisting, from 1.
        task: number of the task by which it is done.
        person_id: who took it down, or said that it cannot be done; at: when.
    """

    position: int
    name: str
    task: int
    state: StoreState = StoreState.PENDING
    person_id: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened with a delisting, in the order of `number` from 1.

    Attributes:
        rung: of the notices, for what was told or skipped.
        person_id: None for the desk itself.
        text: what they wrote; empty where nothing was written, or where it is erased.
    """

    number: int
    event: Event
    at: datetime
    rung: str = ""
    person_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What is left of an app when its servers have stopped: subjects, the oldest first."""

    tickets: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is left."""
        return any((self.tickets, self.grants, self.tasks, self.stores))

    @property
    def count(self) -> int:
        """Return how much is left."""
        return sum(map(len, (self.tickets, self.grants, self.tasks, self.stores)))


@dataclass(eq=False)
class NoDelistings(Refusal):
    """The company has no rules for delistings."""


@dataclass(eq=False)
class UnknownDelisting(Refusal):
    """No delisting that this person may know of has that number."""

    number: str


@dataclass(eq=False)
class UnknownApp(Refusal):
    """The company has no such app."""


@dataclass(eq=False)
class DelistedAlready(Refusal):
    """The same app is on its way out already.

    Attributes:
        number: of the request or the delisting, such as AP-7.
    """

    number: str


@dataclass(eq=False)
class ChangeWaits(Refusal):
    """Another package waits for its signatures.

    Attributes:
        number: of that request.
    """

    subject: str
    number: str


@dataclass(eq=False)
class DelistingIsOver(Refusal):
    """It is closed, was stopped, or is too far on for that."""

    subject: str


@dataclass(eq=False)
class NotUrgent(Refusal):
    """It was not asked for as urgent: all signatures are waited for."""

    subject: str


@dataclass(eq=False)
class SomethingIsLeft(Refusal):
    """It cannot be closed in silence: whoever closes it has to say who looks after the rest."""

    subject: str
    count: int


def reviewed(delisting: Delisting, *, by: int) -> Delisting:
    """Return the delisting as looked at after it had begun in an emergency.

    Raises:
        DelistingIsOver: nothing about it has to be reviewed.
        OwnReview: they asked for it or let it pass.
    """
    if not delisting.waits_for_review:
        raise DelistingIsOver(delisting.subject)
    if by in {delisting.passed_by, delisting.requester_id}:
        raise OwnReview(delisting.subject)
    return dataclasses.replace(delisting, reviewed_by=by)


def on_new_package(delisting: Delisting, *, request: int, fields: Mapping[str, str]) -> Delisting:
    """Return the delisting with another package in force."""
    texts = {key: fields[key] for key in BODIES}
    return dataclasses.replace(
        delisting,
        request=request,
        texts=texts,
        review=None,
        take_down_on=date.fromisoformat(fields[TAKE_DOWN]),
        end_on=date.fromisoformat(fields[END]),
    )
