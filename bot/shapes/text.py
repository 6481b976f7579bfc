"""Text with the few styles that both platforms can show."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. Whatever it holds is shown to the letter, never interpreted.

    Attributes:
        ours: a command of our own, which a platform may offer to be pressed.
        moment: the instant that the text tells in the reader's own zone; a platform that can
            show it in each viewer's zone does so instead.
        leads_to: reference of the message in the same chat to which it leads, where a platform can show that; by
            the time it is drawn, that message's address. Or an address of the web that somebody has reviewed.
    """

    text: str
    bold: bool = False
    moment: datetime | None = None
    ours: bool = False
    leads_to: str = ""


# With this an address of the web begins.
WEB = "https://"


@dataclass(frozen=True, slots=True)
class Text:
    """Spans that follow one another on one paragraph; a line break is a line break."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def plain(cls, text: str) -> Self:
        """Make a text of one unstyled span."""
        return cls((Span(text),) if text else ())

    @classmethod
    def linked(cls, text: str, links: Iterable[str]) -> Self:
        """Make a text in which these links, which stand in it, can be pressed."""
        longest_first = "|".join(re.escape(link) for link in sorted(links, key=len, reverse=True))
        parts = re.split(f"({longest_first})", text) if longest_first else [text]
        # What stands between the links has even places.
        spans = (Span(part, leads_to=part if place % 2 else "") for place, part in enumerate(parts))
        return cls(tuple(span for span in spans if span.text))

    def __str__(self) -> str:
        """Return what a reader reads."""
        return "".join(span.text for span in self.spans)

    def __add__(self, other: "Text") -> "Text":
        """Join two texts."""
        return Text(self.spans + other.spans)
