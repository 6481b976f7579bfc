"""Text with the few styles that both platforms can show."""

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
            the time it is drawn, that message's address.
    """

    text: str
    bold: bool = False
    moment: datetime | None = None
    ours: bool = False
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Spans that follow one another on one paragraph; a line break is a line break."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def plain(cls, text: str) -> Self:
        """Make a text of one unstyled span."""
        return cls((Span(text),) if text else ())

    def __str__(self) -> str:
        """Return what a reader reads."""
        return "".join(span.text for span in self.spans)

    def __add__(self, other: "Text") -> "Text":
        """Join two texts."""
        return Text(self.spans + other.spans)
