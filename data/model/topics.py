"""What reports are about that another department than the first one has to know of, by the words in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One such matter.

    Attributes:
        words: regular expressions, case ignored, of which a report has at least one.
        department: key of the one whose matter it is.
        severity: how grave a report of it is, empty where that says nothing.
    """

    key: str
    names: Mapping[str, str]
    words: tuple[str, ...]
    department: str
    severity: str = ""


def topic_of(topics: Sequence[Topic], text: str) -> Topic | None:
    """Return what a text is about: the first that has words in it, None where none has."""
    return next((one for one in topics if _is_about(one, text)), None)


def _is_about(topic: Topic, text: str) -> bool:
    return any(re.search(word, text, re.IGNORECASE) for word in topic.words)
