"""What `deskbell play` says to programs, and what it refuses before anything starts."""

import json
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app


def deskbell(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, step in (("one.yml", "{shout: hello}"), ("two.yaml", "{see: nobody}")):
        play = f"play: Number {name}\ncast: {{mei: {{platform: telegram}}}}\nsteps: [{step}]\n"
        (tmp_path / name).write_text(textwrap.dedent(play), encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_each_file_is_told_in_a_line_of_json(folder: Path) -> None:
    ended = deskbell("play", "--json", "--parallel", 2, folder)
    assert ended.exit_code == 1
    told = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [set(one) for one in told] == [{"play", "holds", "step", "expected", "seen"}] * 2
    assert [(one["holds"], one["step"]) for one in told] == [(False, 1), (False, 1)]
    assert told[1]["play"] == "Number two.yaml"
    assert "`see: nobody` is nobody and nowhere" in told[1]["seen"]


def test_a_mistake_is_told_with_file_step_and_what_would_be_right(folder: Path) -> None:
    told = deskbell("play", folder / "two.yaml").stdout
    assert f"{folder / 'two.yaml'}, step 1: `see: nobody` is nobody and nowhere; the cast is: mei" in told


@pytest.mark.parametrize("words", [["empty"], ["missing.yml"], ["--watch", "one.yml", "two.yaml"]])
def test_what_cannot_be_played_is_refused(folder: Path, words: list[str]) -> None:
    given = [word if word.startswith("--") else folder / word for word in words]
    assert deskbell("play", *given).exit_code == 2


@pytest.mark.parametrize("name", ["one.yml", "empty", "nowhere/new.yml"])
def test_a_recording_needs_a_new_file_that_can_be_written(folder: Path, name: str) -> None:
    before = sorted(folder.rglob("*"))
    assert deskbell("play", "--record", folder / name).exit_code == 2
    assert sorted(folder.rglob("*")) == before
