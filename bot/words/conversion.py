"""What somebody wrote in one Chinese script, in the script and the words of whoever reads it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain

import yaml
from opencc import OpenCC

from bot.words.script import script_of

HONG_KONG = frozenset({"Asia/Hong_Kong", "Asia/Macau"})
SCRIPTS = frozenset({"zh-CN", "zh-TW"})
# Each text that must stay is one private-use letter while the rest is converted; such letters in it are taken out first.
FIRST_MARK = 0xF1000
_MARKS = re.compile("[\U000f1000-\U000fffff]")
# Chinese follows an address without a space, unless it is a part of it.
_ADDRESS = (
    r"[a-z][a-z0-9+.-]*://(?:[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|(?<=[/=?&#])[\u3400-\u9fff]+)+"
)
_CODE_OR_ADDRESS = r"```.*?```|`[^`\n]*`|" + _ADDRESS


def as_read(text: str, *, language: str, time_zone: str, written_in: str, names: Iterable[str]) -> str:
    """Return a text as somebody reads it; the same one where their language asks for no other script.

    Code, addresses and names stay to the letter.

    Args:
        language, time_zone: of the reader; Hong Kong and Macau have words of their own.
        written_in: language of the writer, which decides where the letters alone do not tell the script.
        names: of things that are called so in every script.
    """
    if language not in SCRIPTS or _script(text, written_in) in {None, "en", language}:
        return text
    towards_hong_kong = language == "zh-TW" and time_zone in HONG_KONG
    way = "s2hk" if towards_hong_kong else "s2twp" if language == "zh-TW" else "tw2sp"
    ours = {} if towards_hong_kong else _our_words()[language]
    return _converted(_MARKS.sub("", text), way, ours, frozenset(names))


def _script(text: str, written_in: str) -> str | None:
    told = script_of(text)
    # Letters that both scripts have tell nothing, and count as Simplified.
    undecided = told == "zh-CN" and written_in == "zh-TW" and _converter("s2t").convert(text) == text
    return written_in if undecided else told


def _converted(text: str, way: str, ours: Mapping[str, str], names: frozenset[str]) -> str:
    kept: list[str] = []

    def marked(found: re.Match[str]) -> str:
        kept.append(ours.get(found[0], found[0]))
        return chr(FIRST_MARK + len(kept) - 1)

    words = sorted(map(re.escape, chain(names - {""}, ours)), key=len, reverse=True)
    stays = re.compile("|".join((_CODE_OR_ADDRESS, *words)), re.DOTALL)
    converted = _converter(way).convert(stays.sub(marked, text))
    return _MARKS.sub(lambda found: kept[ord(found[0]) - FIRST_MARK], converted)


@cache
def _converter(way: str) -> OpenCC:
    return OpenCC(way)


@cache
def _our_words() -> Mapping[str, Mapping[str, str]]:
    """Return our own words for those of the other script, by the language of the reader."""
    told = yaml.safe_load(files("data").joinpath("locales/regions.yml").read_text(encoding="utf-8"))
    return {language: {str(key): str(word) for key, word in told[language].items()} for language in SCRIPTS}
