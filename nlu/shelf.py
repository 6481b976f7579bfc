"""Keep models by the hash of what they come from: found again, trained when missing, dropped when old."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.data import training_files

HERE = Path(__file__).parent
CHECKOUT = HERE.parent
# What a model depends on; how it is served or measured changes none.
ROOMS = ("language", "entities", "components")
SINGLES = ("data.py", "importer.py", "recipe.py", "requirements.lock")
LETTERS_OF_A_HASH = 16
KEPT = 3
ARCHIVE = ".tar.gz"


@dataclass(frozen=True)
class Source:
    """What a model comes from.

    Attributes:
        examples: folder with a folder of examples for each language.
        pipeline: the configuration, in Rasa's form.
    """

    examples: Path = CHECKOUT / "data" / "training"
    pipeline: Path = CHECKOUT / "config" / "nlu" / "pipeline.yml"

    @property
    def model(self) -> str:
        """The hash of examples, pipeline and code."""
        told = hashlib.sha256()
        for path in (*training_files(self.examples), self.pipeline, *_code()):
            told.update(f"{path.name}\0{path.parent.name}\0".encode())
            told.update(hashlib.sha256(path.read_bytes()).digest())
        return told.hexdigest()[:LETTERS_OF_A_HASH]

    @property
    def config(self) -> dict[str, object]:
        """The pipeline as it stands in its file."""
        told: dict[str, object] = yaml.safe_load(self.pipeline.read_text(encoding="utf-8"))
        return told


def archive_of(models: Path, model: str) -> Path:
    """Return where a model lies in a folder of models, be it there or not."""
    return models / (model + ARCHIVE)


def drop_old(models: Path) -> None:
    """Remove all models but the newest few, with what lies beside them."""
    newest = sorted(models.glob("*" + ARCHIVE), key=lambda path: path.stat().st_mtime, reverse=True)
    for archive in newest[KEPT:]:
        for path in models.glob(archive.name + "*"):
            path.unlink(missing_ok=True)


def _code() -> list[Path]:
    inside = (path for room in ROOMS for path in (HERE / room).rglob("*") if path.is_file())
    return sorted(path for path in inside if path.suffix != ".pyc") + [HERE / name for name in SINGLES]
