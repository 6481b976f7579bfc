"""Faults that a test or a play puts between the bot and Telegram."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.refusals import PREFIXES, TOO_MANY_REQUESTS, Refused, too_many_requests

DEFAULT_REASONS = {
    400: "Bad Request: chat not found",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
}
SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0}
KNOWN = frozenset(
    {
        "platform", "method", "chat", "answer", "retry_after", "description", "drop", "delay", "truncate",
        "reset", "twice", "times",
    }
)  # fmt: skip
LOWEST_ERROR, HIGHEST_ERROR = 400, 599
DROPS = frozenset({None, "request", "reply"})


@dataclass(slots=True)
class Fault:
    """One rule, with how often it may still strike.

    Attributes:
        method: in small letters, None for every method but getUpdates.
        chat: a place or a chat id as text, None for every chat.
        drop: `request` = closed before the effect, `reply` = closed after it.
        truncate: the effect happens, half of the answer's body comes, then the connection is closed.
        twice: the answer comes a second time, unasked.
        reset: where the connection is closed, it is reset instead; without `drop`, before the effect.
    """

    method: str | None
    chat: str | None
    answer: int | None
    retry_after_seconds: int
    description: str | None
    drop: str | None
    delay_seconds: float
    truncate: bool
    reset: bool
    twice: bool
    times: int

    def concerns(self, method: str, chat_names: frozenset[str]) -> bool:
        """Return whether this call is struck."""
        named = method != "getupdates" if self.method is None else method == self.method
        return self.times > 0 and named and (self.chat is None or self.chat in chat_names)

    def refusal(self) -> Refused | None:
        """Return the answer to give instead of the effect, if the rule has one."""
        if self.answer is None:
            return None
        if self.answer == TOO_MANY_REQUESTS:
            return too_many_requests(self.retry_after_seconds)
        reason = self.description or DEFAULT_REASONS.get(self.answer) or PREFIXES.get(self.answer, "Error")
        return Refused(self.answer, reason)


class Faults:
    """The rules in force, oldest first."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []

    def add(self, rule: Mapping[str, Any]) -> None:
        """Put a rule in force.

        Raises:
            ValueError: the rule has a key or a value that says nothing.
        """
        self._rules.append(_fault(rule))

    def forget(self) -> Counter[str]:
        """Take every rule away; return by method, in small letters, how many strokes they had left."""
        left = Counter[str]()
        for fault in self._rules:
            left[fault.method or "*"] += fault.times
        self._rules.clear()
        return left

    def strike(self, method: str, chat_names: frozenset[str]) -> Fault | None:
        """Use up one stroke of the first rule that concerns this call."""
        for fault in self._rules:
            if fault.concerns(method, chat_names):
                fault.times -= 1
                return fault
        return None


def _fault(rule: Mapping[str, Any]) -> Fault:
    strange = sorted(str(name) for name in rule.keys() - KNOWN)
    if strange:
        raise ValueError(f"a fault has no {', '.join(strange)}; it has {', '.join(sorted(KNOWN))} and limits")
    method, chat, answer, drop = (rule.get(name) for name in ("method", "chat", "answer", "drop"))
    if answer is not None and not LOWEST_ERROR <= int(answer) <= HIGHEST_ERROR:
        raise ValueError(f"answer must be the status of an error, not {answer!r}")
    if drop not in DROPS:
        raise ValueError(f"drop must be request or reply, not {drop!r}")
    reset = rule.get("reset") is True
    return Fault(
        method=None if method in {None, "*"} else str(method).lower(),
        chat=None if chat is None else str(chat),
        answer=None if answer is None else int(answer),
        retry_after_seconds=int(rule.get("retry_after", 1)),
        description=rule.get("description"),
        drop="request" if reset and drop is None else drop,
        delay_seconds=_seconds(rule.get("delay", 0)),
        truncate=rule.get("truncate") is True,
        reset=reset,
        twice=rule.get("twice") is True,
        times=int(rule.get("times", 1)),
    )


def _seconds(value: object) -> float:
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*(ms|s|m)?", str(value).strip(), re.ASCII)
    if not found:
        raise ValueError(f"delay must be seconds, as 2, 2s or 200ms, not {value!r}")
    return float(found.group(1)) * SECONDS[found.group(2) or "s"]
