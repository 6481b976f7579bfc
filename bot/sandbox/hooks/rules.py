"""What another system answers: as told, from now on or so many times, else 200."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TAKEN = range(200, 300)
KNOWN = frozenset(
    {
        "hook",
        "status",
        "body",
        "retry_after",
        "location",
        "drop",
        "delay",
        "truncate",
        "reset",
        "twice",
        "endless",
        "times",
    }
)


class NoSuchRule(ValueError):
    """A rule says what no system can do; the message says what."""


@dataclass(slots=True)
class Rule:
    """One answer.

    Attributes:
        body: JSON, or a text that is sent as it stands.
        retry_after: seconds that the header asks for, None for no such header.
        location: where a redirect leads.
        drop: request (it never arrived) or reply (it did, and nobody hears of it).
        truncate: whether half of the body arrives.
        reset: whether a connection that is dropped is reset.
        twice: whether the answer comes a second time, unasked.
        endless: whether the body never ends.
        times: for how many calls it holds yet, None for all from now on.
    """

    status: int = 200
    body: Any = field(default_factory=dict)
    retry_after: int | None = None
    location: str = ""
    drop: str = ""
    delay_seconds: float = 0.0
    truncate: bool = False
    reset: bool = False
    twice: bool = False
    endless: bool = False
    times: int | None = None

    @property
    def takes(self) -> bool:
        """Whether the system did what it was called for."""
        return self.status in TAKEN and self.drop != "request"


def rule_of(told: Mapping[str, Any]) -> Rule:
    """Read a rule.

    Raises:
        NoSuchRule: it has a key or a value that means nothing.
    """
    if unknown := set(told) - KNOWN:
        raise NoSuchRule(f"{min(unknown)[:40]!r} is not known; a rule has {', '.join(sorted(KNOWN))}")
    if told.get("drop") not in (None, "request", "reply"):
        raise NoSuchRule("drop is request or reply")
    try:
        status = int(told.get("status", 200))
        times = None if told.get("times") is None else int(told["times"])
        retry_after = None if told.get("retry_after") is None else int(told["retry_after"])
        delay = float(str(told.get("delay", 0)).removesuffix("s"))
    except (TypeError, ValueError) as fault:
        raise NoSuchRule(f"status, times, retry_after and delay are numbers: {fault}") from fault
    if status not in range(200, 600):
        raise NoSuchRule("a status is from 200 to 599")
    return Rule(
        status=status,
        body=told.get("body", {}),
        retry_after=retry_after,
        location=str(told.get("location", "")),
        drop=str(told.get("drop") or ""),
        delay_seconds=delay,
        truncate=bool(told.get("truncate")),
        reset=bool(told.get("reset")),
        twice=bool(told.get("twice")),
        endless=bool(told.get("endless")),
        times=times,
    )


class Rules:
    """The rules of all systems; what holds for so many calls goes before what holds from now on."""

    def __init__(self) -> None:
        self._lasting: dict[str, Rule] = {}
        self._passing: dict[str, list[Rule]] = {}

    def add(self, hook: str, rule: Rule) -> None:
        """Let it hold."""
        if rule.times is None:
            self._lasting[hook] = rule
        else:
            self._passing.setdefault(hook, []).append(rule)

    def next(self, hook: str) -> Rule:
        """Return what the next call is answered, and count it."""
        for rule in self._passing.get(hook, ()):
            if rule.times:
                rule.times -= 1
                return rule
        return self._lasting.get(hook, Rule())

    def calm(self) -> Counter[str]:
        """Let what held for so many calls hold no more; return by system for how many it still would have."""
        left = Counter(
            {hook: sum(rule.times or 0 for rule in rules) for hook, rules in self._passing.items()}
        )
        self._passing.clear()
        return left

    def forget(self) -> None:
        """Answer 200 again."""
        self._lasting.clear()
        self._passing.clear()
