"""What is quoted where others read it is in their script, under their names of our apps, and marked where it is another language."""

import dataclasses

import pytest

from bot.cards.quoting import quoted_in
from bot.cards.releases_texts import drafting
from bot.forms.delistings import DELISTING
from bot.wiring.house import DATA
from bot.words.words import Dictionary
from config.company import read_company
from data.model.delisting_package import URGENT
from data.model.releases.release import EVIDENCE
from tests.architecture.house import ROOT

COMPANY, _ = read_company(ROOT / "config/demo/company.yml")
DICTIONARY = Dictionary(DATA / "locales")


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("修复上传照片闪退", "zh-TW", "修復上傳照片閃退"),
        ("修復上傳照片閃退", "zh-CN", "修复上传照片闪退"),
        ("修复上传照片闪退", "en", "修复上传照片闪退 (as it was written)"),
        ("Uploads are fast", "en", "Uploads are fast"),
        ("Uploads are fast", "zh-CN", "Uploads are fast（原文）"),
        ("PhotoBox", "zh-TW", "相簿盒"),
        ("相册盒", "en", "PhotoBox"),
        ("4.2.1", "zh-CN", "4.2.1"),
    ],
)
def test_what_is_quoted_is_read_or_marked(text: str, language: str, read: str) -> None:
    words = DICTIONARY.words(language, "Asia/Shanghai")
    assert quoted_in(COMPANY, words, text, written_in="zh-CN") == read


def test_a_notice_that_nobody_worded_says_in_each_language_what_it_quotes() -> None:
    draft = drafting(COMPANY, DICTIONARY.words("zh-CN", "Asia/Shanghai"))
    fields = {"app": "photobox", "version": "4.2", **dict.fromkeys(EVIDENCE, "低"), "summary": "上传更快了"}
    assert draft("notice_zh_cn", fields) == "相册盒 4.2 即将上线。\n上传更快了"
    assert draft("notice_zh_tw", fields) == "相簿盒 4.2 即將上線。\n上傳更快了"
    assert draft("notice_en", fields) == "PhotoBox 4.2 is coming.\n上传更快了 (as it was written)"


def test_nobody_is_asked_whether_it_is_urgent_where_no_one_may_let_it_pass() -> None:
    words = DICTIONARY.words("en", "Asia/Shanghai")
    rules = COMPANY.delisting
    assert rules is not None
    without = dataclasses.replace(COMPANY, delisting=dataclasses.replace(rules, urgent_group=""))
    assert URGENT in {field.key for field in DELISTING.asked_in(COMPANY, words).fields}
    assert URGENT not in {field.key for field in DELISTING.asked_in(without, words).fields}
