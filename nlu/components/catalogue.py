"""The components that a pipeline may name, and what each is to the graph."""

from dataclasses import dataclass
from enum import Enum

from rasa.engine.graph import GraphComponent

from nlu.components.entity_finder import EntityFinder
from nlu.components.linear_intent_classifier import LinearIntentClassifier


class Kind(Enum):
    """What a component marks a message with."""

    INTENT = "intent"
    ENTITIES = "entities"


@dataclass(frozen=True)
class Part:
    """A component, and its part in the graph.

    Attributes:
        trains: whether it learns from the examples.
    """

    component: type[GraphComponent]
    kind: Kind
    trains: bool = False


PARTS = {
    part.component.__name__: part
    for part in (
        Part(LinearIntentClassifier, Kind.INTENT, trains=True),
        Part(EntityFinder, Kind.ENTITIES),
    )
}
