"""What our components share of Rasa's contract: how they are made, how they go over messages, how they remember."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

Learnt = TypeVar("Learnt")


class NotTrainedFault(Exception):
    """What has learnt nothing yet was asked."""


class Component(GraphComponent):
    """Marks messages one by one, and has nothing to remember."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Component:
        """Make the component of its configuration, defaults included."""
        del model_storage, resource, execution_context
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark what somebody said."""
        for message in messages:
            self.mark(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mark the examples, each of which says one thing."""
        for example in examples_of(training_data):
            self.mark_example(example)
        return training_data

    @abstractmethod
    def mark(self, message: Message) -> None:
        """Mark a message."""

    def mark_example(self, example: Message) -> None:
        """Mark an example; as a message, where a component says nothing else."""
        self.mark(example)


class Learner(Component, Generic[Learnt]):
    """A component that learns from examples, and keeps what it learnt in the model."""

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        learnt: Learnt | None = None,
    ) -> None:
        super().__init__(config)
        self._storage = storage
        self._resource = resource
        self._learnt = learnt

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Learner[Learnt]:
        """Make a component that has to be trained."""
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
    ) -> Learner[Learnt]:
        """Make a component of what was learnt."""
        del execution_context
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, cls.read(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, and put what was learnt into the model."""
        learnt = self.learn(list(examples_of(training_data)))
        with self._storage.write_to(self._resource) as folder:
            self.write(learnt, folder)
        return self._resource

    @property
    def learnt(self) -> Learnt:
        """What was learnt.

        Raises:
            NotTrainedFault: nothing was.
        """
        if self._learnt is None:
            raise NotTrainedFault("train the component, then load it")
        return self._learnt

    @abstractmethod
    def learn(self, examples: list[Message]) -> Learnt:
        """Learn from examples, marked by the components before this one."""

    @staticmethod
    @abstractmethod
    def write(learnt: Learnt, folder: Path) -> None:
        """Write what was learnt into an existing folder."""

    @staticmethod
    @abstractmethod
    def read(folder: Path) -> Any:
        """Read what `write` wrote."""


def examples_of(training_data: TrainingData) -> Iterable[Message]:
    """Return the examples that have a text, which are all that a pipeline of ours learns from."""
    return (example for example in training_data.intent_examples if example.get(TEXT))
