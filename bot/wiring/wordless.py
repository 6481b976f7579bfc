"""What broke, as logs may tell it: where and of which kind; a message of an error may hold what somebody said, or a secret."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

BEFORE = "\n\nwhich led to:\n\n"
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def without_words(error: BaseException) -> str:
    """Return the tracebacks of an error and of all that led to it, each with its kind and without its message."""
    return BEFORE.join(reversed(list(_told(error, set()))))


def of_logged(exc_info: ExcInfo) -> str:
    """Return the same of what a logger was given."""
    return without_words(exc_info[1])


class WordlessFormatter(logging.Formatter):
    """Formats what libraries log, tracebacks likewise."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the library's name
        """Return a traceback without messages."""
        return of_logged(ei) if ei[1] is not None else ""


def _told(error: BaseException, met: set[int]) -> Iterator[str]:
    """Yield an error, and what led to it, the latest first."""
    met.add(id(error))
    frames = "".join(traceback.format_tb(error.__traceback__))
    yield f"Traceback (most recent call last):\n{frames}{type(error).__module__}.{type(error).__qualname__}"
    together = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for one in (*together, earlier):
        if one is not None and id(one) not in met:
            yield from _told(one, met)
