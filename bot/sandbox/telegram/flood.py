"""Refuse with 429 what goes over the flood limits, when they count."""

import math
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import FloodLimits
from bot.sandbox.telegram.refusals import too_many_requests
from bot.sandbox.telegram.things import Chat

SENDING = ("send", "copy", "forward")
EDITING = "editmessage"
# What shows nobody a message is not counted as one.
UNCOUNTED = "sendchataction"
MINUTE_SECONDS = 60.0
LISTS = {"sendmediagroup": "media", "copymessages": "message_ids", "forwardmessages": "message_ids"}


class Flood:
    """What one bot has sent lately. It counts always, and refuses only when told to.

    Attributes:
        enforce: whether anything is refused.
    """

    def __init__(self, limits: FloodLimits, *, enforce: bool) -> None:
        self.enforce = enforce
        self._limits = limits
        self._sent: dict[str, deque[datetime]] = defaultdict(deque)

    def takes(self, rule: Mapping[str, Any]) -> bool:
        """Take a fault rule about limits: `{"limits": true | false | {name of a limit: number}}`.

        Raises:
            ValueError: a limit is not known, or not a positive number.
        """
        if "limits" not in rule:
            return False
        wanted = rule["limits"]
        if isinstance(wanted, Mapping):
            self._limits = replace(self._limits, **_checked(wanted))
        self.enforce = wanted is not False
        return True

    def check(self, method: str, chat: Chat | None, arguments: Arguments, now: datetime) -> None:
        """Count a call.

        Raises:
            Refused: it is one too many; it is not counted then.
        """
        windows = list(self._windows(method, chat))
        if not windows:
            return
        many = _count(method, arguments)
        waits = [self._wait(name, most, seconds, many, now) for name, most, seconds in windows]
        if self.enforce and max(waits) > 0:
            raise too_many_requests(math.ceil(max(waits)))
        for name, _, _ in windows:
            self._sent[name].extend([now] * many)

    def _windows(self, method: str, chat: Chat | None) -> list[tuple[str, int, float]]:
        """Return name, size and seconds of each window that a call falls into."""
        if method == UNCOUNTED or chat is None:
            return []
        limits, place = self._limits, chat.chat_id
        if method.startswith(EDITING):
            return (
                []
                if chat.private
                else [(f"edits {place}", limits.edits_per_minute_per_group, MINUTE_SECONDS)]
            )
        if not method.startswith(SENDING):
            return []
        burst_seconds = limits.burst_per_chat / limits.per_second_per_chat
        windows = [("all", limits.per_second, 1.0), (f"chat {place}", limits.burst_per_chat, burst_seconds)]
        if not chat.private:
            windows.append((f"group {place}", limits.per_minute_per_group, MINUTE_SECONDS))
        return windows

    def _wait(self, name: str, most: int, seconds: float, many: int, now: datetime) -> float:
        """Return the seconds until a window has room; an album may fill an empty window beyond its size."""
        sent, length = self._sent[name], timedelta(seconds=seconds)
        while sent and sent[0] + length <= now:
            sent.popleft()
        too_many = len(sent) + many - most
        if too_many <= 0 or not sent:
            return 0.0
        return (sent[min(too_many, len(sent)) - 1] + length - now).total_seconds()


def _count(method: str, arguments: Arguments) -> int:
    name = LISTS.get(method)
    listed = arguments.structure(name, f"can't parse {name} JSON object") if name else None
    return max(len(listed), 1) if isinstance(listed, list) else 1


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    known = {field.name for field in fields(FloodLimits)}
    for name, number in wanted.items():
        if name not in known:
            raise ValueError(f"limits has no {name!r}; it has {', '.join(sorted(known))}")
        if isinstance(number, bool) or not isinstance(number, int | float) or number <= 0:
            raise ValueError(f"{name} must be a positive number")
    return dict(wanted)
