"""Permissions: what can be granted and by whom, and the grants that follow."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from data.model.approvals.policy import Policy
from data.model.refusals import Refusal

KIND = "permission"
PREFIX = "GR"
LONGEST_REASON = 1_000
# The desk itself is one of the systems to which a permission may open the door; the others are called.
OWN_CONNECTOR = "deskbell"


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that can be granted for a while.

    Attributes:
        names: by language. owner: key of the department that answers for it.
        risk: low, medium or high.
        conflicts: keys of others that nobody may hold beside it.
        asked_by: keys of the groups and roles whose members may ask for it; empty for all who may ask for anything.
        connector: name of the system that carries it out, as the configuration of hooks names it, or deskbell.
    """

    key: str
    names: Mapping[str, str]
    owner: str
    risk: str
    longest: timedelta
    policy: Policy
    connector: str
    conflicts: frozenset[str] = frozenset()
    asked_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Expiring:
    """When somebody is warned that a grant ends.

    Attributes:
        before: how long before its end, but not more than this share of all its time.
    """

    before: timedelta = timedelta(hours=24)
    at_most_share: float = 0.5

    def at(self, since: datetime, until: datetime) -> datetime:
        """Return when to warn."""
        return until - min(self.before, (until - since) * self.at_most_share)


class GrantState(StrEnum):
    """Where a grant stands."""

    ACTIVE = "active"
    EXPIRED = "expired"
    HANDED_BACK = "handed_back"
    REVOKED = "revoked"
    BARRED = "barred"  # it came to conflict with another one between its approval and its beginning


class Connection(StrEnum):
    """What the system that carries a grant out has heard of it.

    OWN: it is the desk. MANUAL: it cannot be called, or did not do it twice, so people do it. AGAIN: it is called once more.
    """

    OWN = "own"
    MANUAL = "manual"
    CALLED = "called"
    DONE = "done"
    FAILED = "failed"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission that somebody has for a while.

    Attributes:
        request: number of the request that was approved, the newest where it was extended.
        chat_id: where its holder is told.
        ended_by: None for the desk itself.
    """

    number: int
    person_id: int
    permission: str
    request: int
    chat_id: int
    since: datetime
    until: datetime
    state: GrantState = GrantState.ACTIVE
    connection: Connection = Connection.OWN
    ended_at: datetime | None = None
    ended_by: int | None = None

    @property
    def subject(self) -> str:
        """Return the number as people read it, such as GR-7."""
        return f"{PREFIX}-{self.number}"

    @property
    def is_active(self) -> bool:
        """Whether its holder has it, as long as its time lasts."""
        return self.state is GrantState.ACTIVE


@dataclass(eq=False)
class UnknownPermission(Refusal):
    """Nothing of that name can be granted."""


@dataclass(eq=False)
class UnknownGrant(Refusal):
    """No grant that this person may know of has that number."""

    number: str


@dataclass(eq=False)
class GrantIsOver(Refusal):
    """It has ended."""

    subject: str


@dataclass(eq=False)
class NotADuration(Refusal):
    """What was written is no length of time."""


@dataclass(eq=False)
class TooLongToGrant(Refusal):
    """The permission is granted for a shorter time only.

    Attributes:
        hours: for which it is granted at most. days: the same where it is whole days, else 0.
    """

    hours: int
    days: int = 0


@dataclass(eq=False)
class NothingToAskFor(Refusal):
    """There is no permission that the company lets them ask for."""


@dataclass(eq=False)
class NotForYou(Refusal):
    """The company lets others ask for it."""


@dataclass(eq=False)
class AskedAlready(Refusal):
    """The same person has a request for the same permission that waits.

    Attributes:
        number: of that request, such as AP-7.
    """

    number: str


def conflict(catalogue: Mapping[str, Permission], key: str, held: Iterable[str]) -> str:
    """Return the first permission that somebody holds and that nobody may hold beside this one; empty for none."""
    return next((one for one in sorted(held) if _apart(catalogue, key, one)), "")


def _apart(catalogue: Mapping[str, Permission], one: str, other: str) -> bool:
    """Tell whether two permissions conflict, whichever of them says so."""
    pairs = ((one, other), (other, one))
    return any(key in catalogue and its in catalogue[key].conflicts for key, its in pairs)


def asked_for(permission: Permission, length: timedelta) -> timedelta:
    """Return for how long it is asked.

    Raises:
        NotADuration: for no time at all.
        TooLongToGrant: for longer than it is granted.
    """
    if length <= timedelta():
        raise NotADuration
    if length > permission.longest:
        hours = int(permission.longest.total_seconds()) // 3600
        raise TooLongToGrant(hours, days=0 if hours % 24 else hours // 24)
    return length


def end(grant: Grant, state: GrantState, *, at: datetime, by: int | None) -> Grant:
    """Let a grant be over.

    Raises:
        GrantIsOver: it is already.
    """
    if not grant.is_active:
        raise GrantIsOver(grant.subject)
    return dataclasses.replace(grant, state=state, ended_at=at, ended_by=by)


def held_now(grants: Collection[Grant], now: datetime) -> frozenset[str]:
    """Return what somebody holds at that instant."""
    return frozenset(one.permission for one in grants if one.is_active and one.until > now)
