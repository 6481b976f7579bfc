"""The terminal checks the audit chain and gives it away, and a stranger can check what it gave."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from typer.testing import CliRunner, Result

from bot.__main__ import app
from data.store.audit import Happened, audit_entries
from data.store.audit_heads import HeadChanges
from data.store.custody import keys
from tests.architecture.house import ROOT
from tests.unit.conversation.harness import Town

Deskbell = Callable[..., Result]
entry_id = audit_entries.c.entry_id


@pytest.fixture
def deskbell(town: Town, terminal: CliRunner) -> Deskbell:
    """Return the command line for the town's database, in which a few things happened."""
    with town.store.work() as work:
        work.connection.execute(delete(audit_entries))
    mei = town.person("mei").person_id
    for number in range(1, 4):
        with town.store.work() as work:
            work.audit(Happened("feedback.filed", f"FB-{number}", mei, {"kind": "praise"}))
            work.audit(Happened("feedback.claimed", f"FB-{number}", town.person("yun").person_id))
    return lambda *arguments: terminal.invoke(app, ["audit", *map(str, arguments)])


def found(result: Result) -> dict[str, object]:
    told: dict[str, object] = json.loads(result.stdout)
    return told


def test_a_whole_chain_verifies_and_tells_its_head(deskbell: Deskbell) -> None:
    result = deskbell("verify", "--json")
    assert result.exit_code == 0
    assert (found(result)["entries"], found(result)["heads"]) == (6, 0)
    head = found(result)["head"]
    assert deskbell("verify", "--head", head).exit_code == 0
    assert str(head) in deskbell("verify").stdout


def test_a_changed_entry_is_named(deskbell: Deskbell, town: Town) -> None:
    with town.store.work() as work:
        work.connection.execute(update(audit_entries).where(entry_id == 4).values(body=b"{}"))
    result = deskbell("verify")
    assert result.exit_code == 1
    assert "entry 4 does not follow" in result.stdout
    assert found(deskbell("verify", "--json"))["first_bad"] == 4


def test_a_chain_that_was_cut_contradicts_a_head_from_the_table_or_the_terminal(
    deskbell: Deskbell, town: Town
) -> None:
    copied = found(deskbell("verify", "--json"))["head"]
    with town.store.work() as work:
        work.connection.execute(delete(audit_entries).where(entry_id > 4))
        HeadChanges(work).keep(work.now.date())
    assert deskbell("verify").exit_code == 0
    result = deskbell("verify", "--head", copied)
    assert result.exit_code == 1
    assert "entry 5 and all that follow are cut off" in result.stdout
    assert "up to entry 4" in result.stdout
    with town.store.work() as work:
        work.connection.execute(delete(audit_entries).where(entry_id > 3))
    assert found(deskbell("verify", "--json"))["damage"] == "cut"


def test_what_is_no_head_is_refused(deskbell: Deskbell) -> None:
    for text in ("7", "7:abc", f"0:{'0' * 64}", "nonsense"):
        assert deskbell("verify", "--head", text).exit_code == 2


def stranger(tmp_path: Path, file: Path) -> str:
    """Let the program of the guide check a file, in a Python without anything of ours."""
    (program,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/audit.md").read_text(), re.DOTALL)
    assert len(program.strip().splitlines()) <= 24
    script = tmp_path / "check.py"
    script.write_text(program)
    run = subprocess.run(
        [sys.executable, "-I", "-W", "ignore", script, file], capture_output=True, text=True, check=True
    )
    return run.stdout


def test_a_stranger_can_check_what_was_exported(deskbell: Deskbell, tmp_path: Path) -> None:
    head = found(deskbell("verify", "--json"))["head"]
    file = tmp_path / "all.jsonl"
    assert found(deskbell("export", file, "--json"))["entries"] == 6
    assert file.stat().st_mode & 0o777 == 0o600
    assert stranger(tmp_path, file) == f"6 entries hold up to {head}\n"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:2], lines[2].replace("praise", "complain"), *lines[3:]]))
    assert stranger(tmp_path, file) == "entry 3 cannot be trusted\n"
    file.write_text("\n".join([*lines[:2], *lines[3:]]))
    assert stranger(tmp_path, file) == "entry 4 cannot be trusted\n"


def test_an_export_names_whose_key_is_there_and_is_audited_itself(
    deskbell: Deskbell, town: Town, tmp_path: Path
) -> None:
    with town.store.work() as work:
        work.connection.execute(delete(keys).where(keys.c.person_id == town.person("yun").person_id))
    file = tmp_path / "all.jsonl"
    deskbell("export", file)
    told = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [one["name"] for one in told[:2]] == ["小美", None]
    assert told[0]["hash"] == told[1]["before"]
    deskbell("export", tmp_path / "again.jsonl")
    last = json.loads((tmp_path / "again.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (last["deed"], last["facts"]) == ("audit.exported", {"first": 1, "last": 6})


def test_a_stretch_of_the_chain_can_be_checked_by_itself(
    deskbell: Deskbell, town: Town, tmp_path: Path
) -> None:
    with town.store.work() as work:
        later = work.now.replace(month=work.now.month + 1)
        work.connection.execute(update(audit_entries).where(entry_id > 4).values(at=later))
    file = tmp_path / "late.jsonl"
    assert found(deskbell("export", file, "--since", later.date(), "--json"))["first"] == 5
    assert stranger(tmp_path, file).startswith("2 entries hold")
    early = tmp_path / "early.jsonl"
    assert found(deskbell("export", early, "--until", later.date(), "--json"))["last"] == 4
    nothing = tmp_path / "nothing.jsonl"
    assert found(deskbell("export", nothing, "--until", "2020-01-01", "--json"))["entries"] == 0
    assert stranger(tmp_path, nothing) == "0 entries hold\n"
    assert (
        found(deskbell("export", tmp_path / "to-come.jsonl", "--since", "2099-01-01", "--json"))["entries"]
        == 0
    )


def test_an_export_overwrites_nothing_and_wants_instants(deskbell: Deskbell, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    assert deskbell("export", file).exit_code == 2
    assert file.read_text() == "mine"
    assert deskbell("export", tmp_path / "none", "--since", "yesterday").exit_code == 2
    assert not (tmp_path / "none").exists()


def test_a_seal_is_the_hash_of_the_one_before_and_the_entry(deskbell: Deskbell, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    deskbell("export", file)
    first = json.loads(file.read_text(encoding="utf-8").splitlines()[0])
    sealed = (
        f'{{"at":"{first["at"]}","by":{first["by"]},"deed":"feedback.filed",'
        '"facts":{"kind":"praise"},"subject":"FB-1"}'
    )
    assert first["hash"] == hashlib.sha256(bytes(32) + sealed.encode()).hexdigest()
