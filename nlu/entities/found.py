"""What one rule found, before anybody decided between rules; and who wins where two overlap."""

from collections.abc import Iterable
from dataclasses import dataclass

# Of two that are equally long, the one that stands first here.
PRIORITY = ("ticket", "request", "alert", "version", "app", "permission", "when", "duration", "language")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim on a part of the folded text; an empty value stands for the words as written."""

    entity: str
    start: int
    end: int
    value: str = ""


def settle(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of those that overlap, then the one of higher priority, then the earlier."""
    by_right = sorted(
        found, key=lambda one: (one.start - one.end, PRIORITY.index(one.entity), one.start, one.value)
    )
    kept: list[Found] = []
    for one in by_right:
        if one.start < one.end and all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
