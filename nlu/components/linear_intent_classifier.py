"""Say what is wanted: intents with their confidence, what was heard, and whether to ask."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.language.classifier import Classifier
from nlu.language.judgement import Example
from nlu.language.training import train
from nlu.told import Training

DECISION = "decision"
HEARD = "heard"
LANGUAGE = "language"
CIRCUMSTANCES = ("speaker", "place", "shown")


class NotTrainedFault(Exception):
    """What has learnt nothing yet was asked."""


class LinearIntentClassifier(GraphComponent):
    """Classifies by a calibrated linear model over sparse features.

    Requires: `text`, and of `metadata` what is known of `speaker`, `place` and `shown`.
    Outputs: `intent`, `intent_ranking` (at most three), `decision`, `heard`, `language`.
    Configuration: `seed`, which makes a training repeatable.
    """

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        classifier: Classifier | None = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._classifier = classifier

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the configuration where the pipeline names none."""
        return {"seed": 0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Make a classifier that has to be trained."""
        del execution_context
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_others: Any,
    ) -> LinearIntentClassifier:
        """Make a classifier of what was learnt."""
        del execution_context
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Classifier.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, and put what was learnt into the model."""
        examples = [
            Example(one.get(TEXT), one.get(INTENT), (one.get(METADATA) or {}).get("language", ""))
            for one in training_data.intent_examples
        ]
        classifier = train(examples, seed=self._config["seed"], progress=Training())
        with self._storage.write_to(self._resource) as folder:
            classifier.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark each message with what is wanted."""
        if self._classifier is None:
            raise NotTrainedFault("train the classifier, then load it")
        for message in messages:
            known = message.get(METADATA) or {}
            judged = self._classifier.judge(
                message.get(TEXT), **{one: known[one] for one in CIRCUMSTANCES if known.get(one)}
            )
            ranking = [dataclasses.asdict(one) for one in judged.intents]
            message.set(INTENT, ranking[0] if ranking else None, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(DECISION, judged.decision, add_to_output=True)
            message.set(HEARD, [dataclasses.asdict(one) for one in judged.heard], add_to_output=True)
            message.set(LANGUAGE, judged.language, add_to_output=True)
        return messages
