"""Words by which a recorded play names a thing: kept numbers, and parts of a text that stay the same next time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.sandbox.plays.matching import readable

NUMBER = re.compile(r"\b[A-Z]{2}-\d+\b")
NOUNS = {
    "FB": "ticket",
    "AP": "request",
    "GR": "grant",
    "AL": "alert",
    "IN": "incident",
    "AN": "announcement",
    "TK": "task",
}
CHINESE = "\u3400-\u9fff"
# Numbers, punctuation and pictures change or are drawn otherwise; spaces part words only where words need them.
BREAK = re.compile(rf"[^\w\s'’-]|\d|_|(?<=[{CHINESE}])\s+|\s+(?=[{CHINESE}])")
TIMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|today|tomorrow|yesterday|[ap]m|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:second|minute|hour|day|week)s?|utc|gmt)\b|"
    r"[今明昨][天日]|[后後]天|星期|[周週][一二三四五六日]|[上下]午|[早晚]上|小[时時]|分[钟鐘]|工作[日天]|[月日]$",
    re.IGNORECASE,
)
DOLLAR = re.compile(r"\$(?=[A-Za-z_])")
LONGEST, SHORTEST, SHORTEST_CHINESE = 24, 4, 2
LONGEST_PLAIN = 40


@dataclass(slots=True)
class Names:
    """What a recorded play has kept so far, by the number that it stands for."""

    kept: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "Names":
        """Return what can be added to without a trace."""
        return Names(dict(self.kept))

    def known(self, text: str) -> str | None:
        """Return `$name` for the first number of a text, the number itself when nothing keeps it, None without one."""
        match = NUMBER.search(text)
        return self.spoken(match[0]) if match else None

    def spoken(self, text: str) -> str:
        """Return a text as a play says it: each number that is kept by its name, a dollar before a word doubled."""
        text = DOLLAR.sub("$$", text)
        return NUMBER.sub(
            lambda match: f"${self.kept[match[0]]}" if match[0] in self.kept else match[0], text
        )

    def keep(self, number: str) -> str:
        """Give a number a name and return it: ticket, ticket_2, …."""
        noun = NOUNS.get(number[:2], number[:2].lower())
        count = sum(name.split("_")[0] == noun for name in self.kept.values())
        self.kept[number] = f"{noun}_{count + 1}" if count else noun
        return self.kept[number]


def plain_part(text: str) -> str:
    """Return as much of a text as a play can look for without meaning a regular expression or a person."""
    part = NUMBER.sub("|", readable(text)).lstrip("|/@ ")
    return part.partition("|")[0][:LONGEST_PLAIN].strip() or readable(text)


def stable_parts(text: str, *, before: str = "") -> list[str]:
    """Return short parts of a text without numbers and times: the longest first, those that were not there before.

    Args:
        before: the text as it was; its parts come last.
    """
    parts = list(dict.fromkeys(_parts(NUMBER.sub(" | ", readable(text)))))
    parts = [part for part in parts if part in readable(text)]
    return sorted(parts, key=lambda part: (part in readable(before), -len(part)))


def _parts(text: str) -> Iterator[str]:
    for broken in BREAK.split(text):
        part = _shortened(broken.strip(" '’-"))
        chinese = re.search(f"[{CHINESE}]", part) is not None
        if len(part) >= (SHORTEST_CHINESE if chinese else SHORTEST) and not TIMES.search(part):
            yield part


def _shortened(part: str) -> str:
    if len(part) <= LONGEST:
        return part
    whole_words = part[: LONGEST + 1].rpartition(" ")[0]
    return whole_words or part[:LONGEST]
