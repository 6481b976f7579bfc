"""Make our components known to Rasa's own recipe, so that `rasa train nlu` and `rasa shell nlu` take pipeline.yml."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from nlu.components.catalogue import PARTS, Kind
from nlu.components.entity_finder import EntityFinder
from nlu.components.linear_intent_classifier import LinearIntentClassifier
from nlu.components.mixed_tokenizer import MixedTokenizer
from nlu.components.normaliser import Normaliser
from nlu.components.sparse_featurizer import SparseFeaturizer

__all__ = ["EntityFinder", "LinearIntentClassifier", "MixedTokenizer", "Normaliser", "SparseFeaturizer"]

_KINDS = {
    # Rasa has no kind for it, and treats both alike: they go over the examples before anything learns from them.
    Kind.FORM: DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER,
    Kind.TOKENS: DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER,
    Kind.FEATURES: DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    Kind.INTENT: DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    Kind.ENTITIES: DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
}

for _part in PARTS.values():
    DefaultV1Recipe.register(_KINDS[_part.kind], is_trainable=_part.trains)(_part.component)
