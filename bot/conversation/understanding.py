"""The port to whatever understands free text."""

from dataclasses import dataclass
from typing import Literal, Protocol

SpeakerKind = Literal["user", "staff", "admin"]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means.

    Attributes:
        intent: one of the intents that the desk knows, or out_of_scope.
        confidence: 0 to 1.
        app, version, ticket: entities, empty where the text names none; ticket as FB-7.
        language: en, zh-CN or zh-TW as a request names it; empty where it names none.
    """

    intent: str
    confidence: float = 1.0
    app: str = ""
    version: str = ""
    ticket: str = ""
    language: str = ""


class Understanding(Protocol):
    """Whatever turns a text into an intent and entities."""

    async def parse(self, text: str, *, speaker: SpeakerKind) -> Understood | None:
        """Return what the text means, or None when nothing can tell at the moment."""
