"""By which rules apps are taken down: what a company file may say of it, and what is refused with key and reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.sandbox.directory import Directory
from config.company import CompanyFileFault, read_company
from data.model.company import Company
from tests.contract.store.harness import DEMO


def read(folder: Path, **changes: object) -> Company:
    """Read the demo company with changes of its policy."""
    told = Directory(yaml.safe_load(DEMO.read_text(encoding="utf-8"))).resolved_company()
    told["delisting_policy"].update(changes)
    (folder / "company.yml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return read_company(folder / "company.yml")[0]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"stages": [{"group": "legal", "quorum": 3}]},
            r"delisting_policy\.stages: can never be satisfied: 3 needed, 2 eligible \(legal\)",
        ),
        ({"stages": [{"group": "cooks"}]}, r"delisting_policy\.stages: there is no department 'cooks'"),
        ({"stages": [{"group": "legal"}, {"group": "legal"}]}, "names no group, one of them twice"),
        ({"stages": [{"group": "legal", "quorum": 0}]}, "is less than 1"),
        ({"stores_by": "cooks"}, r"stores_by: there is no department 'cooks'"),
        ({"notice_ladder": ["P30D", "soon"]}, "'soon' in delisting_policy.notice_ladder"),
        ({"notice_ladder": [f"P{days}D" for days in range(13)]}, "more than 12 steps"),
        ({"late": "perhaps"}, "'perhaps' in delisting_policy.late"),
        ({"tasks": [{"work": "dance", "group": "legal", "until": "refund_until"}]}, "'dance' until"),
        ({"touches": {"colour": ["legal"]}}, r"touches\.colour: a delisting has no such field"),
        ({"touches": {"contact": ["technical"]}}, "touches: there is no stage 'technical'"),
        ({"grants": {"chess": ["prod_db_read"]}}, r"grants\.chess: there is no such app"),
        ({"grants": {"photobox": ["root"]}}, "there is no permission 'root'"),
        ({"told_at": "noon"}, "isoformat"),
    ],
)
def test_what_cannot_be_is_refused_by_key_and_reason(
    tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(CompanyFileFault, match=reason):
        read(tmp_path, **changes)


def test_stages_follow_one_another_unless_they_are_parallel(tmp_path: Path) -> None:
    parallel = {"parallel": [{"group": "legal"}, {"group": "marketing"}]}
    rules = read(tmp_path, stages=[parallel, {"group": "leading_group", "quorum": 2}]).delisting
    assert rules is not None
    assert [(one.key, one.position, one.quorum) for one in rules.policy.stages] == [
        ("legal", 0, 1),
        ("marketing", 0, 1),
        ("leading_group", 1, 2),
    ]


@pytest.mark.parametrize(
    "look",
    [
        lambda rules: rules.ladder == (30, 14, 7, 1, 0) and rules.least_notice == 7,
        lambda rules: rules.with_follow_up and not rules.with_end and rules.late,
        lambda rules: (
            {work.group for work in rules.works} == {"operations", "marketing", "legal", "technical"}
        ),
    ],
)
def test_the_demo_company_has_rules(tmp_path: Path, look: Callable[[Any], bool]) -> None:
    assert look(read(tmp_path).delisting)
