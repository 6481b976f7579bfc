"""What goes into the classifier and what comes out of it."""

from dataclasses import dataclass
from typing import Literal

Decision = Literal["sure", "unsure", "out_of_scope"]
Language = Literal["en", "zh-Hans", "zh-Hant"]
OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Example:
    """A text to learn from; lang is a tag of the caller's that the classifier does not use."""

    text: str
    intent: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An intent and the calibrated probability that it is meant."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing said: its words, where they stand in the original text, and what they mean."""

    text: str
    start: int
    end: int
    intent: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text means.

    Attributes:
        intents: best first, at most three.
        heard: what was said one by one: the whole text, unless several intents were each heard surely.
    """

    decision: Decision
    intents: tuple[Ranked, ...]
    heard: tuple[Heard, ...]
