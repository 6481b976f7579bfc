"""The components that a pipeline may name, and what each is to the graph."""

from dataclasses import dataclass
from enum import Enum

from rasa.engine.graph import GraphComponent

from nlu.components.entity_finder import EntityFinder
from nlu.components.linear_intent_classifier import LinearIntentClassifier
from nlu.components.mixed_tokenizer import MixedTokenizer
from nlu.components.normaliser import Normaliser
from nlu.components.sparse_featurizer import SparseFeaturizer


class Kind(Enum):
    """What a component marks a message with."""

    FORM = "form"
    TOKENS = "tokens"
    FEATURES = "features"
    INTENT = "intent"
    ENTITIES = "entities"


# What these mark, others learn from, so that they go over the examples as well.
BEFORE_LEARNING = frozenset({Kind.FORM, Kind.TOKENS, Kind.FEATURES})


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
        Part(Normaliser, Kind.FORM),
        Part(MixedTokenizer, Kind.TOKENS),
        Part(SparseFeaturizer, Kind.FEATURES, trains=True),
        Part(LinearIntentClassifier, Kind.INTENT, trains=True),
        Part(EntityFinder, Kind.ENTITIES),
    )
}
