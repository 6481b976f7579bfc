"""Faults that a play installs: refusals, lost requests, lost answers, slow, half and broken ones."""

import fnmatch
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.side import CannotDo
from bot.sandbox.slack.workspace import Workspace

Drop = Literal["request", "reply"]
KNOWN = frozenset(
    {
        "platform",
        "method",
        "answer",
        "retry_after",
        "drop",
        "delay",
        "truncate",
        "reset",
        "twice",
        "times",
        "chat",
    }
)


@dataclass
class Fault:
    """One rule.

    Attributes:
        method: a method's name, or a pattern such as `chat.*`.
        answer: HTTP status, or Slack's name of an error.
        truncate: whether only half of the answer arrives.
        reset: whether a lost connection is reset instead of closed; without `drop`, before the effect.
        twice: whether the answer comes a second time, unasked.
        times: how often it strikes yet.
    """

    method: str
    answer: int | str | None
    retry_after: int
    drop: Drop | None
    delay_seconds: float
    chat: str | None
    times: int
    truncate: bool = False
    reset: bool = False
    twice: bool = False


class Faults:
    """The rules that still have effect, in the order in which they were installed."""

    def __init__(self, desk: Workspace) -> None:
        self._desk = desk
        self._rules: list[Fault] = []

    def install(self, rule: Mapping[str, Any]) -> None:
        """Add a rule.

        Raises:
            CannotDo: it says something that the server cannot do.
        """
        unknown = set(rule) - KNOWN
        if unknown or rule.get("drop") not in {None, "request", "reply"}:
            raise CannotDo(f"no such fault: {dict(rule)}")
        self._rules.append(
            Fault(
                method=str(rule.get("method", "*")),
                answer=rule.get("answer"),
                retry_after=int(rule.get("retry_after", 1)),
                drop=rule.get("drop"),
                delay_seconds=_seconds(rule.get("delay", 0)),
                chat=rule.get("chat"),
                times=int(rule.get("times", 1)),
                truncate=bool(rule.get("truncate")),
                reset=bool(rule.get("reset")),
                twice=bool(rule.get("twice")),
            )
        )

    def forget(self) -> Counter[str]:
        """Take every rule away; return by method, in small letters, how many strokes they had left."""
        left = Counter[str]()
        for rule in self._rules:
            left[rule.method.lower()] += rule.times
        self._rules.clear()
        return left

    def strike(self, method: str, chat: str) -> Fault | None:
        """Return the fault that meets this call, and count it.

        Args:
            method: the method called.
            chat: the channel that it names, may be empty.
        """
        for rule in self._rules:
            if rule.times and fnmatch.fnmatchcase(method, rule.method) and self._meets(rule, chat):
                rule.times -= 1
                return rule
        return None

    def _meets(self, rule: Fault, chat: str) -> bool:
        if rule.chat is None or rule.chat == chat:
            return True
        # Whoever was never written to has no room yet, and is named by their account.
        if any(
            chat == person.slack_user_id for person in self._desk.rooms.people() if person.key == rule.chat
        ):
            return True
        return any(chat == room.room_id for room in self._desk.rooms.all() if room.place == rule.chat)


def _seconds(delay: Any) -> float:
    return float(str(delay).removesuffix("s"))
