"""One table of rights: its paper says the same, everything that leads somewhere names a rule, and every rule is asked."""

import ast
import re
from pathlib import Path

import pytest

from bot.conversation.capabilities import Capabilities, CapabilityFault
from bot.conversation.capability import Act, Aim, Capability, Command, Press, Scene
from bot.forms.form import Form
from data.model.rights.table import TABLE
from tests.architecture.house import ROOT, parsed, python_files
from tests.architecture.rights_table import PAPER, led_to, written

NAMED = re.compile(r"[a-z]+\.[a-z_]+")
RULES = ROOT / "data/model/rights"


def nothing(_scene: Scene, _aim: Aim) -> str:
    return ""


def asked(root: Path) -> set[str]:
    """Return the operations that the verbs ask for, by their names in the code."""
    return {
        node.value
        for path in python_files(root, tests=False)
        if path.is_relative_to(root / "actions")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMED.fullmatch(node.value)
    }


def test_the_paper_has_the_table() -> None:
    paper = PAPER.read_text(encoding="utf-8")
    assert written(paper) == paper


def test_every_rule_has_something_that_leads_there_or_asks_for_it() -> None:
    assert len(TABLE) > 20, "the guard looked at nothing"
    verbs = asked(ROOT)
    for operation, leads in led_to().items():
        assert leads or operation in verbs or operation == "desk.use_card", operation


def test_whatever_changes_something_asks_in_its_own_transaction() -> None:
    """What only shows help, a card's page or the home has no verb; everything else has, and the verb asks."""
    shown_only = {
        "desk.ask_help", "desk.open_home", "desk.use_card", "desk.cancel", "feedback.list", "privacy.read",
        "tasks.list", "duty.view",
        "approvals.list", "permissions.list", "announcements.list", "announcements.view", "releases.list",
        "delistings.list",
    }  # fmt: skip
    assert TABLE.keys() - asked(ROOT) == shown_only


@pytest.mark.parametrize(
    ("capability", "told"),
    [
        (Capability("one", commands={"go": Command("one.go", nothing)}), "command go of one"),
        (Capability("one", presses={"go": Press("", nothing)}), "press go of one"),
        (Capability("one", forms={Form("go", ()): Act("desk.help_me", nothing)}), "form go of one"),
        (Capability("one", intents={"go": Act("feedback", nothing)}), "intent go of one"),
    ],
)
def test_what_names_no_rule_cannot_be_declared(capability: Capability, told: str) -> None:
    with pytest.raises(CapabilityFault, match=f"^{told}: no rule says who may"):
        Capabilities((capability,), sheets_on=frozenset())


def test_nobody_looks_into_the_company_by_themselves() -> None:
    """Rights are read in one place; whoever asks `company.may` elsewhere checks in a second way."""
    looked = [
        path.relative_to(ROOT).as_posix()
        for path in python_files(ROOT, tests=False)
        if re.search(r"company\.may\b", path.read_text(encoding="utf-8"))
    ]
    assert sorted(looked) == [
        "config/company_checks.py",
        "data/model/company_change.py",
        "data/model/company_gaps.py",
        "data/model/rights/decision.py",
    ]
