"""Cut a normalised text, Chinese and English mixed, into words."""

import logging
import re
from pathlib import Path

import jieba

DICTIONARY = Path(__file__).parent / "dictionary.txt"
_WORD = re.compile(r"[\u3400-\u9fff]+|[a-z]+(?:'[a-z]+)*|[^\W_]+|[!?]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def _cutter() -> jieba.Tokenizer:
    """Read both dictionaries without jieba's cache, which anybody on the machine could have written."""
    jieba.setLogLevel(logging.ERROR)
    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cutter.add_word(line.strip())
    return cutter


_CUTTER = _cutter()


def is_han(word: str) -> bool:
    """Tell whether a word is written in Chinese characters."""
    return bool(_HAN.match(word))


def words_of(plain: str) -> list[str]:
    """Return the words of a normalised text in order; long Chinese words also as their parts."""
    words: list[str] = []
    for match in _WORD.finditer(plain):
        run = match.group()
        if is_han(run):
            words += _CUTTER.cut_for_search(run, HMM=False)
        else:
            words.append(run[0] if run[0] in "!?" else run)
    return words
