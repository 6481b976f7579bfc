"""Draw Rasa's two graphs, for training and for parsing, from pipeline.yml."""

from dataclasses import dataclass, field
from typing import Any

from rasa.engine.constants import PLACEHOLDER_IMPORTER
from rasa.engine.graph import GraphModelConfiguration, GraphSchema, SchemaNode
from rasa.engine.storage.resource import Resource
from rasa.graph_components.providers.nlu_training_data_provider import NLUTrainingDataProvider
from rasa.shared.data import TrainingType

from nlu.components.catalogue import BEFORE_LEARNING, PARTS, Part
from nlu.components.message_reader import PLACEHOLDER_MESSAGE, MessageReader
from nlu.faults import PipelineFault

EXAMPLES = "nlu_training_data_provider"
READER = "message_reader"


@dataclass
class _Graphs:
    """Two graphs as they grow, component by component.

    Attributes:
        marked: node of the training graph that hands the examples on.
        read: node of the parsing graph that hands the messages on.
    """

    train: dict[str, SchemaNode] = field(default_factory=dict)
    predict: dict[str, SchemaNode] = field(default_factory=dict)
    marked: str = EXAMPLES
    read: str = READER


def graphs_of(config: dict[str, Any]) -> GraphModelConfiguration:
    """Return the graphs that Rasa's trainer and runner work through.

    They are what Rasa's `default.v1` draws, without what ours does not need: that recipe imports every
    component of Rasa, and so TensorFlow, before it looks at a single name.

    Raises:
        PipelineFault: the pipeline names a component that is not ours.
    """
    graphs = _Graphs()
    graphs.train[EXAMPLES] = SchemaNode(
        needs={"importer": PLACEHOLDER_IMPORTER},
        uses=NLUTrainingDataProvider,
        constructor_name="create",
        fn="provide",
        config={"language": config.get("language"), "persist": False},
        is_input=True,
    )
    graphs.predict[READER] = SchemaNode(
        needs={"messages": PLACEHOLDER_MESSAGE},
        uses=MessageReader,
        constructor_name="load",
        fn="read",
        config={},
        eager=True,
    )
    for place, told in enumerate(config["pipeline"]):
        own = {key: value for key, value in told.items() if key != "name"}
        _add(graphs, f"{told['name']}{place}", _part(told["name"]), own)
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


def _add(graphs: _Graphs, name: str, part: Part, own: dict[str, Any]) -> None:
    """Add one component to both graphs."""
    learnt = Resource(f"train_{name}") if part.trains else None
    run = f"run_{name}"
    if learnt:
        graphs.train[learnt.name] = SchemaNode(
            needs={"training_data": graphs.marked},
            uses=part.component,
            constructor_name="create",
            fn="train",
            config=own,
            is_target=True,
        )
    if part.kind in BEFORE_LEARNING:
        graphs.train[run] = SchemaNode(
            needs={"training_data": graphs.marked, **({"resource": learnt.name} if learnt else {})},
            uses=part.component,
            constructor_name="load",
            fn="process_training_data",
            config=own,
        )
        graphs.marked = run
    graphs.predict[run] = SchemaNode(
        needs={"messages": graphs.read},
        uses=part.component,
        constructor_name="load",
        fn="process",
        config=own,
        eager=True,
        resource=learnt,
    )
    graphs.read = run
