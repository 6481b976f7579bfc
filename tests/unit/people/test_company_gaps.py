"""What a company file leaves open is told, with what follows from that; a desk works without it."""

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.sandbox.directory import Directory
from tests.contract.store.harness import DEMO

GAPS = ["may.hold", "may.reset_factor", "privacy.notice", "audit_heads"]


def checked(folder: Path, *, without: tuple[str, ...] = (), rights: tuple[str, ...] = ()) -> Result:
    """Let a company be checked that lacks parts of its file."""
    told = Directory(yaml.safe_load(DEMO.read_text(encoding="utf-8"))).resolved_company()
    told = {part: what for part, what in told.items() if part not in without}
    told["may"] = {right: holders for right, holders in told["may"].items() if right not in rights}
    path = folder / "company.yml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return CliRunner().invoke(app, ["company", "check", str(path), "--json"])


def test_what_is_not_there_is_told_with_what_follows(tmp_path: Path) -> None:
    answer = checked(tmp_path, without=("privacy", "audit_heads"), rights=("hold", "reset_factor"))
    assert answer.exit_code == 0
    gaps = json.loads(answer.stdout)["gaps"]
    assert [one.partition(":")[0] for one in gaps] == GAPS
    assert "nobody may do this: privacy.hold" in gaps[0]
    assert "factor.reset" in gaps[1]


def test_of_a_whole_company_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert json.loads(checked(tmp_path).stdout)["gaps"] == []


@pytest.mark.parametrize("as_json", [True, False])
def test_people_read_the_same(tmp_path: Path, *, as_json: bool) -> None:
    checked(tmp_path, without=("audit_heads",))
    line = ["company", "check", str(tmp_path / "company.yml"), *(["--json"] if as_json else [])]
    assert "audit_heads: is not there" in CliRunner().invoke(app, line).output
