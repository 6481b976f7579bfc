"""A model that is loaded: a text goes in, what it means comes out."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from nlu.components.attributes import DECISION, HEARD, LANGUAGE
from nlu.components.entity_finder import EntityFinder
from nlu.components.message_reader import PLACEHOLDER_MESSAGE, Said
from nlu.entities.entity import Names
from nlu.faults import NamesFault
from nlu.seals import opened
from nlu.shelf import ARCHIVE

LONGEST_TEXT = 4000
# JSON may carry half a letter, which no library for text is prepared for; a whole one keeps its place.
HALF_A_LETTER = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What Rasa adds to every domain and nobody says here.
OF_RASA = {"back", "nlu_fallback", "restart", "session_start"}

NAMELESS = Names()


def read_names(file: Path | None) -> Names:
    """Read what a company calls its things; without a file it calls them nothing.

    Raises:
        NamesFault: there is no such file, or it is of another form.
    """
    try:
        return Names.read(file) if file else NAMELESS
    except (OSError, ValueError) as problem:
        raise NamesFault(f"{file}: {problem}") from None


class Model:
    """What one archive holds, ready to parse.

    Attributes:
        model: the hash that the archive is named by.
        intents: what it can tell apart.
    """

    def __init__(self, runner: DaskGraphRunner, target: str, *, model: str, intents: list[str]) -> None:
        self._runner = runner
        self._target = target
        self.model = model
        self.intents = intents

    @classmethod
    def load(cls, archive: Path, *, names: Names = NAMELESS) -> Model:
        """Load a model that was made here.

        Args:
            names: of the company that the texts are said to; they are no part of the model.

        Raises:
            ForeignModel: the model was not made here.
        """
        with tempfile.TemporaryDirectory(prefix="deskbell-model-") as folder:
            # The very bytes that the seal was held against, whatever lies in the folder by now.
            copy = Path(folder) / archive.name
            copy.write_bytes(opened(archive))
            unpacked = Path(folder) / "unpacked"
            unpacked.mkdir()
            storage, metadata = LocalModelStorage.from_model_archive(unpacked, copy)
            schema = metadata.predict_schema
            for node in schema.nodes.values():
                if node.uses is EntityFinder:
                    node.config["names"] = names
            context = ExecutionContext(graph_schema=schema, model_id=metadata.model_id)
            runner = DaskGraphRunner.create(schema, storage, context)
        intents = sorted(set(metadata.domain.intents) - OF_RASA)
        return cls(runner, metadata.nlu_target, model=archive.name.removesuffix(ARCHIVE), intents=intents)

    def parse(self, text: str, **known: str) -> dict[str, Any]:
        """Return what a text means, as the server answers it.

        Args:
            known: of `speaker`, `place` and `shown` whatever is known.
        """
        whole = HALF_A_LETTER.sub(REPLACEMENT, text[:LONGEST_TEXT])
        said = Said(whole, {key: value for key, value in known.items() if value})
        message: Message = self._runner.run({PLACEHOLDER_MESSAGE: [said]}, [self._target])[self._target][0]
        return {
            "decision": message.get(DECISION),
            "intents": message.get(INTENT_RANKING_KEY),
            "heard": message.get(HEARD),
            "entities": message.get(ENTITIES) or [],
            "language": message.get(LANGUAGE),
            "model": self.model,
        }
