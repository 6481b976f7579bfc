"""Bring a text into the one form that features are drawn from: one script, one case, signs for what varies."""

import re
import unicodedata
from pathlib import Path

import yaml
from opencc import OpenCC

LONGEST_TEXT = 4000
_HERE = Path(__file__).parent
# Taiwan's words become the mainland's as well (軟體 → 软件), so that both scripts share what they teach.
_TO_SIMPLIFIED = OpenCC("tw2sp")
_HAN_RUN = re.compile(
    r"[\u3400-\u9fff]{1,100}"
)  # the converter recurses over its piece, so a piece stays short
_EMOJI: dict[str, str] = {
    letter: f" q{mood} "
    for mood, letters in yaml.safe_load((_HERE / "emoji.yml").read_text(encoding="utf-8")).items()
    for letter in letters
}
_EMOJI_TABLE = str.maketrans(_EMOJI)
_QUOTES = str.maketrans("’‘“”＇", "''\"\"'")

# A sign stands for whatever is different in each text and says nothing but that it is there.
_SIGNS = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"https?://\S+|www\.\S+", " qurl "),
        (r"[\w.+-]+@[\w-]+\.\w+", " qmail "),
        (r"(?<![a-z])(fb|ap|al)[\s#_:-]{0,3}\d+", r" q\1 "),
        (r"(?<![a-z0-9])v?\d+(?:\.\d+){1,3}(?!\d)", " qversion "),
        (r"\d{1,2}:\d\d", " qtime "),
        (r"\d+", " qnumber "),
    )
)
_SAME_LETTER = re.compile(r"([^\W\d_])\1{2,}")
_SAME_MARK = re.compile(r"([!?。,.~…])\1+")
_SPACE = re.compile(r"\s+")


def normalised(text: str) -> str:
    """Return the text as features see it; offsets into it say nothing about the original."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower().translate(_QUOTES)
    plain = _HAN_RUN.sub(lambda run: _TO_SIMPLIFIED.convert(run.group()), plain)
    for pattern, sign in _SIGNS:
        plain = pattern.sub(sign, plain)
    plain = plain.translate(_EMOJI_TABLE)
    plain = _SAME_LETTER.sub(r"\1\1", plain)
    plain = _SAME_MARK.sub(r"\1\1", plain)
    return _SPACE.sub(" ", plain).strip()
