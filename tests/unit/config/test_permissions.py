"""What can be granted: what a company file may say of it, and what is refused with key and reason."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.sandbox.directory import Directory
from config.company import CompanyFileFault, read_company
from data.model.durations import as_iso, duration, written_duration
from tests.contract.store.harness import DEMO


def read(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Read the demo company with a change."""
    told = Directory(yaml.safe_load(DEMO.read_text(encoding="utf-8"))).resolved_company()
    change(told)
    (folder / "company.yml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    read_company(folder / "company.yml")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda told: told["permissions"][0].update(approvers=[{"group": "supervision", "quorum": 3}]),
            r"permissions\.prod_db_read\.approvers: can never be satisfied: 3 needed, 2 eligible \(supervision\)",
        ),
        (lambda told: told["permissions"][0].update(longest="a week"), r"ISO 8601.*permissions\[0\]"),
        (lambda told: told["permissions"][0].update(owner="nobody"), r"no department 'nobody'"),
        (
            lambda told: told["permissions"][0].update(approvers=[{"group": "cooks"}]),
            r"no department 'cooks'",
        ),
        (lambda told: told["permissions"][0].update(conflicts=["root"]), r"no permission 'root'"),
        (
            lambda told: told["permissions"][0].update(asked_by=["cooks"]),
            r"prod_db_read\.asked_by: there is no group and no role 'cooks'",
        ),
        (
            lambda told: told["timings"].update(nudge_every={"workdays": 0}),
            r"timings\.nudge_every: workdays is a number above 0",
        ),
        (
            lambda told: told.update(requests_go_to={"permission": {"fax": "x"}}),
            r"requests_go_to\.permission: must name a chat",
        ),
        (
            lambda told: told.update(requests_go_to={"permission": {"telegram": "nowhere"}}),
            r"requests_go_to\.permission\.telegram: there is no chat 'nowhere'",
        ),
        (
            lambda told: told["departments"][0].update(telegram="nowhere"),
            r"departments\.operations\.telegram: there is no chat 'nowhere'",
        ),
        (lambda told: told["permissions"][0].update(risk="none"), r"risk: 'none' is none of"),
        (lambda told: told["permissions"][1].update(key="prod_db_read"), r"'prod_db_read' twice"),
        (lambda told: told["permissions"][0].pop("approvers"), r"approvers.*permissions\[0\]"),
        (
            lambda told: told["timings"]["permission_warning"].update(at_most_share=2),
            r"timings\.permission_warning\.at_most_share",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_key_and_reason(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    with pytest.raises(CompanyFileFault, match=reason):
        read(tmp_path, change)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("P3D", timedelta(days=3)),
        ("三天", timedelta(days=3)),
        ("我需要兩個小時", timedelta(hours=2)),
        ("for 90 minutes", timedelta(minutes=90)),
        ("a week", timedelta(weeks=1)),
        ("version 3.5", None),
        ("", None),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(written: str, length: timedelta | None) -> None:
    assert written_duration(written) == length


@pytest.mark.parametrize("length", ["P3D", "PT30M", "P1DT2H", "PT1S"])
def test_a_duration_is_written_as_it_is_read(length: str) -> None:
    assert as_iso(duration(length)) == length
