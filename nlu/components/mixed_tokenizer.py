"""Cut normalised texts into words."""

from __future__ import annotations

from rasa.engine.graph import GraphComponent
from rasa.shared.nlu.training_data.message import Message

from nlu.components.attributes import NORMALISED, TOKENS
from nlu.components.component import Component
from nlu.components.normaliser import Normaliser
from nlu.language.tokens import words_of


class MixedTokenizer(Component):
    """Cuts Chinese by jieba and the words of our domain, and what stands in Latin letters between by its spaces.

    Long Chinese words are given as their parts as well. The words are plain text, without Rasa's offsets: of a
    normalised text these would say nothing about the original.

    Requires: `text_normalised`.
    Outputs: `text_tokens`: the words of each passage.
    Configuration: none.
    """

    @classmethod
    def required_components(cls) -> list[type[GraphComponent]]:
        """Return what has to stand before it."""
        return [Normaliser]

    def mark(self, message: Message) -> None:
        """Mark a message with its words."""
        message.set(TOKENS, tuple(tuple(words_of(plain)) for plain in message.get(NORMALISED)))
