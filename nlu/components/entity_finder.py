"""Say what a text names: tickets, apps, versions, permissions, amounts and moments of time, languages."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.linear_intent_classifier import LANGUAGE
from nlu.entities.entity import Names
from nlu.entities.extractor import Extractor


class EntityFinder(GraphComponent):
    """Finds entities by rules and by the names that a company gives its things.

    Requires: `text`; `language` where something before it in the pipeline told it.
    Outputs: `entities`, each with `entity`, `value`, `text`, `start`, `end`, in the order in which they stand.
    Configuration: `names`, which are the company's and not the model's, so that whoever loads the model gives them.
    """

    def __init__(self, names: Names) -> None:
        self._extractor = Extractor(names)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the configuration where the pipeline names none."""
        return {"names": Names()}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityFinder:
        """Make the component; it learns nothing and has nothing to remember."""
        del model_storage, resource, execution_context
        return cls(config["names"])

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark each message with what it names."""
        for message in messages:
            found = self._extractor.find(message.get(TEXT), language=message.get(LANGUAGE) or "")
            message.set(ENTITIES, [dataclasses.asdict(one) for one in found], add_to_output=True)
        return messages
