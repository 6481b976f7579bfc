"""Holds that only a model that was made here is loaded."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.faults import ForeignModel
from nlu.model import Model
from nlu.seals import KEY, SEAL, opened, seal


def sealed(folder: Path, content: bytes = b"a model") -> Path:
    """Put a model with its seal into a folder."""
    archive = folder / "0123.tar.gz"
    archive.write_bytes(content)
    seal(content, beside=archive)
    return archive


def test_what_was_sealed_here_opens(tmp_path: Path) -> None:
    assert opened(sealed(tmp_path)) == b"a model"


def test_the_key_is_its_owners_only(tmp_path: Path) -> None:
    sealed(tmp_path)
    assert stat.S_IMODE((tmp_path / KEY).stat().st_mode) == 0o600


@given(at=st.integers(0, 6), change=st.integers(1, 255))
def test_a_changed_model_is_refused(tmp_path_factory: pytest.TempPathFactory, at: int, change: int) -> None:
    archive = sealed(tmp_path_factory.mktemp("models"))
    content = bytearray(archive.read_bytes())
    content[at] ^= change
    archive.write_bytes(content)
    with pytest.raises(ForeignModel, match="not made here"):
        opened(archive)


def test_a_model_without_a_seal_is_refused(tmp_path: Path) -> None:
    archive = sealed(tmp_path)
    (tmp_path / (archive.name + SEAL)).unlink()
    with pytest.raises(ForeignModel, match="Delete it"):
        opened(archive)


@pytest.mark.parametrize("told", [b"", b"\xff", b"0" * 64, b"\n"])
def test_another_seal_is_refused(tmp_path: Path, told: bytes) -> None:
    archive = sealed(tmp_path)
    (tmp_path / (archive.name + SEAL)).write_bytes(told)
    with pytest.raises(ForeignModel):
        opened(archive)


def test_the_seal_of_another_folder_is_refused(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    foreign = sealed(there)
    sealed(here)
    for name in (foreign.name, foreign.name + SEAL):
        (here / name).write_bytes((there / name).read_bytes())
    with pytest.raises(ForeignModel):
        opened(here / foreign.name)


def test_a_foreign_model_is_refused_before_anything_of_it_is_read(tmp_path: Path) -> None:
    archive = tmp_path / "0123.tar.gz"
    archive.write_bytes(b"no archive at all")
    with pytest.raises(ForeignModel):
        Model.load(archive)
