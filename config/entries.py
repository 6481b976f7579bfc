"""Lists in the company file, read entry by entry."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Result = TypeVar("Result")


def each(
    told: Mapping[str, Any], key: str, read: Callable[[Any], Result], *, needed: bool = False
) -> tuple[Result, ...]:
    """Read every entry of a list.

    Args:
        needed: whether there has to be such a list; else there are no entries where it is missing.

    Raises:
        KeyError: it is needed, and missing.
        ValueError: an entry is of another form; names it.
    """
    found = []
    for position, one in enumerate(told[key] if needed else told.get(key) or ()):
        try:
            found.append(read(one))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"{error} in {key}[{position}]") from error
    return tuple(found)
