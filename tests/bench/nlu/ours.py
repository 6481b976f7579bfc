"""Train our pipeline, and tell how well and how fast it does; runs in the Python of nlu/."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from nlu.figures import OUT_OF_SCOPE
from nlu.language.judgement import Example
from nlu.model import Model
from nlu.shelf import Source
from nlu.train import trained
from tests.bench.nlu.sets import Told, add_options, chosen, figures_of


def write_examples(folder: Path, examples: Sequence[Example]) -> None:
    """Write what our trainer reads: one entry for each example, since nothing hangs on their order."""
    told: dict[str, list[dict[str, str]]] = {}
    for one in examples:
        entry = {"intent": one.intent, "examples": f"- {' '.join(one.text.split())}"}
        told.setdefault(one.lang, []).append(entry)
    for language, entries in told.items():
        (folder / language).mkdir()
        text = yaml.safe_dump({"nlu": entries}, width=10_000, allow_unicode=True)
        (folder / language / "examples.yml").write_text(text, encoding="utf-8")


def taken_for(model: Model, text: str) -> str:
    """Return the intent that a text is taken for by who knows nothing of its speaker.

    What a model calls out of scope counts as an intent where it was taught as one; a set without that intent asks
    for the likeliest of its own, as it does of Rasa's.
    """
    told = model.parse(text)
    if told["decision"] == OUT_OF_SCOPE and OUT_OF_SCOPE in model.intents:
        return OUT_OF_SCOPE
    return str(told["intents"][0]["name"])


def main() -> None:
    """Train and test from the command line; the last line is what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    add_options(options)
    texts: Told = chosen(options.parse_args())
    with tempfile.TemporaryDirectory(prefix="deskbell-ours-") as name:
        folder = Path(name)
        write_examples(folder, texts.train)
        # Of the processor, for other work on the machine makes no pipeline slower.
        began = time.process_time()
        archive = trained(folder / "models", Source(examples=folder))
        seconds = time.process_time() - began
        model = Model.load(archive)
    taken = [taken_for(model, one.text) for one in texts.test]
    sys.stdout.write(json.dumps(figures_of(texts, taken, cpu_seconds=seconds)) + "\n")


if __name__ == "__main__":
    main()
