"""Long lists in pages, the next one by a cursor."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.wire import Json, Refused


def page(
    items: Sequence[Any], args: Arguments, name: str, *, draw: Callable[[Any], Any] | None = None
) -> Json:
    """Return one page of items under a name, with the cursor of the next.

    Args:
        items: all of them.
        args: limit and cursor.
        name: what Slack calls the list.
        draw: makes the wire form of an item, only of those on the page.

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
    chosen = [item if draw is None else draw(item) for item in items[start : start + limit]]
    return {name: chosen, "response_metadata": {"next_cursor": cursor}}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        start = int(number) if word == "from" else -1
    except (binascii.Error, UnicodeDecodeError, ValueError):
        start = -1
    if start < 0:
        raise Refused("invalid_cursor")
    return start
