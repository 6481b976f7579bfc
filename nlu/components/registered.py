"""Make our components known to Rasa's own recipe, so that `rasa train nlu` and `rasa shell nlu` take pipeline.yml."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from nlu.components.catalogue import PARTS, Kind
from nlu.components.entity_finder import EntityFinder
from nlu.components.linear_intent_classifier import LinearIntentClassifier

__all__ = ["EntityFinder", "LinearIntentClassifier"]

_KINDS = {
    Kind.INTENT: DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    Kind.ENTITIES: DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
}

for _part in PARTS.values():
    DefaultV1Recipe.register(_KINDS[_part.kind], is_trainable=_part.trains)(_part.component)
