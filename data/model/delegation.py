"""Delegation: whoever is away lends what their groups let them do to one colleague for some days."""

import dataclasses
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from data.model.local_time import first_instant, wall_time
from data.model.people import Person
from data.model.refusals import Refusal

LONGEST_REASON = 500
LONGEST_NAME = 100
LONGEST_DATE = 40
# Unless the company file says otherwise, under timings: delegation_longest.
LONGEST = "P60D"
AHEAD = timedelta(days=366)

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII)


class Ending(StrEnum):
    """Why a loan does not stand any more."""

    OVER = "over"  # its last day has passed
    WITHDRAWN = "withdrawn"  # the lender is back
    HANDED_BACK = "handed_back"  # the delegate does not want it
    LEFT = "left"  # one of the two works here no more


@dataclass(frozen=True, slots=True)
class Loan:
    """What one person lends another: all that the lender's groups let them do and the table of rights calls lendable.

    Attributes:
        starts_at, ends_at: the first instant at which it counts, and the first at which it does no more.
        ended_at: when it was over, also where that was early. ending: why.
    """

    number: int
    lender_id: int
    delegate_id: int
    starts_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None
    ending: Ending | None = None

    @property
    def subject(self) -> str:
        """Return the subject of its cards."""
        return f"loan.{self.number}"

    def counts(self, now: datetime) -> bool:
        """Tell whether anything may be done by it at this instant."""
        return self.ended_at is None and self.starts_at <= now < self.ends_at

    def other_than(self, person_id: int) -> int:
        """Return the other one of the two."""
        return self.delegate_id if person_id == self.lender_id else self.lender_id


@dataclass(eq=False)
class UnknownLoan(Refusal):
    """There is no such loan, or none of this person's."""


@dataclass(eq=False)
class LoanIsOver(Refusal):
    """It is over already."""


@dataclass(eq=False)
class LentToOneself(Refusal):
    """Lender and delegate are the same person, perhaps by another account."""


@dataclass(eq=False)
class NothingToLend(Refusal):
    """The lender is in no group, and roles are not lent."""


@dataclass(eq=False)
class NotADate(Refusal):
    """What was typed names no day and no instant."""


@dataclass(eq=False)
class LoanInThePast(Refusal):
    """It would begin before today, or be over already."""


@dataclass(eq=False)
class LoanEndsTooSoon(Refusal):
    """It would end before it begins."""


@dataclass(eq=False)
class LoanTooLong(Refusal):
    """It would last longer than the company allows, in days."""

    days: int


@dataclass(eq=False)
class LoanTooFar(Refusal):
    """It would begin later than anybody can foresee."""


@dataclass(eq=False)
class LentAlready(Refusal):
    """The lender has lent something for some of these days."""


def begin(typed: str, *, zone: ZoneInfo, now: datetime) -> datetime:
    """Return when a loan begins for which somebody typed a day or an instant; today begins now.

    Raises:
        NotADate: it cannot be read.
        LoanInThePast: it is before today.
    """
    told = _read(typed, zone, days=0)
    if wall_time(told, zone).date() < wall_time(now, zone).date():
        raise LoanInThePast
    return max(told, now)


def end(typed: str, *, zone: ZoneInfo) -> datetime:
    """Return when a loan ends for which somebody typed its last day, or an instant.

    Raises:
        NotADate: it cannot be read.
    """
    return _read(typed, zone, days=1)


def _read(typed: str, zone: ZoneInfo, *, days: int) -> datetime:
    """Return the instant that was typed, and of a day that many days later its first one."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if found is None:
        raise NotADate
    day, at, offset = found.groups()
    try:
        if offset:
            return datetime.fromisoformat(f"{day}T{at}{offset.replace('Z', '+00:00')}")
        told = date.fromisoformat(day) + timedelta(days=0 if at else days)
        return first_instant(datetime.combine(told, time.fromisoformat(at) if at else time()), zone)
    except (ValueError, OverflowError) as problem:
        raise NotADate from problem


def lend(loan: Loan, *, lender: Person, now: datetime, longest: timedelta, others: tuple[Loan, ...]) -> Loan:
    """Return the loan, if it may be.

    Args:
        others: what the lender has lent and what is not over.

    Raises:
        NothingToLend, LentToOneself: of who lends what to whom.
        LoanInThePast, LoanEndsTooSoon, LoanTooLong, LoanTooFar, LentAlready: of when.
    """
    if not lender.groups:
        raise NothingToLend
    if loan.lender_id == loan.delegate_id:
        raise LentToOneself
    if loan.ends_at <= now:
        raise LoanInThePast
    if loan.ends_at <= loan.starts_at:
        raise LoanEndsTooSoon
    if loan.starts_at - now > AHEAD:
        raise LoanTooFar
    if loan.ends_at - loan.starts_at > longest:
        raise LoanTooLong(longest.days)
    if any(one.starts_at < loan.ends_at and loan.starts_at < one.ends_at for one in others):
        raise LentAlready
    return loan


def ended(loan: Loan, ending: Ending, *, at: datetime) -> Loan:
    """Return a loan that does not stand any more.

    Raises:
        LoanIsOver: it does not already.
    """
    if loan.ended_at is not None or (loan.ends_at <= at and ending is not Ending.OVER):
        raise LoanIsOver
    return dataclasses.replace(loan, ended_at=at, ending=ending)
