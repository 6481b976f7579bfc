"""The port to whatever understands free text."""

from dataclasses import dataclass
from typing import Literal, Protocol

SpeakerKind = Literal["user", "staff", "admin"]
PlaceKind = Literal["private", "group", "duty"]
ShownKind = Literal["", "ticket", "request", "alert", "announcement"]
Decision = Literal["sure", "unsure", "out_of_scope"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that a text names.

    Attributes:
        value: in the desk's own terms, such as the key of an app.
        start, end: where in the text it stands.
    """

    entity: str
    value: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text may mean, and how likely that is, 0 to 1."""

    intent: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means.

    Attributes:
        intent: one of the intents that the desk knows, or out_of_scope.
        confidence: 0 to 1.
        app, version, ticket: entities, empty where the text names none; ticket as FB-7.
        language: en, zh-CN or zh-TW as a request names it; empty where it names none.
        decision: whether the intent may be acted on without asking.
        choices: the likeliest intents, best first, when it may not.
        heard: the things that were said, each with its part of the text, when they are several.
        entities: all that the text names, also what has no attribute here.
        written_in: en, zh-CN or zh-TW; empty where that was not looked at.
    """

    intent: str
    confidence: float = 1.0
    app: str = ""
    version: str = ""
    ticket: str = ""
    language: str = ""
    decision: Decision = "sure"
    choices: tuple[Guess, ...] = ()
    heard: tuple["Heard", ...] = ()
    entities: tuple[Entity, ...] = ()
    written_in: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """One of several things that were said in one message."""

    text: str
    meaning: Understood


class Understanding(Protocol):
    """Whatever turns a text into an intent and entities."""

    async def parse(
        self, text: str, *, speaker: SpeakerKind, place: PlaceKind = "private", shown: ShownKind = ""
    ) -> Understood | None:
        """Return what the text means, or None when nothing can tell at the moment.

        Args:
            shown: what the last card was about that the speaker was shown there.
        """

    async def ready(self) -> None:
        """Return as soon as it is worth asking (again)."""

    @property
    def seconds_left(self) -> int | None:
        """Return for how long nothing can tell yet, 0 when nobody knows; None when it is worth asking now."""
