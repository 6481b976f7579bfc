"""A file or a picture that stands in a chat, with a card as its caption."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class File:
    """A file to be shown in a chat."""

    name: str
    content: bytes = field(repr=False)
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Picture(File):
    """A picture to be shown as such, where the platform takes it; else as a file.

    Attributes:
        width, height: in pixels.
        alt: what it shows, in the reader's language, for whoever cannot see it.
    """

    media_type: str = "image/png"
    width: int = 0
    height: int = 0
    alt: str = ""
