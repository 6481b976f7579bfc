"""What the server answers, checked and turned into the terms of the port."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel, Field

from bot.conversation.understanding import Decision, Entity, Guess, Heard, Understood

LANGUAGES = {"en": "en", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
MOST_CHOICES = 3


class _Named(BaseModel):
    entity: str
    value: str
    text: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class _Guess(BaseModel):
    name: str
    confidence: float = Field(ge=0, le=1)


class _Said(BaseModel):
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    intent: str
    confidence: float = Field(ge=0, le=1)


class Answer(BaseModel):
    """An answer to one text, as the server words it."""

    decision: Decision
    intents: list[_Guess]
    heard: list[_Said] = []
    entities: list[_Named] = []
    language: str = ""
    model: str = ""


def understood(told: Answer) -> Understood:
    """Return what an answer means."""
    entities = tuple(Entity(**one.model_dump()) for one in told.entities)
    best = told.intents[0] if told.intents else _Guess(name="out_of_scope", confidence=0.0)
    lost = told.decision == "out_of_scope"
    several = told.heard if len(told.heard) > 1 else ()
    return replace(
        _meaning("out_of_scope" if lost else best.name, best.confidence, entities),
        decision=told.decision,
        choices=tuple(Guess(one.name, one.confidence) for one in told.intents[:MOST_CHOICES]),
        heard=tuple(_heard(one, entities) for one in several),
        written_in=LANGUAGES.get(told.language, ""),
    )


def _heard(said: _Said, entities: Iterable[Entity]) -> Heard:
    """Return one part, with what stands in it; places are counted from its own beginning."""
    inside = tuple(
        replace(one, start=one.start - said.start, end=one.end - said.start)
        for one in entities
        if said.start <= one.start and one.end <= said.end
    )
    return Heard(said.text, _meaning(said.intent, said.confidence, inside))


def _meaning(intent: str, confidence: float, entities: tuple[Entity, ...]) -> Understood:
    """Return a meaning with the first of each kind of entity that has a place of its own."""
    first: dict[str, str] = {}
    for one in entities:
        first.setdefault(one.entity, one.value)
    return Understood(
        intent,
        confidence,
        app=first.get("app", ""),
        version=first.get("version", ""),
        ticket=first.get("ticket", ""),
        language=LANGUAGES.get(first.get("language", ""), ""),
        entities=entities,
    )
