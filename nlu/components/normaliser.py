"""Bring texts into one form."""

from __future__ import annotations

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.attributes import LANGUAGE, NORMALISED, PASSAGES
from nlu.components.component import Component
from nlu.language.clauses import Clause, passages_of
from nlu.language.normalisation import LONGEST_TEXT, normalised
from nlu.language.script import language_of


class Normaliser(Component):
    """Brings a text, and each clause of one that has several, into one script, one case, and signs for what varies.

    It tells the language as well, since nothing after it sees how the text was written.

    Requires: `text`.
    Outputs: `text_passages` (the whole, then its clauses; where each stands), `text_normalised` of each, `language`.
    Configuration: none.
    """

    def mark(self, message: Message) -> None:
        """Mark a message with its passages."""
        text = message.get(TEXT)[:LONGEST_TEXT]
        _mark(message, passages_of(text))
        message.set(LANGUAGE, language_of(text), add_to_output=True)

    def mark_example(self, example: Message) -> None:
        """Mark an example as one passage: what is learnt is what it says as a whole."""
        text = example.get(TEXT)
        _mark(example, [Clause(text, 0, len(text))])


def _mark(message: Message, passages: list[Clause]) -> None:
    message.set(PASSAGES, tuple(passages))
    message.set(NORMALISED, tuple(normalised(one.text) for one in passages))
