"""The package of a delisting: what has to be told, and by which rules it is taken."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.model.approvals.policy import Policy
from data.model.local_time import first_instant
from data.model.refusals import BadField, Refusal
from data.model.writing import clean, one_line

TAKE_DOWN, END, EXPORT, REFUND = (
    "take_down_date",
    "end_of_service_date",
    "export_until",
    "refund_until",
)
DATES = (TAKE_DOWN, END, EXPORT, REFUND)
TEXTS = ("reason", "alternative", "contact", "follow_up", "user_data")
BODIES = ("body_en", "body_zh_cn", "body_zh_tw")
STORES = "stores"
FIELDS = (STORES, *DATES, *TEXTS)
URGENT, YES = "urgent", "yes"  # nobody has to be told long before
DRAFTED = "drafted"  # which of the bodies the desk has worded
LONGEST_TEXT, LONGEST_BODY, LONGEST_STORES, LONGEST_STORE = 300, 800, 400, 48
MOST_STORES = 12
# Further off is a slip of the pen.
FURTHEST = timedelta(days=3_660)
FOLLOW_UP_DONE, END_OF_SERVICE = "follow_up_done", "end_of_service"
_SEPARATORS = re.compile(r"[,，、;；\n]+")


@dataclass(frozen=True, slots=True)
class Work:
    """Something that a department has to do for every delisting.

    Attributes:
        kind: `task-delisting-…` are the words for it. group: key of the department. until: date of the package.
    """

    kind: str
    group: str
    until: str


@dataclass(frozen=True, slots=True)
class DelistingRules:
    """By which rules apps are delisted.

    Attributes:
        ladder: days before the take-down on which people are told, the earliest first. with_end, with_follow_up: whether
            they are told as well when the servers stop, and when all is done.
        least_notice: how many days lie between the first word and the take-down.
        told_at: when, by the company's clocks. late: whether what was due while nobody could be told is told once, by the
            newest of it, or not at all.
        touches: keys of the stages that sign again, by the field that is changed; one that is not named touches all.
        store_group: key of the department that takes apps out of stores.
        grants: keys of the permissions that are of no use without an app, by its key.
        urgent_group: key of the group of which one may let an urgent package pass, and another one reviews it; empty for
            none. review_within: working days until then.
    """

    policy: Policy
    ladder: tuple[int, ...]
    least_notice: int
    told_at: time
    store_group: str
    works: tuple[Work, ...] = ()
    with_end: bool = False
    with_follow_up: bool = True
    late: bool = True
    touches: Mapping[str, frozenset[str]] = field(default_factory=dict)
    grants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    urgent_group: str = ""
    review_within: int = 1


@dataclass(eq=False)
class NotADay(Refusal):
    """What was written is no day."""


@dataclass(eq=False)
class DayIsOver(Refusal):
    """The day lies in the past, or ten years off."""


@dataclass(eq=False)
class TooLittleNotice(Refusal):
    """The rules want people to be told longer before."""

    days: int


@dataclass(eq=False)
class EndsBeforeTakeDown(Refusal):
    """The servers would stop before the app is down."""


@dataclass(eq=False)
class AfterTheEnd(Refusal):
    """The servers stop before that day."""


@dataclass(eq=False)
class NoSuchStores(Refusal):
    """These are no names of stores: none, one twice, too many or too long a one."""

    most: int


@dataclass(eq=False)
class TextsAreOld(Refusal):
    """The text tells of days that are others by now."""


def day_of(key: str, told: str) -> date:
    """Return a day that somebody wrote.

    Raises:
        BadField: it is none.
    """
    try:
        return date.fromisoformat(told.strip().replace("/", "-"))
    except ValueError:
        raise BadField(key, NotADay()) from None


def stores_of(told: str) -> tuple[str, ...]:
    """Return the stores that somebody named, each between commas or on a line of its own.

    Raises:
        BadField: they are no names that can be kept.
    """
    names = tuple(one_line(name) for name in _SEPARATORS.split(told) if name.strip())
    apart = {name.casefold() for name in names}
    if not 1 <= len(names) <= MOST_STORES or len(apart) < len(names) or max(map(len, names)) > LONGEST_STORE:
        raise BadField(STORES, NoSuchStores(MOST_STORES))
    return names


def checked(
    told: Mapping[str, str], *, today: date, rules: DelistingRules, down_on: date | None = None
) -> dict[str, str]:
    """Return the fields of a package as they are kept, without its bodies.

    Args:
        today: by the company's clocks.
        down_on: when the app was taken down already, which cannot be changed any more.

    Raises:
        BadField: one of them cannot be taken.
    """
    days = {key: day_of(key, told.get(key, "")) for key in DATES}
    is_urgent = bool(rules.urgent_group) and told.get(URGENT) == YES
    _in_order(days, today=today, least_notice=0 if is_urgent else rules.least_notice, down_on=down_on)
    texts = {}
    for key in TEXTS:
        try:
            texts[key] = clean(told.get(key, ""), longest=LONGEST_TEXT)
        except Refusal as refusal:
            raise BadField(key, refusal) from None
    stores = "\n".join(stores_of(told.get(STORES, "")))
    urgent = {URGENT: YES} if is_urgent else {}
    return urgent | {STORES: stores, **{key: day.isoformat() for key, day in days.items()}, **texts}


def _in_order(days: Mapping[str, date], *, today: date, least_notice: int, down_on: date | None) -> None:
    for key in DATES:
        if not today <= days[key] <= today + FURTHEST and days[key] != down_on:
            raise BadField(key, DayIsOver())
    if down_on is not None and days[TAKE_DOWN] != down_on:
        raise BadField(TAKE_DOWN, DayIsOver())
    if down_on is None and days[TAKE_DOWN] < today + timedelta(days=least_notice):
        raise BadField(TAKE_DOWN, TooLittleNotice(least_notice))
    if days[END] < days[TAKE_DOWN]:
        raise BadField(END, EndsBeforeTakeDown())
    if days[EXPORT] > days[END]:
        raise BadField(EXPORT, AfterTheEnd())


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return when something is due on a day, by the company's clocks."""
    return first_instant(datetime.combine(day, at), zone)


def rungs(
    rules: DelistingRules, *, take_down_on: date, end_on: date, zone: ZoneInfo
) -> list[tuple[datetime, str]]:
    """Return when people are told, and what each time is called, the earliest first; what hangs on no day is left out."""
    told = [(take_down_on - timedelta(days=days), f"P{days}D") for days in rules.ladder]
    if rules.with_end:
        told.append((end_on, END_OF_SERVICE))
    return sorted((instant_of(day, rules.told_at, zone), name) for day, name in told)


def still_to_tell(
    due: list[tuple[datetime, str]], *, told: frozenset[str], now: datetime, late: bool
) -> tuple[list[tuple[datetime, str]], list[str]]:
    """Return what is still to be told and what is skipped: of all that is overdue the newest is told at once, or nothing.

    Args:
        told: what was told or skipped before.
    """
    left = [(at, name) for at, name in due if name not in told]
    over = [name for at, name in left if at <= now]
    kept = over[-1:] if late else []
    to_come = [(at, name) for at, name in left if name in kept or at > now]
    return to_come, [name for name in over if name not in kept]
