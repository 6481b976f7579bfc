"""What announcements of a kind tell beside their texts: what is asked, how it is kept, and who reads which of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

from data.model.announcement_checks import Doubt, Finding
from data.model.announcement_times import time_named
from data.model.announcements import AnnouncementKind, Texts
from data.model.delisting_package import (
    DATES,
    END,
    EXPORT,
    FURTHEST,
    REFUND,
    STORES,
    TAKE_DOWN,
    AfterTheEnd,
    DayIsOver,
    EndsBeforeTakeDown,
    day_of,
    stores_of,
)
from data.model.people import LANGUAGES
from data.model.refusals import BadField, Refusal
from data.model.writing import NothingWritten, clean

CONTACT, VERSION, STARTS, ENDS, AFFECTED, NEXT_NEWS = (
    "contact",
    "version",
    "starts",
    "ends",
    "affected",
    "next_news",
)
INSTANTS = frozenset({STARTS, ENDS, NEXT_NEWS})
LONGEST_DETAIL, LONGEST_LINE = 200, 40
# In the order in which they are asked and told.
ASKED: Mapping[AnnouncementKind, tuple[str, ...]] = MappingProxyType(
    {
        AnnouncementKind.UPDATE: (VERSION,),
        AnnouncementKind.DELISTING: (
            "reason", TAKE_DOWN, END, STORES, "alternative", EXPORT, REFUND, CONTACT, "follow_up", "user_data",
        ),
        AnnouncementKind.MAINTENANCE: (STARTS, ENDS, AFFECTED),
        AnnouncementKind.INCIDENT: (AFFECTED, NEXT_NEWS),
        AnnouncementKind.GENERAL: (),
    }
)  # fmt: skip
# Nothing goes out without these, unless the company asks for others.
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {AnnouncementKind.DELISTING.value: ("reason", TAKE_DOWN, "alternative", EXPORT, "follow_up")}
)
# Whoever reviews it is told that these are not there.
EXPECTED: Mapping[AnnouncementKind, tuple[str, ...]] = MappingProxyType(
    {
        AnnouncementKind.UPDATE: (VERSION,),
        AnnouncementKind.MAINTENANCE: (STARTS, ENDS),
        AnnouncementKind.INCIDENT: (NEXT_NEWS,),
    }
)
ALL = tuple(dict.fromkeys(key for keys in ASKED.values() for key in keys))
LINES = frozenset({*DATES, *INSTANTS, VERSION})
# What is written in some language; a line for each.
WORDED = frozenset({"reason", "alternative", CONTACT, "follow_up", "user_data", AFFECTED})
LAST = "~"  # behind every day and instant as they are kept
_WORD = re.compile(r"[A-Za-z]{2,}")
_NUMBERED = re.compile(r"\d+\.\d+")
_NO_WORDS = re.compile(r"\S+://\S+|\S+@\S+")
# So many words are a sentence, and not only a name that is the same everywhere.
A_SENTENCE = 3


@dataclass(eq=False)
class RefundOrContact(Refusal):
    """Nobody could tell whom to ask, and until when money is given back."""


@dataclass(eq=False)
class EndsBeforeItStarts(Refusal):
    """It would be over before it began."""


def read_details(
    kind: AnnouncementKind, typed: Mapping[str, str], *, zone: str, today: date, now: datetime
) -> dict[str, str]:
    """Return what was typed of what this kind tells, as it is kept: days and instants in ISO 8601, instants in UTC.

    Args:
        zone: in which times without one are meant. today: by the company's clocks.

    Raises:
        BadField: one of them cannot be taken.
    """
    given = {key: typed[key].strip() for key in ASKED[kind] if typed.get(key, "").strip()}
    return {key: _kept(key, value, zone=zone, today=today, now=now) for key, value in given.items()}


def require_order(kind: AnnouncementKind, kept: Mapping[str, str]) -> None:
    """Refuse what cannot be all true.

    Raises:
        BadField: which of it.
    """
    if kind is AnnouncementKind.DELISTING:
        if not {REFUND, CONTACT} & kept.keys():
            raise BadField(CONTACT, RefundOrContact())
        if kept.get(END, LAST) < kept.get(TAKE_DOWN, ""):
            raise BadField(END, EndsBeforeTakeDown())
        if kept.get(END, LAST) < kept.get(EXPORT, ""):
            raise BadField(EXPORT, AfterTheEnd())
    if kept.get(ENDS, LAST) <= kept.get(STARTS, ""):
        raise BadField(ENDS, EndsBeforeItStarts())


def _kept(key: str, value: str, *, zone: str, today: date, now: datetime) -> str:
    if key in DATES:
        day = day_of(key, value)
        if not today <= day <= today + FURTHEST:
            raise BadField(key, DayIsOver())
        return day.isoformat()
    if key == STORES:
        return "\n".join(stores_of(value))
    try:
        if key in INSTANTS:
            return (time_named(value, zone=zone, now=now) or now).astimezone(UTC).isoformat()
        return clean(value, longest=LONGEST_LINE if key in LINES else LONGEST_DETAIL)
    except Refusal as refusal:
        raise BadField(key, refusal) from None


def detail_findings(kind: AnnouncementKind, texts: Texts) -> Iterator[Finding]:
    """Yield what whoever reviews it shall look at: what this kind should tell and does not, and what some cannot read."""
    for key in EXPECTED.get(kind, ()):
        is_in_text = key == VERSION and any(_NUMBERED.search(body) for body in texts.bodies.values())
        if not texts.details.get(key) and not is_in_text:
            yield Finding(Doubt.NOT_TOLD, "", key)
    for key in sorted(WORDED & texts.details.keys()):
        for language in LANGUAGES:
            if not any(_is_for(line, language) for line in texts.details[key].split("\n")):
                yield Finding(Doubt.NOT_TOLD_IN, language, key)


def require_details(kind: AnnouncementKind, details: Mapping[str, str], *, required: Iterable[str]) -> None:
    """Refuse what lacks something that nothing of its kind goes out without.

    Raises:
        BadField: what is missing.
    """
    for key in required:
        if key in ASKED[kind] and not details.get(key):
            raise BadField(key, NothingWritten())
    require_order(kind, details)


def follows_ladder(kind: AnnouncementKind, texts: Texts) -> bool:
    """Tell whether it is told again as the day of which it tells comes nearer."""
    return kind is AnnouncementKind.DELISTING and bool(texts.details.get(TAKE_DOWN))


def lines_for(text: str, language: str) -> str:
    """Return the lines that are for readers of a language, and those that are words in none; all of them where none is."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    own = [line for line in lines if _is_chinese(line) is (language != "en")]
    return (
        "\n".join(line for line in lines if line in own or not _words_in(line)) if own else "\n".join(lines)
    )


def _is_for(line: str, language: str) -> bool:
    """Tell whether readers of a language can read a line: it is theirs, or so short that it is a name."""
    return _is_chinese(line) is (language != "en") or (not _is_chinese(line) and _words_in(line) < A_SENTENCE)


def _is_chinese(line: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in line)


def _words_in(line: str) -> int:
    """Return how many words of Latin letters stand in a line, or are Chinese; addresses are none."""
    return len(_WORD.findall(_NO_WORDS.sub(" ", line))) + _is_chinese(line)
