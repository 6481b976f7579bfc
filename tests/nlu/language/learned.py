"""What is learnt of a few of the desk's examples, and how a text comes to it: as in the pipeline, without Rasa."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from nlu.language.classifier import Classifier, Setting
from nlu.language.clauses import passages_of
from nlu.language.counts import Vocabulary
from nlu.language.judgement import Example, Judgement
from nlu.language.normalisation import normalised
from nlu.language.pieces import Pieces, pieces_of
from nlu.language.tokens import words_of
from nlu.language.training import train

DATA = Path(__file__).parents[3] / "data" / "training"
FEW = (
    "report_problem", "suggest", "approve_request", "acknowledge_alert", "unsubscribe",
    "who_is_on_call", "thank", "greet", "out_of_scope",
)  # fmt: skip


def examples() -> Iterator[Example]:
    """Yield the texts of a few intents, in three languages."""
    for intent in FEW:
        for path in sorted(DATA.glob(f"*/{intent}.yml")):
            for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
                for line in block["examples"].splitlines():
                    yield Example(line.removeprefix("- "), intent, path.parent.name)


@dataclass(frozen=True)
class Learnt:
    """A vocabulary, and a classifier over its counts."""

    vocabulary: Vocabulary
    classifier: Classifier

    @classmethod
    def of(cls, told: Sequence[Example], *, seed: int = 0) -> "Learnt":
        """Learn from examples."""
        pieces = [_pieces(one.text) for one in told]
        vocabulary = Vocabulary.learn(pieces)
        classifier = train(vocabulary.counts(pieces), [one.intent for one in told], seed=seed)
        return cls(vocabulary, classifier)

    def judge(self, text: str, **known: str) -> Judgement:
        """Return what a text means."""
        passages = passages_of(text)
        counts = self.vocabulary.counts([_pieces(one.text) for one in passages])
        return self.classifier.judge(passages, counts, Setting(**known))

    def save(self, folder: Path) -> None:
        """Write both."""
        self.vocabulary.save(folder)
        self.classifier.save(folder)

    @classmethod
    def load(cls, folder: Path) -> "Learnt":
        """Read both."""
        return cls(Vocabulary.load(folder), Classifier.load(folder))


def _pieces(text: str) -> Pieces:
    plain = normalised(text)
    return pieces_of(plain, words_of(plain))


@pytest.fixture(scope="session")
def learnt() -> Learnt:
    """Learn once for the session."""
    return Learnt.of(list(examples()))
