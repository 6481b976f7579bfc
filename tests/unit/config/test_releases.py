"""How a company releases: what its file may say of it, and what is refused with key and reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.sandbox.directory import Directory
from config.company import CompanyFileFault, read_company
from data.model.company import Company
from tests.contract.store.harness import DEMO


def read(folder: Path, change: Callable[[dict[str, Any]], object]) -> Company:
    """Read the demo company with a change."""
    told = Directory(yaml.safe_load(DEMO.read_text(encoding="utf-8"))).resolved_company()
    change(told)
    (folder / "company.yml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return read_company(folder / "company.yml")[0]


def test_the_departments_sign_side_by_side_and_the_leading_group_after_them(tmp_path: Path) -> None:
    rules = read(tmp_path, dict).releases
    assert rules is not None
    assert [(stage.key, stage.position) for stage in rules.policy.stages] == [
        ("technical", 0),
        ("operations", 0),
        ("marketing", 0),
        ("legal", 0),
        ("acceptance", 1),
    ]
    assert rules.acceptance == "leading_group"
    assert rules.touches["service_readiness"] == {"operations", "marketing"}


def test_a_company_may_have_no_rules_for_releases(tmp_path: Path) -> None:
    assert read(tmp_path, lambda told: told.pop("release_policy")).releases is None


def rules(**changes: Any) -> Callable[[dict[str, Any]], object]:
    """Return what changes the rules for releases."""
    return lambda told: told["release_policy"].update(changes)


OWN = {"en": "Privacy review", "zh-CN": "隐私评估", "zh-TW": "隱私評估"}


def test_a_company_may_ask_for_evidence_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, rules(evidence={"privacy_review": {"names": OWN, "touches": ["legal"]}})).releases
    assert found is not None
    assert found.evidence[-2:] == ("service_readiness", "privacy_review")
    assert found.beside["privacy_review"] == OWN
    assert found.touches["privacy_review"] == {"legal"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            rules(stages=[{"group": "supervision", "quorum": 3}], evidence={}),
            r"3 needed, 2 eligible \(supervision\)",
        ),
        (rules(stages=[{"group": "cooks"}], evidence={}), r"no department 'cooks'"),
        (
            rules(stages=[{"group": "legal"}, {"group": "legal"}], evidence={}),
            r"stages: names nobody, one of them twice",
        ),
        (rules(stages=[{"group": "legal", "quorum": 0}], evidence={}), r"is less than 1"),
        (
            rules(evidence={"summary": {"touches": ["cooks"]}}),
            r"evidence\.summary\.touches: there is no stage 'cooks'",
        ),
        (rules(evidence={"privacy": {"touches": ["legal"]}}), r"evidence\.privacy\.names: is missing"),
        (rules(evidence={"summary": {"names": OWN}}), r"evidence\.summary\.names: it has a name already"),
        (rules(evidence={"window": {"names": OWN}}), r"evidence\.window: a release has a field of that name"),
        (rules(evidence={"Privacy": {"names": OWN}}), r"evidence\.Privacy: is at most 24 small letters"),
        (
            rules(evidence={"privacy": {"names": {"en": "Privacy", "fr": "Vie privée"}}}),
            r"privacy\.names\.zh-CN: is missing[^\0]*zh-TW: is missing[^\0]*names\.fr: is none of en",
        ),
        (
            rules(evidence={f"privacy_{letter}": {"names": OWN} for letter in "abcdefg"}),
            r"names 7 of its own, and may name 6",
        ),
        (rules(self_approval=True), r"self_approval in release_policy"),
        (rules(freezes=["October"]), r"'October' in release_policy\.freezes"),
        (rules(filed_for="nobody"), r"release_policy\.filed_for: nobody has the key 'nobody'"),
        (
            rules(check_list=[{"check": "luck", "group": "legal"}]),
            r"check_list: 'luck' is none of functions, monitoring, data, users",
        ),
        (rules(check_list=[{"check": "data", "group": "cooks"}]), r"no department 'cooks'"),
        (rules(deploy="a_name_that_is_too_long"), r"release_policy\.deploy"),
        (
            rules(emergency={"by": {"group": "cooks"}, "review_within": {"workdays": 2}}),
            r"no department 'cooks'",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_key_and_reason(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    with pytest.raises(CompanyFileFault, match=reason):
        read(tmp_path, change)


def test_an_emergency_that_nobody_could_review_is_refused(tmp_path: Path) -> None:
    def one_alone(told: dict[str, Any]) -> None:
        for person in told["people"]:
            if person["key"] in {"ivy", "song"}:
                person["groups"] = ["legal"]

    with pytest.raises(CompanyFileFault, match="nobody could review what the only one of leading_group"):
        read(tmp_path, one_alone)
