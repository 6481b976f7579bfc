"""Slack's markup as a person reads it, and the mentions that it makes."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.slack.dates import draw_date

ANGLE = re.compile(r"<([^<>\n]+)>")
# A pair of marks counts only where words end, as in the client: `snake_case_name` stays what it is.
PAIRS = [
    re.compile(rf"(?<![\w{mark}]){mark}(?=[^\s{mark}])([^{mark}\n]*?)(?<=\S){mark}(?![\w{mark}])")
    for mark in (r"\*", "_", "~")
]
CODE = re.compile(r"```(.+?)```|`([^`\n]+)`", re.DOTALL)
QUOTE = re.compile(r"^(?:&gt;)+ ?", re.MULTILINE)
KEPT = re.compile("\ue000(\\d+)\ue001")
BROADCASTS = frozenset({"channel", "here", "everyone"})
BARE_MENTION = re.compile(r"(?<![\w<])@(channel|here|everyone)\b")
DATE = re.compile(r"date\^[0-9]{1,12}")
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reader:
    """What it takes to draw text for a place: its clock, the names behind ids, and the language of whoever reads there."""

    now: datetime
    zone: ZoneInfo
    label_of: Callable[[str], str]
    language: str = "en"

    def date(self, timestamp: int, pattern: str) -> str:
        """Draw a date as it reads there, empty when no calendar has it."""
        return draw_date(timestamp, pattern, now=self.now, zone=self.zone, language=self.language)


def escape(text: str) -> str:
    """Write people's words as Slack sends them to apps."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Turn the three entities that Slack knows back, and no other."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def tidy(text: str) -> str:
    """Collapse white space and compose characters."""
    return unicodedata.normalize("NFC", SPACES.sub(" ", text)).strip()


def read_plain(text: str) -> str:
    """Draw a plain_text object."""
    return unescape(text)


def read_markup(text: str, reader: Reader) -> str:
    """Draw mrkdwn: marks off, links as label and address, dates as the reader reads them, names for ids."""
    kept: list[str] = []

    def keep(drawn: str) -> str:
        kept.append(drawn)
        return f"\ue000{len(kept) - 1}\ue001"

    text = ANGLE.sub(lambda found: keep(_angle(found[1], reader)), text)
    text = CODE.sub(lambda found: keep(found[1] or found[2]), text)
    text = QUOTE.sub("", text)
    for pair in PAIRS:
        text = pair.sub(r"\1", text)
    while KEPT.search(text):
        text = KEPT.sub(lambda found: kept[int(found[1])], text)
    return unescape(text)


def mentions_in(text: str, *, names_too: bool = False) -> Iterator[str]:
    """Yield what rings somebody in mrkdwn that was not escaped.

    Args:
        text: mrkdwn as it was sent.
        names_too: whether bare `@channel` counts (link_names, or parse=full).
    """
    for found in ANGLE.finditer(text):
        inner = found[1]
        if inner.startswith(("@", "!subteam")) or (
            inner.startswith("!") and inner[1:].split("|")[0] in BROADCASTS
        ):
            yield f"<{inner}>"
    if names_too:
        for found in BARE_MENTION.finditer(text):
            yield found[0]


def _angle(inner: str, reader: Reader) -> str:
    address, _, label = inner.partition("|")
    if inner.startswith("!"):
        return _special(address[1:], label, reader)
    if address.startswith("@"):
        return f"@{reader.label_of(address[1:])}"
    if address.startswith("#"):
        return f"#{label or reader.label_of(address[1:])}"
    return f"{label} {address}" if label and label != address else address


def _special(address: str, label: str, reader: Reader) -> str:
    parts = address.split("^")
    if len(parts) > 2 and DATE.fullmatch("^".join(parts[:2])):  # noqa: PLR2004  # date, time, pattern
        drawn = reader.date(int(parts[1]), parts[2])
        return " ".join([drawn, *parts[3:]]) if drawn else label
    if parts[0] in BROADCASTS:
        return f"@{parts[0]}"
    return label or f"@{parts[-1]}"
