"""Say what a text names: tickets, apps, versions, permissions, amounts and moments of time, languages."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.attributes import LANGUAGE
from nlu.components.component import Component
from nlu.entities.entity import Names
from nlu.entities.extractor import Extractor


class EntityFinder(Component):
    """Finds entities by rules and by the names that a company gives its things.

    Requires: `text`; `language` where something before it in the pipeline told it.
    Outputs: `entities`, each with `entity`, `value`, `text`, `start`, `end`, in the order in which they stand.
    Configuration: `names`, which are the company's and not the model's, so that whoever loads the model gives them.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._extractor = Extractor(config["names"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the configuration where the pipeline names none."""
        return {"names": Names()}

    def mark(self, message: Message) -> None:
        """Mark a message with what it names."""
        found = self._extractor.find(message.get(TEXT), language=message.get(LANGUAGE) or "")
        message.set(ENTITIES, [dataclasses.asdict(one) for one in found], add_to_output=True)
