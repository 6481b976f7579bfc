"""Holds that nobody is shown a mix of scripts, or the words of the other side of the strait."""

import json
from pathlib import Path

import pytest

from tests.architecture.house import LANGUAGES, ROOT, Plant
from tests.architecture.scripts import glossary, mixed, readable, scripts

GLOSSARY = (ROOT / "docs/glossary.md").read_text()


def test_nothing_that_people_read_mixes_scripts() -> None:
    assert any(readable(ROOT)) or not (ROOT / "data/locales").exists(), "the guard looked at nothing"
    assert mixed(ROOT, GLOSSARY) == []


def test_the_glossary_and_the_tables_keep_the_scripts_apart() -> None:
    assert len(glossary(GLOSSARY)) > 50, "the guard looked at nothing"
    for script in scripts(GLOSSARY).values():
        assert [word for word in script.right if script.foreign.search(word)] == []
        assert [word for word in script.instead if word in script.right] == []


@pytest.mark.parametrize(
    ("language", "text", "complaints"),
    [
        ("en", "Filed", []),
        ("en", "Filed 案件", ["件", "案"]),
        ("en", "English · 简体中文 · 繁體中文", []),
        ("zh-CN", "反馈编号 {number}，负责人小周，今天 15:30 前回复您", []),
        ("zh-CN", "這個案件", ["個", "這", "案件, write 工单"]),
        ("zh-CN", "请查看简讯和讯息", ["简讯, write 短信", "讯息, write 消息 / 信息"]),
        ("zh-CN", "申请逾期", ["逾期, write 超时"]),
        ("zh-TW", "案件 FB-7，負責人小周，今天 15:30 前回覆您。有截圖可直接傳來（選填）", []),
        ("zh-TW", "案件编号", ["号", "编"]),
        ("zh-TW", "服務質量反饋", ["反饋, write 意見回饋", "質量, write 品質"]),
        ("zh-TW", "工單已撤回", ["撤回, write 收回", "工單, write 案件"]),
        ("zh-TW", "請輸入手機號碼", []),
        ("zh-TW", "好消息！您同意條款了嗎", []),
        ("zh-TW", "相關注意事項馬上報告；現在線上", []),
        ("zh-CN", "请尽快取消", []),
        ("zh-TW", "有新消息", ["消息, write 訊息"]),
    ],
)
def test_what_is_foreign_is_found(language: str, text: str, complaints: list[str]) -> None:
    assert set(scripts(GLOSSARY)[language].complaints(text)) == set(complaints)


def test_messages_and_the_texts_of_the_page_are_read(checkout: Path, plant: Plant) -> None:
    for language in LANGUAGES:
        plant(
            f"data/locales/{language}/a.ftl",
            'a-b = { $n ->\n  [1] 网络\n *[2] { "網絡" }\n }\n    .label = 网路\n',
        )
        plant(f"bot/sandbox/page/texts.{language}.json", json.dumps({"clock": "时钟"}))
    found = mixed(checkout, GLOSSARY)
    assert {"en a-b: 网", "en a-b: 網", "en a-b: 路", "en texts.en.json:clock: 时"} < set(found)
    assert [one for one in found if one.startswith("zh-CN")] == [
        "zh-CN a-b: 絡",
        "zh-CN a-b: 網",
        "zh-CN a-b: 网路, write 网络",
    ]
    assert {"zh-TW a-b: 网", "zh-TW a-b: 網絡, write 網路", "zh-TW texts.zh-TW.json:clock: 时"} < set(found)


def test_the_page_says_the_same_in_every_language() -> None:
    for english in sorted((ROOT / "bot/sandbox").rglob("*.en.json")):
        keys = set(json.loads(english.read_text()))
        for language in LANGUAGES:
            other = english.with_name(english.name.replace(".en.", f".{language}."))
            assert set(json.loads(other.read_text())) == keys, other.name
