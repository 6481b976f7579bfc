"""Train our pipeline on a published set, and tell how well and how fast it does; runs in the Python of nlu/."""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

import yaml

from nlu.model import Model
from nlu.shelf import Source
from nlu.train import trained
from tests.bench.nlu.published import PER_INTENT, SETS, Pair


def write_examples(folder: Path, examples: list[Pair]) -> None:
    """Write what our trainer reads: one entry for each example, since nothing hangs on their order."""
    (folder / "en").mkdir()
    told = [{"intent": intent, "examples": f"- {' '.join(text.split())}"} for text, intent in examples]
    (folder / "en" / "examples.yml").write_text(yaml.safe_dump({"nlu": told}, width=10_000), encoding="utf-8")


def main() -> None:
    """Train and test from the command line; the last line is what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--benchmarks", type=Path, required=True)
    options.add_argument("--set", choices=sorted(SETS), default="banking77")
    options.add_argument("--seed", type=int, default=1)
    told = options.parse_args()
    published = SETS[told.set](told.benchmarks)
    with tempfile.TemporaryDirectory(prefix="deskbell-ours-") as name:
        folder = Path(name)
        write_examples(folder, published.few(per_intent=PER_INTENT, seed=told.seed))
        # Of the processor, for other work on the machine makes no pipeline slower.
        began = time.process_time()
        archive = trained(folder / "models", Source(examples=folder))
        seconds = time.process_time() - began
        model = Model.load(archive)
    hits = sum(model.parse(text)["intents"][0]["name"] == intent for text, intent in published.test)
    sys.stdout.write(json.dumps({"accuracy": hits / len(published.test), "cpu_seconds": seconds}) + "\n")


if __name__ == "__main__":
    main()
