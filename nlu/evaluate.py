"""Measure a model on texts that it has not seen."""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.entities.scoring import Pair, Scoring
from nlu.faults import TextsFault
from nlu.figures import Verdict, figures_of
from nlu.model import Model, read_names
from nlu.shelf import Source
from nlu.told import faults_told, tell
from nlu.train import trained

NEWS_EVERY = 50


@dataclass(frozen=True)
class Text:
    """A text to measure by.

    Attributes:
        entities: what stands in it, as entity and value; None where nobody marked any.
        known: of speaker, place and shown what is told.
    """

    text: str
    intent: str
    lang: str
    entities: tuple[Pair, ...] | None
    known: dict[str, str]


def read_texts(file: Path) -> list[Text]:
    """Read texts, one JSON object a line.

    Raises:
        TextsFault: there is no such file, or a line of it is of another form.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise TextsFault(f"{file}: {problem}") from None
    texts = list(_read(file, lines))
    if not texts:
        raise TextsFault(f"{file}: holds no text")
    return texts


def _read(file: Path, lines: list[str]) -> Iterator[Text]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told: dict[str, Any] = json.loads(line)
            marked = told.get("entities")
            yield Text(
                text=str(told["text"]),
                intent=str(told["intent"]),
                lang=str(told.get("lang", "")),
                entities=None
                if marked is None
                else tuple((one["entity"], str(one["value"])) for one in marked),
                known={key: str(told[key]) for key in ("speaker", "place", "shown") if told.get(key)},
            )
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise TextsFault(f'{file}:{number}: {{"text", "intent"}} is expected ({problem!r})') from None


def judged(model: Model, texts: list[Text], scoring: Scoring, *, blind: bool) -> Iterator[Verdict]:
    """Parse texts one by one, telling how far that is.

    Args:
        blind: leave out who speaks, where, and what was shown.
    """
    for number, one in enumerate(texts):
        if number % NEWS_EVERY == 0:
            tell(progress="evaluating", done=number, of=len(texts))
        began = time.perf_counter()
        told = model.parse(one.text, **({} if blind else one.known))
        milliseconds = (time.perf_counter() - began) * 1000
        found = [(entity["entity"], entity["value"]) for entity in told["entities"]]
        yield Verdict(
            lang=one.lang,
            expected=one.intent,
            decision=told["decision"],
            offered=tuple(intent["name"] for intent in told["intents"]),
            entities=None if one.entities is None else scoring.tally(one.entities, found),
            milliseconds=milliseconds,
        )


def main() -> None:
    """Evaluate from the command line; the last line is the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path, nargs="+", help="texts, one JSON object a line")
    options.add_argument("--models", type=Path, required=True, help="folder that the models lie in")
    options.add_argument(
        "--names", type=Path, help="JSON with what the company calls its apps and permissions"
    )
    options.add_argument(
        "--blind", action="store_true", help="leave out who speaks, where, and what was shown"
    )
    told = options.parse_args()
    with faults_told():
        texts = [text for file in told.file for text in read_texts(file)]
        names = read_names(told.names)
        model = Model.load(trained(told.models, Source()), names=names)
    model.parse("")  # what is read only once is not the first text's to wait for
    tell(figures=figures_of(list(judged(model, texts, Scoring(names), blind=told.blind))))


if __name__ == "__main__":
    main()
