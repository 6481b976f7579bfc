"""Holds that a small model is trained, found again, and loaded without what it does not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nlu.data import LANGUAGES, read_examples
from nlu.faults import PipelineFault, TrainingDataFault
from nlu.model import NAMELESS, Model, read_names
from nlu.recipe import graphs_of
from nlu.shelf import KEPT, Source, archive_of, drop_old
from nlu.train import trained

ROOT = Path(__file__).resolve().parents[3]
INTENTS = ("report_problem", "thank", "approve_request", "out_of_scope")
HEAVY = ("tensorflow", "sanic", "sqlalchemy", "rasa.telemetry", "rasa.core.channels")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Give a few of the real examples, and the real pipeline."""
    folder = tmp_path_factory.mktemp("training")
    for language in LANGUAGES:
        (folder / language).mkdir()
        for intent in INTENTS:
            real = ROOT / "data" / "training" / language / f"{intent}.yml"
            (folder / language / real.name).write_bytes(real.read_bytes())
    return Source(examples=folder)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for the models of this file."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def archive(models: Path, source: Source) -> Path:
    """Train once."""
    return trained(models, source)


def test_a_trained_model_understands(archive: Path) -> None:
    told = Model.load(archive).parse("thank you so much")
    assert told["intents"][0]["name"] == "thank"
    assert told["model"] == archive.name.removesuffix(".tar.gz")


def test_whoever_trains_hears_of_nothing_that_only_libraries_can_mend(archive: Path, source: Source) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "nlu.train", "--models", archive.parent, "--data", source.examples, "--anew"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(told.stdout.splitlines()[-1])["file"] == str(archive)
    assert not [line for line in told.stderr.splitlines() if "Warning" in line]


def test_the_same_model_is_not_trained_twice(archive: Path, models: Path, source: Source) -> None:
    before = archive.stat().st_mtime_ns
    assert trained(models, source) == archive
    assert archive.stat().st_mtime_ns == before


def test_what_a_killed_training_left_goes_with_the_next(archive: Path, models: Path, source: Source) -> None:
    left = models / ".training-killed"
    left.mkdir()
    (left / "half a model").write_bytes(b"...")
    assert trained(models, source, anew=True) == archive
    assert not left.exists()


def test_another_example_makes_another_model(source: Source, tmp_path: Path) -> None:
    other = tmp_path / "en"
    other.mkdir()
    text = (source.examples / "en" / "thank.yml").read_text(encoding="utf-8")
    (other / "thank.yml").write_text(text + "    - cheers, much obliged\n", encoding="utf-8")
    assert Source(examples=tmp_path).model != source.model


def test_no_pickle_is_in_a_model(archive: Path, tmp_path: Path) -> None:
    listed = subprocess.run(["tar", "tzf", archive], check=True, capture_output=True, text=True).stdout
    names = [name for name in listed.splitlines() if not name.endswith("/")]
    assert any(name.endswith(".npz") for name in names)
    assert [name for name in names if not name.endswith((".json", ".npz"))] == []
    del tmp_path


def test_what_serves_does_not_load_what_it_does_not_need(archive: Path) -> None:
    code = (
        "import json, pathlib, sys\n"
        "import nlu.serve\n"
        f"nlu.serve.Model.load(pathlib.Path({str(archive)!r})).parse('hello')\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert json.loads(told.stdout.splitlines()[-1]) == []


def test_the_prior_narrows_and_the_text_wins(archive: Path) -> None:
    model = Model.load(archive)
    by_user = chance(model, "approve AP-7 please", speaker="user")
    by_admin = chance(model, "approve AP-7 please", speaker="admin", shown="request")
    assert by_user < by_admin
    assert model.parse("approve AP-7 please", speaker="user")["intents"][0]["name"] == "approve_request"


def chance(model: Model, text: str, **known: str) -> float:
    """Return how likely it is that a request is approved."""
    ranking = model.parse(text, **known)["intents"]
    return next((float(one["confidence"]) for one in ranking if one["name"] == "approve_request"), 0.0)


def test_an_unknown_component_is_named() -> None:
    with pytest.raises(PipelineFault, match=r"Oracle: no such component; there are: .*EntityFinder"):
        graphs_of({"pipeline": [{"name": "nlu.components.registered.Oracle"}]})


@pytest.mark.parametrize("text", ["", "nlu: 3", "nlu:\n- intent: a", "\xff: [", "- a"])
def test_a_file_that_holds_no_examples_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "greet.yml").write_text(text, encoding="latin-1")
    with pytest.raises(TrainingDataFault, match=r"greet\.yml"):
        read_examples(tmp_path)


def test_old_models_go_with_their_seals(tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        archive_of(tmp_path, f"{number:016}").write_bytes(b"")
        (tmp_path / f"{number:016}.tar.gz.seal").write_text("")
    drop_old(tmp_path)
    assert len(list(tmp_path.glob("*.tar.gz"))) == KEPT
    assert len(list(tmp_path.glob("*.seal"))) == KEPT


def test_names_are_read_or_their_file_is_named(tmp_path: Path) -> None:
    assert read_names(None) == NAMELESS
    with pytest.raises(Exception, match=r"none\.json"):
        read_names(tmp_path / "none.json")
