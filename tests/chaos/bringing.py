"""What Slack brought to the desk, when, and over which connection; and whether two words came in order."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.sandbox.log import LogEntry
from tests.chaos.record import Delivery

SAID = "events_api/message"
GIVEN_UP = f"lost/{SAID}"
GOOD = range(200, 300)

MarkIn = Callable[[str], str]


def deliveries(log: Iterable[LogEntry], mark_in: MarkIn) -> list[Delivery]:
    """Return every time that a person's words went out, the first one first."""
    found: dict[str, Delivery] = {}
    for entry in log:
        if entry.platform != "slack" or entry.method not in {SAID, "ack"}:
            continue
        # Envelopes are confirmed by their own name, posts by their answer.
        name = str(entry.body.get("envelope_id") or entry.body.get("wire"))
        if entry.method == SAID:
            if mark := mark_in(_words(entry)):
                found[name] = Delivery(mark, str(entry.body["wire"]), entry.number)
        elif name in found and entry.body.get("status", GOOD.start) in GOOD:
            known = found[name]
            found[name] = Delivery(known.mark, known.wire, known.sent, entry.number)
    return list(found.values())


def given_up(log: Iterable[LogEntry], mark_in: MarkIn) -> frozenset[str]:
    """Return the marks of words that Slack will not bring again, and that the desk has never confirmed."""
    log = list(log)
    confirmed = {one.mark for one in deliveries(log, mark_in) if one.confirmed is not None}
    lost = (entry for entry in log if entry.platform == "slack" and entry.method == GIVEN_UP)
    return frozenset(filter(None, (mark_in(_words(entry)) for entry in lost))) - confirmed


def brought_in_order(earlier: Sequence[Delivery], later: Sequence[Delivery]) -> bool:
    """Tell whether the desk had no chance to take the later word first.

    Each time that the later one was sent counts until the desk has confirmed it once: even what was never confirmed
    may have been taken.
    """
    taken = min((one.confirmed for one in later if one.confirmed is not None), default=math.inf)
    chances = [one for one in later if one.sent < taken]
    return bool(chances) and all(any(_before(one, chance) for one in earlier) for chance in chances)


def _before(earlier: Delivery, later: Delivery) -> bool:
    if earlier.confirmed is not None and earlier.confirmed < later.sent:
        return True
    # What a desk refuses while its database is away comes again, and what followed it may be taken meanwhile.
    refused = earlier.confirmed is None and later.confirmed is not None
    return earlier.wire == later.wire and earlier.sent < later.sent and not refused


def _words(entry: LogEntry) -> str:
    """Return what a person said; our own messages come back to us as well."""
    event: dict[str, Any] = entry.body["payload"].get("event", {})
    return "" if event.get("bot_id") else str(event.get("text", ""))
