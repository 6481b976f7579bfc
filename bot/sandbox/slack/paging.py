"""Long lists in pages, the next one by a cursor."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.wire import Json, Refused


def page(items: Sequence[Any], args: Arguments, name: str) -> Json:
    """Return one page of items under a name, with the cursor of the next.

    Raises:
        Refused: the cursor or the limit is none.
    """
    limit = args.number("limit", limits.PAGE_DEFAULT)
    if not 0 <= limit <= limits.PAGE_MOST:
        raise Refused("invalid_limit")
    limit = limit or limits.PAGE_DEFAULT
    start = _start(args.text("cursor"))
    more = start + limit < len(items)
    cursor = base64.b64encode(f"from:{start + limit}".encode()).decode() if more else ""
    return {name: list(items[start : start + limit]), "response_metadata": {"next_cursor": cursor}}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        return int(number) if word == "from" else int("")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise Refused("invalid_cursor") from None
