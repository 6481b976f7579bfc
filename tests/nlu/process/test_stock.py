"""Holds that our pipeline is one of Rasa's: its own recipe reads it, and draws the same of it as ours."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.engine.graph import GraphModelConfiguration, SchemaNode
from rasa.engine.recipes.recipe import Recipe
from rasa.shared.data import TrainingType

from nlu.components.catalogue import PARTS
from nlu.recipe import graphs_of

PIPELINE = Path(__file__).resolve().parents[3] / "config" / "nlu" / "pipeline.yml"
THEIRS_ONLY = {"schema_validator", "finetuning_validator", "nlu_message_converter", "run_RegexMessageHandler"}


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    """Give the pipeline that the desk runs on."""
    told: dict[str, Any] = yaml.safe_load(PIPELINE.read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module")
def theirs(config: dict[str, Any]) -> GraphModelConfiguration:
    """Let Rasa's own recipe read it, for which it imports all that Rasa has."""
    return Recipe.recipe_for_name(config["recipe"]).graph_config_for_recipe(config, {}, TrainingType.NLU)


def named(nodes: dict[str, SchemaNode]) -> dict[str, tuple[object, ...]]:
    """Tell of each node of ours what it does with which component."""
    return {
        name: (node.uses, node.fn, node.constructor_name, node.config, node.resource and node.resource.name)
        for name, node in nodes.items()
        if node.uses.__name__ in PARTS
    }


def test_the_recipe_of_rasa_draws_the_same_of_our_components(
    config: dict[str, Any], theirs: GraphModelConfiguration
) -> None:
    own = graphs_of(config)
    assert len(named(own.predict_schema.nodes)) == len(config["pipeline"])
    assert named(own.train_schema.nodes) == named(theirs.train_schema.nodes)
    assert named(own.predict_schema.nodes) == named(theirs.predict_schema.nodes)


def test_nothing_is_left_out_but_what_is_named(
    config: dict[str, Any], theirs: GraphModelConfiguration
) -> None:
    own = graphs_of(config)
    both = {*own.train_schema.nodes, *own.predict_schema.nodes}
    assert {*theirs.train_schema.nodes, *theirs.predict_schema.nodes} - both <= THEIRS_ONLY
