"""Count what texts are made of."""

from __future__ import annotations

from pathlib import Path

from rasa.engine.graph import GraphComponent
from rasa.shared.nlu.training_data.message import Message

from nlu.components.attributes import COUNTS, NORMALISED, TOKENS
from nlu.components.component import Learner
from nlu.components.mixed_tokenizer import MixedTokenizer
from nlu.language.counts import Vocabulary
from nlu.language.pieces import Pieces, pieces_of


class SparseFeaturizer(Learner[Vocabulary]):
    """Counts words, pairs of words and runs of letters, each that the examples have in a column of its own.

    It learns which there are; how telling each is, the classifier finds, which has to find it anew for each part
    of the examples that it tries itself on.

    Requires: `text_normalised`, `text_tokens`.
    Outputs: `text_sparse_features`: counts, a row for each passage.
    Configuration: none.
    """

    @classmethod
    def required_components(cls) -> list[type[GraphComponent]]:
        """Return what has to stand before it."""
        return [MixedTokenizer]

    def learn(self, examples: list[Message]) -> Vocabulary:
        """Take up every piece of the examples."""
        return Vocabulary.learn([piece for example in examples for piece in _pieces(example)])

    @staticmethod
    def write(learnt: Vocabulary, folder: Path) -> None:
        """Write the vocabulary."""
        learnt.save(folder)

    @staticmethod
    def read(folder: Path) -> Vocabulary:
        """Read the vocabulary."""
        return Vocabulary.load(folder)

    def mark(self, message: Message) -> None:
        """Mark a message with its counts."""
        message.set(COUNTS, self.learnt.counts(_pieces(message)))


def _pieces(message: Message) -> list[Pieces]:
    return [
        pieces_of(plain, words)
        for plain, words in zip(message.get(NORMALISED), message.get(TOKENS), strict=True)
    ]
