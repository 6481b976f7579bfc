"""Hand our examples and our pipeline to Rasa's trainer."""

from collections.abc import Sequence
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.language.judgement import Example


class ExampleImporter(TrainingDataImporter):
    """Gives Rasa examples that were read already; there is no dialogue to learn.

    Rasa's own importer reads the same files, in a minute instead of a moment, and forgets of which language they are.
    """

    def __init__(self, examples: Sequence[Example], pipeline: dict[str, Any]) -> None:
        self._examples = examples
        self._pipeline = pipeline

    def get_domain(self) -> Domain:
        """Return the intents that there are examples of."""
        return Domain.from_dict({"intents": sorted({one.intent for one in self._examples})})

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Return no stories."""
        del exclusion_percentage  # nothing can be left out of nothing
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        """Return no tests of stories."""
        return StoryGraph([])

    def get_config(self) -> dict[str, Any]:
        """Return the configuration as pipeline.yml has it."""
        return self._pipeline

    def get_config_file_for_auto_config(self) -> None:
        """Return no file: nothing in ours is left for Rasa to fill in."""

    def get_nlu_data(self, language: str | None = None) -> TrainingData:
        """Return the examples as messages, each with its language.

        Args:
            language: what Rasa believes to be the only one; ours has three.
        """
        del language
        return TrainingData(
            [
                Message({TEXT: one.text, INTENT: one.intent, METADATA: {"language": one.lang}})
                for one in self._examples
            ]
        )
