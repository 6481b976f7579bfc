"""Tell in which language and script a text is written."""

import re
from functools import lru_cache

from opencc import OpenCC

from nlu.language.judgement import Language

_TO_SIMPLIFIED, _TO_TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
# Written in Cantonese only, the same in both scripts; who writes them uses traditional characters.
_CANTONESE = frozenset("唔咁嘅喺佢哋冇咗乜嘢啲咩嗰噉攞搵揾嚟嗌冚掂靚邊")
_ENOUGH = 400
_LATIN_WORDS_BY_HAN = (
    2  # who writes Chinese strews English words in; who writes English quotes a name at most
)


def language_of(text: str) -> Language:
    """Return the language; Chinese that reads the same in both scripts counts as simplified."""
    han = _HAN.findall(text[:_ENOUGH])
    latin = _LATIN_WORD.findall(text[:_ENOUGH])
    if not han or len(han) * _LATIN_WORDS_BY_HAN < len(latin):
        return "en"
    told = sum(_leaning(letter) for letter in han)
    return "zh-Hant" if told > 0 else "zh-Hans"


@lru_cache(maxsize=8192)  # nobody writes more different ones in a day
def _leaning(letter: str) -> int:
    """Tell the script of one letter: above 0 traditional, below 0 simplified."""
    traditional = letter in _CANTONESE or _TO_SIMPLIFIED.convert(letter) != letter
    simplified = _TO_TRADITIONAL.convert(letter) != letter
    return int(traditional) - int(simplified)
