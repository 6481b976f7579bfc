"""Draw Rasa's two graphs, for training and for parsing, from pipeline.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa.engine.constants import PLACEHOLDER_IMPORTER
from rasa.engine.graph import GraphModelConfiguration, GraphSchema, SchemaNode
from rasa.engine.storage.resource import Resource
from rasa.graph_components.providers.nlu_training_data_provider import NLUTrainingDataProvider
from rasa.shared.data import TrainingType

from nlu.components.catalogue import BEFORE_LEARNING, PARTS, Part
from nlu.components.message_reader import PLACEHOLDER_MESSAGE, MessageReader
from nlu.faults import PipelineFault


def graphs_of(config: dict[str, Any]) -> GraphModelConfiguration:
    """Return the graphs that Rasa's trainer and runner work through.

    They are what Rasa's `default.v1` draws, without what ours does not need: that recipe imports every
    component of Rasa, and so TensorFlow, before it looks at a single name.

    Args:
        config: what pipeline.yml holds.

    Raises:
        PipelineFault: the pipeline names a component that is not ours.
    """
    graphs = _Graphs.begun(language=config.get("language"))
    for place, told in enumerate(config["pipeline"]):
        own = {key: value for key, value in told.items() if key != "name"}
        graphs.add(f"{told['name']}{place}", _part(told["name"]), own)
    return GraphModelConfiguration(
        train_schema=GraphSchema(graphs.train),
        predict_schema=GraphSchema(graphs.predict),
        training_type=TrainingType.NLU,
        assistant_id=config.get("assistant_id"),
        language=config.get("language"),
        spaces=None,
        core_target=None,
        nlu_target=graphs.read,
    )


def _part(name: str) -> Part:
    try:
        return PARTS[name.rpartition(".")[2]]
    except KeyError:
        raise PipelineFault(f"{name}: no such component; there are: {', '.join(PARTS)}") from None


@dataclass
class _Graphs:
    """Two graphs as they grow, component by component.

    Attributes:
        marked: node of the training graph that hands the examples on.
        read: node of the parsing graph that hands the messages on.
    """

    train: dict[str, SchemaNode]
    predict: dict[str, SchemaNode]
    marked: str = "nlu_training_data_provider"
    read: str = "message_reader"

    @classmethod
    def begun(cls, *, language: str | None) -> _Graphs:
        """Return the graphs with what gives them their examples and their messages."""
        graphs = cls({}, {})
        graphs.train[graphs.marked] = SchemaNode(
            needs={"importer": PLACEHOLDER_IMPORTER},
            uses=NLUTrainingDataProvider,
            constructor_name="create",
            fn="provide",
            config={"language": language, "persist": False},
            is_input=True,
        )
        graphs.predict[graphs.read] = SchemaNode(
            needs={"messages": PLACEHOLDER_MESSAGE},
            uses=MessageReader,
            constructor_name="load",
            fn="read",
            config={},
            eager=True,
        )
        return graphs

    def add(self, name: str, part: Part, own: dict[str, Any]) -> None:
        """Add a component to both graphs, behind those that are there.

        Args:
            own: its configuration.
        """
        learnt = self._learning(name, part, own) if part.trains else None
        run = f"run_{name}"
        if part.kind in BEFORE_LEARNING:
            self.train[run] = SchemaNode(
                needs={"training_data": self.marked, **({"resource": learnt.name} if learnt else {})},
                uses=part.component,
                constructor_name="load",
                fn="process_training_data",
                config=own,
            )
            self.marked = run
        self.predict[run] = SchemaNode(
            needs={"messages": self.read},
            uses=part.component,
            constructor_name="load",
            fn="process",
            config=own,
            eager=True,
            resource=learnt,
        )
        self.read = run

    def _learning(self, name: str, part: Part, own: dict[str, Any]) -> Resource:
        """Let a component learn, and return where it puts what it learnt."""
        learnt = Resource(f"train_{name}")
        self.train[learnt.name] = SchemaNode(
            needs={"training_data": self.marked},
            uses=part.component,
            constructor_name="create",
            fn="train",
            config=own,
            is_target=True,
        )
        return learnt
