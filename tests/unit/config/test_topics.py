"""What reports may be about is read from the company file, and what is wrong with it is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.company import read_company
from data.model.topics import topic_of
from tests.contract.store.harness import DEMO
from tests.unit.config.test_company import changed, fault


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("再不退款我就去法院起诉你们", "legal_threat"),
        ("再不退款我就提告，律師已經在寫了", "legal_threat"),
        ("my lawyer will hear of this", "legal_threat"),
        ("the issue persists", ""),
        ("我要举报这个用户", "abuse"),
        ("我要檢舉這個使用者", "abuse"),
        ("please report this user, he is abusive", "abuse"),
        ("什么时候退款", "refund"),
        ("何時退錢", "refund"),
        ("I want a refund", "refund"),
        ("相册盒闪退", ""),
    ],
)
def test_the_demo_company_knows_what_a_report_is_about(text: str, key: str) -> None:
    topic = topic_of(read_company(DEMO)[0].topics, text)
    assert (topic.key if topic else "") == key


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda all_: all_[0].update(department="nowhere"), "topics.legal_threat.department: there is no"),
        (
            lambda all_: all_[0].update(severity="grave"),
            "topics.legal_threat.severity: 'grave' is none of low",
        ),
        (lambda all_: all_[0].update(words=[]), "topics.legal_threat.words: is empty"),
        (lambda all_: all_[0].update(words=["("]), "topics.legal_threat.words: '(' is no pattern"),
        (lambda all_: all_[0].update(words=["x*"]), "topics.legal_threat.words: 'x*' fits everything"),
        (lambda all_: all_[0]["names"].pop("en"), "topics.legal_threat.names: the English one is missing"),
        (lambda all_: all_[1].update(key="legal_threat"), "topics.legal_threat: stands there twice"),
        (lambda all_: all_[0].update(key="A-1"), "topics.A-1.key: is at most 32"),
        (lambda all_: all_[1].pop("words"), "'words' in topics[1]"),
    ],
)
def test_what_is_wrong_is_named(
    tmp_path: Path, change: Callable[[list[dict[str, Any]]], object], reason: str
) -> None:
    assert reason in fault(tmp_path, changed(lambda told: change(told["topics"])))
