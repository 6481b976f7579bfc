"""The components that a pipeline may name, and what each is to the graph."""

from dataclasses import dataclass

from rasa.engine.graph import GraphComponent

from nlu.components.entity_finder import EntityFinder
from nlu.components.linear_intent_classifier import LinearIntentClassifier


@dataclass(frozen=True)
class Part:
    """A component, and its part in the graph.

    Attributes:
        trains: whether it learns from the examples.
        prepares: whether those after it learn from what it marks.
    """

    component: type[GraphComponent]
    trains: bool = False
    prepares: bool = False


PARTS = {
    part.component.__name__: part
    for part in (
        Part(LinearIntentClassifier, trains=True),
        Part(EntityFinder),
    )
}
