"""Privacy: what people are told of what is kept of them, what they said to it, and how long what is kept."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from data.model.durations import duration
from data.model.people import Person
from data.model.refusals import Refusal

# What holds unless the company file says otherwise.
TERMS: Mapping[str, str] = {
    "words": "P1D",  # what belongs to no ticket, of whoever has not agreed
    "tickets": "P730D",  # words of a ticket that is over
    "tickets_without_consent": "P30D",  # of whoever has not agreed
    "files": "P365D",
    "spoken": "P730D",  # what the desk said, word for word
    "notices": "P730D",  # that somebody was told something, and of what that was made; announcements stay
    "parked": "P30D",  # what somebody said and a bug keeps from being answered
    "strangers": "P365D",  # who somebody is of whom nothing else is kept, after they were here last
    "forms": "P7D",  # what was filled in, once it became something or was given up
    "after_complaint": "P30D",  # a complaint that is over, though its writer wants to be forgotten
}
# The company saw to it that whoever its file names agreed, whatever the notice says by now.
AGREED_BEFORE = 0
_VERSION_BYTES = 4
_HIGHEST_VERSION = 2**31 - 1


# Telegram takes 50 MB; what is around the files needs room as well. Source: core.telegram.org/bots/faq, read 2026-03.
LARGEST_PART_BYTES = 40_000_000
SAME_ARCHIVE = timedelta(minutes=10)


class Consent(StrEnum):
    """What somebody said to the notice."""

    UNASKED = ""
    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Privacy:
    """The company's rules on what is kept of people.

    Attributes:
        notice: what people are told, by language; without it nobody is asked.
        terms: ISO 8601 durations that differ from TERMS.
    """

    notice: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """Return what tells this notice from another one: it follows from the texts, and is never AGREED_BEFORE."""
        written = json.dumps(dict(self.notice), sort_keys=True, ensure_ascii=False).encode()
        found = int.from_bytes(hashlib.sha256(written).digest()[:_VERSION_BYTES], "big") & _HIGHEST_VERSION
        return found or 1

    def term(self, name: str) -> timedelta:
        """Return how long something is kept."""
        return duration(self.terms.get(name, TERMS[name]))

    def agreed(self, person: Person) -> bool:
        """Tell whether what somebody says may be kept for longer than it takes to answer."""
        given = person.consent == Consent.GIVEN
        return person.is_staff or (given and person.consent_version in (AGREED_BEFORE, self.version))

    def asks(self, person: Person) -> bool:
        """Tell whether somebody has not said yet what they think of this notice."""
        if person.is_staff or person.erased or not self.notice:
            return False
        answered = person.consent != Consent.UNASKED and person.consent_version in (
            AGREED_BEFORE,
            self.version,
        )
        return not answered


def in_parts(sizes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first and last file of each part of an archive, in order; a part without files is 0 to 0.

    Args:
        sizes: number and size in bytes of each file, by number.
    """
    parts: list[tuple[int, int]] = []
    filled = 0
    for number, size in sizes:
        if not parts or filled + size > LARGEST_PART_BYTES:
            parts.append((number, number))
            filled = 0
        parts[-1] = (parts[-1][0], number)
        filled += size
    return parts or [(0, 0)]


def version_shown(version: int) -> str:
    """Return a version as people read it."""
    return f"{version:08x}"


@dataclass(eq=False)
class NoticeChanged(Refusal):
    """The notice reads otherwise since the button was drawn."""


@dataclass(eq=False)
class NothingToConsentTo(Refusal):
    """The company shows no notice, or keeps its own people's data by other rules."""
