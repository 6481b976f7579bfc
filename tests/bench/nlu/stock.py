"""Train one of Rasa's own pipelines, and tell how well and how fast it does; runs in the Python of nlu/."""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.shared.utils.io import write_yaml

from nlu.data import read_examples
from tests.bench.nlu.published import PER_INTENT, SETS, Pair, Published

COUNTED: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
# What Rasa suggests to whoever names no pipeline, and the best of those that it brings for few examples.
PIPELINES: dict[str, list[dict[str, Any]]] = {
    "diet": [
        COUNTED[0],
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        *COUNTED[1:],
        {"name": "DIETClassifier", "epochs": 100},
    ],
    "logistic": [*COUNTED, {"name": "LogisticRegressionClassifier"}],
}
# A bracket would mark an entity.
PLAIN = str.maketrans("[](){}", " " * 6)
CHECKOUT = Path(__file__).parents[3]


def write_project(folder: Path, pipeline: str, examples: list[Pair]) -> None:
    """Write what Rasa trains on."""
    config = {
        "recipe": "default.v1",
        "assistant_id": "bench",
        "language": "en",
        "pipeline": PIPELINES[pipeline],
    }
    write_yaml(config, folder / "config.yml")
    by_intent: dict[str, list[str]] = {}
    for text, intent in examples:
        by_intent.setdefault(intent, []).append(" ".join(text.translate(PLAIN).split()))
    told = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in by_intent.items()
    ]
    write_yaml({"version": "3.1", "nlu": told}, folder / "nlu.yml")


def our_own() -> Published:
    """Return our own English examples, with nothing to test by."""
    examples = read_examples(CHECKOUT / "data" / "training")
    return Published([(one.text, one.intent) for one in examples if one.lang == "en"], [])


async def right(agent: Agent, texts: list[Pair]) -> int:
    """Count the texts that are taken for what they mean."""
    return sum([(await agent.parse_message(text))["intent"]["name"] == intent for text, intent in texts])


def main() -> None:
    """Train and test from the command line; the last line is what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pipeline", choices=sorted(PIPELINES))
    options.add_argument(
        "--benchmarks", type=Path, help="without it, our own English examples are trained on"
    )
    options.add_argument("--set", choices=sorted(SETS), default="banking77")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="folder that the model is put into")
    told = options.parse_args()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    published = SETS[told.set](told.benchmarks) if told.benchmarks else our_own()
    with tempfile.TemporaryDirectory(prefix="deskbell-stock-") as name:
        folder = Path(name)
        # Its cache would find again what an earlier run had trained.
        os.environ["RASA_CACHE_DIRECTORY"] = str(folder / "cache")
        write_project(folder, told.pipeline, published.few(per_intent=PER_INTENT, seed=told.seed))
        # Of the processor, for other work on the machine makes no pipeline slower.
        began = time.process_time()
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(told.keep or folder))
        seconds = time.process_time() - began
        hits = asyncio.run(right(Agent.load(model), published.test))
    found = {"accuracy": hits / max(1, len(published.test)), "cpu_seconds": seconds, "model": model}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
