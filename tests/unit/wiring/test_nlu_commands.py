"""Holds what `deskbell nlu` says where it cannot do what it is asked to."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.wiring.nlu_program import NluFault, names_file, program_lines
from config.company import CompanyFileFault
from config.settings import NluSettings, Settings


def settings(python: Path) -> Settings:
    """Return settings with another Python for understanding."""
    return Settings(nlu=NluSettings(python=python))


def program(folder: Path, code: str) -> Settings:
    """Return settings with a program in place of that Python; what it is asked to do it does not read."""
    file = folder / "python"
    file.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    file.chmod(0o700)
    return settings(file)


@pytest.mark.parametrize(
    "arguments", [["train"], ["parse", "hello"], ["evaluate", "texts.jsonl"], ["parse", "--json", "hello"]]
)
def test_without_its_python_it_names_the_remedy(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKBELL_NLU__PYTHON", str(tmp_path / "python"))
    told = CliRunner().invoke(app, ["nlu", *arguments])
    assert told.exit_code == 2
    assert "make nlu" in told.stderr
    assert told.stdout == ""


def test_what_a_program_tells_is_passed_on_line_by_line(tmp_path: Path) -> None:
    told = program(tmp_path, """print('{"progress": "training"}\\\\n{"model": "a"}')""".replace("\\\\", "\\"))
    assert list(program_lines(told, "nlu.train", [])) == [{"progress": "training"}, {"model": "a"}]


def test_a_refusal_is_a_fault_with_its_reason(tmp_path: Path) -> None:
    told = program(tmp_path, """print('{"refused": "not made here"}'); raise SystemExit(2)""")
    with pytest.raises(NluFault, match=r"^not made here$"):
        list(program_lines(told, "nlu.train", []))


def test_a_program_that_breaks_is_a_fault_with_its_last_words(tmp_path: Path) -> None:
    told = program(tmp_path, "raise ValueError('no such word')")
    with pytest.raises(NluFault, match=r"ended with code 1:(.|\n)*ValueError: no such word"):
        list(program_lines(told, "nlu.train", []))


def test_a_program_that_nobody_hears_out_is_ended(tmp_path: Path) -> None:
    told = program(tmp_path, "import time\nprint('{}', flush=True)\ntime.sleep(600)")
    lines = program_lines(told, "nlu.train", [])
    assert next(lines) == {}
    lines.close()


def test_a_company_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(CompanyFileFault, match=r"none\.yml"), names_file(tmp_path / "none.yml"):
        pass
