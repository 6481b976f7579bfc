"""The page's words: chosen by the browser's languages, complete in each of the three."""

import json
import re
from pathlib import Path

import pytest

from bot.sandbox.control.page import language_for

PAGE = Path(__file__).parents[4] / "bot" / "sandbox" / "page"
LANGUAGES = ("en", "zh-CN", "zh-TW")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("zh-HK", "zh-TW"),
        ("zh-Hant-TW", "zh-TW"),
        ("zh-Hans-HK", "zh-CN"),
        ("en;q=0.5, zh-TW;q=0.7", "zh-TW"),
        ("fr, de;q=0.9", "en"),
        ("zh;q=0, en;q=0.1", "en"),
        ("zh-TW;q=nonsense, zh", "zh-CN"),
        ("", "en"),
    ],
)
def test_the_page_speaks_the_best_language_that_is_accepted(accepted: str, language: str) -> None:
    assert language_for(accepted) == language


def test_every_language_has_the_same_words_with_the_same_holes() -> None:
    texts = {
        name: json.loads((PAGE / f"texts.{name}.json").read_text(encoding="utf-8")) for name in LANGUAGES
    }
    assert len(texts["en"]) > 50
    for words in texts.values():
        assert list(words) == list(texts["en"])
        for key, text in words.items():
            assert sorted(_holes(text)) == sorted(_holes(texts["en"][key])), key


def _holes(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def test_every_word_is_used_and_every_used_word_exists() -> None:
    texts = json.loads((PAGE / "texts.en.json").read_text(encoding="utf-8"))
    words = {key.removesuffix("_one").removesuffix("_other") for key in texts}
    code = "\n".join(file.read_text(encoding="utf-8") for file in [*PAGE.glob("*.js"), PAGE / "index.html"])
    said = set(re.findall(r'(?:say|control|choice|entry|heading|tab)\("(\w+)"', code))
    said |= set(re.findall(r'data-(?:text|label)="(\w+)"', code))
    assert len(said) > 40
    assert said <= words
    templates = re.findall(r"say\(`([^`]+)`", code)
    patterns = [re.sub(r"\$\{.*?\}", r"\\w+", template) for template in templates]
    built = {word for word in words if any(re.fullmatch(pattern, word) for pattern in patterns)}
    listed = {word for word in words if f'"{word}"' in code}
    assert words == said | built | listed


def test_no_sentence_stands_in_the_code() -> None:
    scripts = list(PAGE.glob("*.js"))
    assert len(scripts) > 10
    for script in scripts:
        lines = [line for line in script.read_text(encoding="utf-8").splitlines() if "NAMES = {" not in line]
        assert not re.search(r"[\u4e00-\u9fff]", "\n".join(lines)), script.name


def test_traditional_words_hold_no_simplified_characters() -> None:
    text = (PAGE / "texts.zh-TW.json").read_text(encoding="utf-8")
    assert not set(text) & set("语时钟暂继续个没项务启动运断结检选应认频话题机条处这说试从编辑复发传删")
