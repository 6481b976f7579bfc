"""Erasing: what goes when somebody wants to be forgotten, what stays, why, and until when."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from data.model.feedback import Ticket, TicketState
from data.model.refusals import Refusal

# Kinds of tickets that outlive the wish of whoever wrote them, until they are handled.
COMPLAINTS = frozenset({"complain", "report_security"})
LONGEST_REASON = 500
# Of copies that could not be taken back; a card has no room for more.
MOST_LISTED = 30


class ErasureState(StrEnum):
    """Where the wish to be forgotten stands."""

    ASKED = "asked"
    WAITING = "waiting"
    DONE = "done"


class Why(StrEnum):
    """Why something stays."""

    HOLD = "hold"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Stays:
    """Something that is not erased yet.

    Attributes:
        subject: such as FB-7; empty where all of it stays.
        until: None as long as nobody knows.
    """

    why: Why
    subject: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeftStanding:
    """A copy that could not be taken back.

    Attributes:
        place: key of the channel or group, empty where it has none.
        private: whether it stands in the person's own chat.
        subject: what it tells of, such as FB-7; empty for nothing in particular.
        at: when it was sent, None where nobody knows.
    """

    platform: str
    place: str
    private: bool
    subject: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Copies:
    """What became of what was posted, by number of messages.

    Attributes:
        left: the first of those that were not reached, the newest first.
    """

    deleted: int = 0
    overwritten: int = 0
    unreached: int = 0
    left: tuple[LeftStanding, ...] = ()


@dataclass(frozen=True, slots=True)
class Erasure:
    """Somebody's wish to be forgotten.

    Attributes:
        chat_id: where it was asked for, and is answered.
        done_at: None as long as something waits.
        copies: what became of what was posted, None as long as that is not known.
    """

    number: int
    person_id: int
    chat_id: int
    asked_at: datetime
    state: ErasureState = ErasureState.ASKED
    done_at: datetime | None = None
    copies: Copies | None = None

    @property
    def subject(self) -> str:
        """Return by what cards and buttons name it."""
        return f"erasure.{self.number}"


@dataclass(frozen=True, slots=True)
class Hold:
    """Somebody's data must not be erased before then, by law."""

    number: int
    person_id: int
    until: datetime
    reason: str


def what_stays(
    tickets: Sequence[tuple[Ticket, datetime]], holds: Sequence[Hold], *, now: datetime, kept: timedelta
) -> list[Stays]:
    """Return what is not erased now.

    Args:
        tickets: all of a person, each with when the last word was written on it.
        kept: how long a complaint stays after it is over.
    """
    stays = [Stays(Why.HOLD, until=hold.until) for hold in holds if hold.until > now]
    for ticket, last in tickets:
        if ticket.kind not in COMPLAINTS or ticket.state in {TicketState.ERASED, TicketState.WITHDRAWN}:
            continue
        until = None if ticket.state is TicketState.OPEN else last + kept
        if until is None or until > now:
            stays.append(Stays(Why.COMPLAINT, ticket.subject, until))
    return stays


def evidence(
    tickets: Sequence[tuple[Ticket, datetime]], accounts: Sequence[str], holds: Sequence[Hold]
) -> int:
    """Return a version that changes when what would be erased, or stay, is something else."""
    told = [f"{ticket.subject}:{ticket.state.value}" for ticket, _ in tickets]
    told += [*accounts, *(f"hold:{hold.number}" for hold in holds)]
    return int.from_bytes(hashlib.sha256("|".join(sorted(told)).encode()).digest()[:3], "big")


@dataclass(eq=False)
class CompanyKeepsItsOwn(Refusal):
    """Whoever works here is known by the company's own file, and what they did is the company's."""


@dataclass(eq=False)
class HoldNotUnderstood(Refusal):
    """It is not told whose data is held, until when, and why."""


@dataclass(eq=False)
class HoldInThePast(Refusal):
    """The end of the hold is over already."""
