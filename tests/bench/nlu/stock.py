"""Train one of Rasa's own pipelines, and tell how well and how fast it does; runs in the Python of nlu/."""

import argparse
import asyncio
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.shared.nlu.training_data.entities_parser import ENTITY_REGEX
from rasa.shared.utils.io import write_yaml
from rasa.utils.log_utils import configure_structlog

from nlu.language.judgement import Example
from tests.bench.nlu.sets import Told, add_options, chosen, figures_of

COUNTED: list[dict[str, Any]] = [
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
# What `rasa init` writes, and the best for few examples of what Rasa brings that needs no model from elsewhere.
PIPELINES: dict[str, list[dict[str, Any]]] = {
    "diet": [
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        *COUNTED,
        {"name": "DIETClassifier", "epochs": 100},
    ],
    "logistic": [*COUNTED, {"name": "LogisticRegressionClassifier"}],
}
# One model has one tokenizer: Rasa's for Chinese also cuts English, the one for English leaves Chinese whole.
TOKENIZERS = {"en": "WhitespaceTokenizer", "zh": "JiebaTokenizer"}


class MarkedTextFault(Exception):
    """Rasa would read a text to learn from as one with an entity marked in it."""


def write_project(folder: Path, pipeline: str, examples: Sequence[Example]) -> None:
    """Write what Rasa trains on."""
    language = "en" if {one.lang for one in examples} == {"en"} else "zh"
    config = {
        "recipe": "default.v1",
        "assistant_id": "bench",
        "language": language,
        "pipeline": [{"name": TOKENIZERS[language]}, *PIPELINES[pipeline]],
    }
    write_yaml(config, folder / "config.yml")
    by_intent: dict[str, list[str]] = {}
    for one in examples:
        if ENTITY_REGEX.search(one.text):
            raise MarkedTextFault(one.text)
        by_intent.setdefault(one.intent, []).append(" ".join(one.text.split()))
    told = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in by_intent.items()
    ]
    write_yaml({"version": "3.1", "nlu": told}, folder / "nlu.yml")


async def taken_for(agent: Agent, texts: Iterable[str]) -> list[str]:
    """Return the intent that each text is taken for."""
    return [(await agent.parse_message(text))["intent"]["name"] for text in texts]


def main() -> None:
    """Train and test from the command line; the last line is what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pipeline", choices=sorted(PIPELINES))
    options.add_argument("--keep", type=Path, help="folder that the model is put into, instead of testing it")
    add_options(options)
    told = options.parse_args()
    texts = chosen(told)
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    # As its own command line does; else it writes a line about each text.
    configure_structlog(logging.INFO)
    with tempfile.TemporaryDirectory(prefix="deskbell-stock-") as name:
        folder = Path(name)
        # Its cache would find again what an earlier run had trained.
        os.environ["RASA_CACHE_DIRECTORY"] = str(folder / "cache")
        write_project(folder, told.pipeline, texts.train)
        model, seconds = trained(folder, told.keep or folder)
        found = {"model": model} if told.keep else tested(model, texts, cpu_seconds=seconds)
    sys.stdout.write(json.dumps(found) + "\n")


def trained(folder: Path, models: Path) -> tuple[str, float]:
    """Train, and return where the model lies and what that took of the processor.

    Other work on the machine makes nothing slower by this clock.
    """
    began = time.process_time()
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(models))
    return str(model), time.process_time() - began


def tested(model: str, texts: Told, *, cpu_seconds: float) -> dict[str, Any]:
    """Return how well the model does."""
    taken = asyncio.run(taken_for(Agent.load(model), [one.text for one in texts.test]))
    return figures_of(texts, taken, cpu_seconds=cpu_seconds)


if __name__ == "__main__":
    main()
