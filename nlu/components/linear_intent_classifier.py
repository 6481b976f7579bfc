"""Say what is wanted: intents with their confidence, what was heard, and whether to ask."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from rasa.engine.graph import GraphComponent
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA
from rasa.shared.nlu.training_data.message import Message

from nlu.components.attributes import COUNTS, DECISION, HEARD, PASSAGES
from nlu.components.component import Learner
from nlu.components.sparse_featurizer import SparseFeaturizer
from nlu.language.classifier import Classifier, Setting
from nlu.language.counts import Counts
from nlu.language.training import train
from nlu.told import Training

CIRCUMSTANCES = tuple(one.name for one in dataclasses.fields(Setting))


class LinearIntentClassifier(Learner[Classifier]):
    """Classifies by a calibrated linear model over weighed counts.

    Requires: `text_passages`, `text_sparse_features`, and of `metadata` what is known of `speaker`, `place`, `shown`.
    Outputs: `intent`, `intent_ranking` (at most three), `decision`, `heard`.
    Configuration: `seed`, which makes a training repeatable.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the configuration where the pipeline names none."""
        return {"seed": 0}

    @classmethod
    def required_components(cls) -> list[type[GraphComponent]]:
        """Return what has to stand before it."""
        return [SparseFeaturizer]

    def learn(self, examples: list[Message]) -> Classifier:
        """Learn what each example was meant as."""
        counts = Counts.together([example.get(COUNTS) for example in examples])
        meant = [example.get(INTENT) for example in examples]
        return train(counts, meant, seed=self._config["seed"], progress=Training())

    @staticmethod
    def write(learnt: Classifier, folder: Path) -> None:
        """Write the classifier."""
        learnt.save(folder)

    @staticmethod
    def read(folder: Path) -> Classifier:
        """Read the classifier."""
        return Classifier.load(folder)

    def mark(self, message: Message) -> None:
        """Mark a message with what is wanted."""
        known = message.get(METADATA) or {}
        setting = Setting(**{one: known[one] for one in CIRCUMSTANCES if known.get(one)})
        judged = self.learnt.judge(message.get(PASSAGES), message.get(COUNTS), setting)
        ranking = [dataclasses.asdict(one) for one in judged.intents]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(DECISION, judged.decision, add_to_output=True)
        message.set(HEARD, [dataclasses.asdict(one) for one in judged.heard], add_to_output=True)
