"""Alerts: groups of what other systems warn of, and what becomes of them; who may do what, and when, stands in the table of rights."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.model.refusals import Refusal

# From the least grave to the gravest.
SEVERITIES = ("info", "warning", "high", "critical")
USUAL_SEVERITY = "warning"
# Source of what is warned of because something fell silent.
HEARTBEATS = "heartbeats"
# Source of what is warned of because many people report trouble with an app.
SURGES = "reports"
# Source of what the desk itself found when it looked.
PROBES = "probes"
LONGEST_NAME = 120
LONGEST_SUMMARY = 500
LONGEST_ADDRESS = 500
LONGEST_NOTE = 3_000
# A group that is over and fires again is the same one for so long, unless the company file says otherwise, under
# timings: alert_same_within.
SAME_WITHIN = "P1D"
# What has not arrived within this time is told on the other platform; the same, under timings: alert_elsewhere_after.
ELSEWHERE_AFTER = "PT1M"
# Of what is acknowledged something more is heard within this time, or it comes back; the same, under timings: realert_after.
REALERT_AFTER = "PT30M"

# What fires again so often within so long comes and goes: it is said aloud once. The time stands under timings: alert_flapping_within.
FLAPS = 3
FLAPPING_WITHIN = "PT1H"


class AlertState(StrEnum):
    """Where a group of alerts stands."""

    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"


class AlertEntryKind(StrEnum):
    """What happened to a group of alerts, by a person or by itself."""

    ACKNOWLEDGED = "acknowledged"
    UNACKNOWLEDGED = "unacknowledged"
    RESOLVED = "resolved"
    ENDED = "ended"
    FIRED_AGAIN = "fired-again"
    FLAPPING = "flapping"  # it fired again, so often that it comes and goes
    MORE = "more"
    GRAVER = "graver"
    SILENCED = "silenced"
    SILENCE_OVER = "silence-over"
    NOTE = "note"
    LINK = "link"
    RESPONDER = "responder"
    ESCALATED = "escalated"
    FORGOTTEN = "forgotten"
    ELSEWHERE = "elsewhere"  # nothing reached somebody, who was told on their other platform


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that fires, as its source tells it.

    Attributes:
        fingerprint: what makes it the same one when it is told again.
        summary, runbook: to the letter, cut where it is too long.
    """

    fingerprint: str
    firing: bool
    severity: str = USUAL_SEVERITY
    summary: str = ""
    runbook: str = ""
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldAlerts:
    """What one call of a source tells of one group.

    Attributes:
        group_key: what makes it the same group when it is told again.
        app: as the source names it.
        cut: how many more alerts the source left out.
    """

    source: str
    group_key: str
    name: str
    app: str
    alerts: tuple[Alert, ...]
    cut: int = 0


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """Alerts that belong together: what people see as one.

    Attributes:
        app: key of the company's app, empty where it is about none of them.
        severity: the gravest of what fires; once nothing does, of what fired last.
        round: counts from 1, one more each time it fires again after it was over.
        firing, known: how many of its alerts fire, and how many there are. told: how often any was told.
        changed_at: when it was told of last.
        silenced_until: until when nothing of it makes a sound, None for never.
    """

    number: int
    source: str
    group_key: str
    name: str
    app: str
    severity: str
    opened_at: datetime
    changed_at: datetime
    summary: str = ""
    runbook: str = ""
    state: AlertState = AlertState.FIRING
    round: int = 1
    firing: int = 0
    known: int = 0
    told: int = 0
    acknowledged_by: int | None = None
    acknowledged_at: datetime | None = None
    resolved_by: int | None = None
    silenced_by: int | None = None
    silenced_until: datetime | None = None

    @property
    def subject(self) -> str:
        """Return the number as people read it, such as AL-7."""
        return f"AL-{self.number}"

    def is_silent(self, at: datetime) -> bool:
        """Tell whether nothing of it makes a sound at an instant."""
        return self.silenced_until is not None and self.silenced_until > at


@dataclass(frozen=True, slots=True)
class AlertEntry:
    """One thing that happened to a group of alerts.

    Attributes:
        by: who did it, None for the source itself.
        person_id: whom else it is about.
        until: until when it holds.
        on_behalf_of: in whose place they did it, by person_id; None for nobody's but their own.
    """

    entry_number: int
    kind: AlertEntryKind
    at: datetime
    by: int | None = None
    text: str = ""
    person_id: int | None = None
    until: datetime | None = None
    on_behalf_of: int | None = None


@dataclass(eq=False)
class UnknownAlert(Refusal):
    """No alert has that number."""

    number: str


@dataclass(eq=False)
class AlreadyAcknowledged(Refusal):
    """Somebody was faster."""

    subject: str
    who: int


@dataclass(eq=False)
class NotAcknowledged(Refusal):
    """Nobody has acknowledged it, or somebody else has since."""

    subject: str


@dataclass(eq=False)
class AlertIsOver(Refusal):
    """It is resolved, so that this can no longer be done."""

    subject: str


@dataclass(eq=False)
class NoSuchDuration(Refusal):
    """It is no duration, or none for which anybody would be silent."""


@dataclass(eq=False)
class CannotRespond(Refusal):
    """Whoever shall help may not see alerts, or cannot be reached."""

    who: int


@dataclass(eq=False)
class NobodyAbove(Refusal):
    """The company names nobody who could be told."""


@dataclass(eq=False)
class NoAddress(Refusal):
    """It is no address that begins with https."""


def graver(one: str, other: str) -> bool:
    """Tell whether a severity is graver than another."""
    return SEVERITIES.index(one) > SEVERITIES.index(other)


def gravest(severities: Iterable[str]) -> str:
    """Return the gravest of some severities, the usual one where there are none."""
    return max(severities, key=SEVERITIES.index, default=USUAL_SEVERITY)


def acknowledge(group: AlertGroup, *, by: int, at: datetime) -> AlertGroup:
    """Let somebody look after it."""
    return dataclasses.replace(group, state=AlertState.ACKNOWLEDGED, acknowledged_by=by, acknowledged_at=at)


def unacknowledge(group: AlertGroup) -> AlertGroup:
    """Let nobody look after it."""
    return dataclasses.replace(group, state=AlertState.FIRING, acknowledged_by=None, acknowledged_at=None)


def resolve(group: AlertGroup, *, by: int | None) -> AlertGroup:
    """Declare it over.

    Args:
        by: None where its source says so.
    """
    return dataclasses.replace(group, state=AlertState.RESOLVED, resolved_by=by)


def fire_again(group: AlertGroup, *, attended: bool = False) -> AlertGroup:
    """Let it begin anew.

    Args:
        attended: whether whoever acknowledged it goes on looking after it.
    """
    begun = dataclasses.replace(group, state=AlertState.ACKNOWLEDGED) if attended else unacknowledge(group)
    return dataclasses.replace(begun, round=group.round + 1, resolved_by=None)


def silence(group: AlertGroup, *, by: int, until: datetime) -> AlertGroup:
    """Let nothing of it make a sound until then."""
    return dataclasses.replace(group, silenced_by=by, silenced_until=until)


def end_silence(group: AlertGroup) -> AlertGroup:
    """Let it make sounds again."""
    return dataclasses.replace(group, silenced_by=None, silenced_until=None)
