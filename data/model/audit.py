"""What the audit chain is made of, how it may be damaged, and what may be looked for in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from data.model.refusals import Refusal

HASH_BYTES = 32  # Source: FIPS 180-4, SHA-256
_HEAD = re.compile(rf"([1-9][0-9]{{0,17}}):([0-9a-fA-F]{{{2 * HASH_BYTES}}})")


@dataclass(frozen=True, slots=True)
class ChainHead:
    """A link of the chain; whoever has it from elsewhere can tell whether the chain was cut or rewritten."""

    entry_id: int
    chained: bytes

    def __str__(self) -> str:
        return f"{self.entry_id}:{self.chained.hex()}"


class NoHead(ValueError):
    """The text is no head."""


def read_head(text: str) -> ChainHead:
    """Read a head as it is posted, number and hash with a colon between.

    Raises:
        NoHead: it is none.
    """
    found = _HEAD.fullmatch(text.strip())
    if found is None:
        raise NoHead(text)
    return ChainHead(int(found[1]), bytes.fromhex(found[2]))


class Damage(StrEnum):
    """What is wrong with an entry.

    What is altered does not follow from the entry before it; what is foreign has a number that none can have; what is
    misfiled would be found under another instant, person or subject than it tells; what is cut off or rewritten agrees
    with all that stands beside it, and contradicts a head that was told to the outside.
    """

    MISSING = "missing"
    FOREIGN = "foreign"
    ALTERED = "altered"
    MISFILED = "misfiled"
    CUT = "cut"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first entry that cannot be trusted.

    Attributes:
        trusted: number of the last entry before it of which a head says that it is what it was, 0 for none.
    """

    entry_id: int
    damage: Damage
    trusted: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in the audit chain; whatever is empty is not asked about.

    Attributes:
        person_id: who did it.
        until: excluded.
    """

    about: str = ""
    person_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None

    def facts(self) -> dict[str, str | int | None]:
        """Return it as facts of an entry."""
        return {
            "about": self.about,
            "person": self.person_id,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
        }

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Search":
        """Return the search of which these are the facts."""
        since, until = (
            datetime.fromisoformat(facts[key]) if facts[key] else None for key in ("since", "until")
        )
        return cls(facts["about"], facts["person"], since, until)


@dataclass(eq=False)
class NothingToLookFor(Refusal):
    """What stands behind the command is no number, nobody, and no time."""
