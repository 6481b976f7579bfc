"""Answers that staff give often, worded once in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_CANNED = 900
# Between it and what its writer adds.
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class CannedReply:
    """One answer.

    Attributes:
        titles: what it is called where it is chosen, by language.
        answers: what a reporter reads, by language; at most LONGEST_CANNED characters each.
    """

    key: str
    titles: Mapping[str, str]
    answers: Mapping[str, str]
