"""Train a model with Rasa's trainer, unless the same one lies there already."""

import nlu.quiet  # noqa: F401  # for what it does, before anything of Rasa's is imported

# isort: split
import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import portalocker
from rasa.engine.caching import TrainingCache
from rasa.engine.graph import ExecutionContext, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelStorage
from rasa.engine.training.graph_trainer import GraphTrainer

from nlu.data import read_examples
from nlu.importer import ExampleImporter
from nlu.parent import end_with_parent
from nlu.recipe import graphs_of
from nlu.seals import opened, seal
from nlu.shelf import Source, archive_of, drop_old
from nlu.told import faults_told, tell

LOCK = ".lock"
UNFINISHED = ".training-"
PATIENCE_SECONDS = 600


class NothingCached(TrainingCache):
    """Remembers nothing of a training: what did not change at all is not trained again, and the rest takes seconds.

    Rasa's own cache holds pickles, which run whatever somebody else puts into them.
    """

    def cache_output(self, *_told: object, **_named: object) -> None:
        """Forget what a node gave."""

    def get_cached_output_fingerprint(self, fingerprint_key: str) -> None:
        """Return nothing."""
        del fingerprint_key

    def get_cached_result(self, *_told: object, **_named: object) -> None:
        """Return nothing."""


class Unhooked(DaskGraphRunner):
    """Runs a graph without Rasa's hooks.

    They take a fingerprint of all examples before and after each component, for the cache, which keeps nothing: it would be
    a third of the time.
    """

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: Sequence[GraphNodeHook] | None = None,
    ) -> "Unhooked":
        """Make a runner that calls no hooks."""
        del hooks
        return cls(graph_schema, model_storage, execution_context)


def trained(models: Path, source: Source, *, anew: bool = False) -> Path:
    """Return where the sealed model of a source lies; train it where it does not, telling how far that is.

    Two that need the same model at once train it once.

    Args:
        anew: train even where the model lies there.

    Raises:
        ForeignModel: there is a model of that name that was not made here.
        TrainingDataFault: an example cannot be read.
        PipelineFault: the pipeline names what there is not.
    """
    models.mkdir(parents=True, exist_ok=True, mode=0o700)
    archive = archive_of(models, source.model)
    with portalocker.Lock(models / LOCK, timeout=PATIENCE_SECONDS):
        if anew or not archive.exists():
            _train(archive, source)
            drop_old(models)
        opened(archive)
    return archive


def _train(archive: Path, source: Source) -> None:
    for left in archive.parent.glob(UNFINISHED + "*"):
        shutil.rmtree(left)  # of a training that was killed; the lock tells that none is going on
    examples = read_examples(source.examples)
    importer = ExampleImporter(examples, source.config)
    tell(progress="training", seconds_left=None, examples=len(examples))
    with tempfile.TemporaryDirectory(dir=archive.parent, prefix=UNFINISHED) as name:
        learnt = Path(name) / "learnt"
        learnt.mkdir()
        fresh = Path(name) / archive.name
        trainer = GraphTrainer(LocalModelStorage(learnt), NothingCached(), Unhooked)
        trainer.train(graphs_of(source.config), importer, fresh, force_retraining=True)
        # The seal first: a model without one is refused, a seal without a model hurts nobody.
        seal(fresh.read_bytes(), beside=archive)
        fresh.replace(archive)


def main() -> None:
    """Train from the command line; the last line tells where the model lies and how long it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--models", type=Path, required=True, help="folder that the models lie in")
    options.add_argument("--data", type=Path, default=Source.examples, help="folder of examples")
    options.add_argument("--anew", action="store_true", help="train even where the same model lies there")
    options.add_argument("--attached", action="store_true", help="end when standard input closes")
    told = options.parse_args()
    if told.attached:
        end_with_parent()
    source = Source(examples=told.data)
    began = time.monotonic()
    with faults_told():
        archive = trained(told.models, source, anew=told.anew)
    tell(model=source.model, file=str(archive), seconds=round(time.monotonic() - began, 1))


if __name__ == "__main__":
    main()
