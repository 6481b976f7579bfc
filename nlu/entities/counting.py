"""Reads how many somebody says: digits, English words, Chinese numerals."""

import re

_ENGLISH = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ALIKE = {"a": 1.0, "an": 1.0, "another": 1.0, "couple": 2.0, "half": 0.5, "dozen": 12.0, "hundred": 100.0}
_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SHORT_TENS = {"廿": "二十", "卅": "三十"}

_TENS_WORDS = "twenty|thirty|forty|fifty|sixty|ninety"
_ONES_WORDS = "one|two|three|four|five|six|seven|eight|nine"
ENGLISH_NUMBER = (
    rf"(?:{_TENS_WORDS})(?:[ -](?:{_ONES_WORDS}))?|ten|eleven|twelve|"
    rf"(?:thir|four|fif|six|seven|eigh|nine)teen|{_ONES_WORDS}"
)
DIGITS = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
CHINESE_NUMBER = "[零〇一二两三四五六七八九十百千廿卅俩仨]{1,7}"


def count(words: str) -> float | None:
    """Return the number that folded words tell, None when they tell none."""
    words = words.strip()
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", words):
        return float(words)
    return _english(words) if words.isascii() else _chinese(words)


def _english(words: str) -> float | None:
    if words in _ALIKE:
        return _ALIKE[words]
    parts = re.split("[ -]+", words)
    if not all(part in _ENGLISH for part in parts):
        return None
    return float(sum(_ENGLISH[part] for part in parts))


def _chinese(words: str) -> float | None:
    if words == "半":
        return 0.5
    for short, long in _SHORT_TENS.items():
        words = words.replace(short, long)
    if not words or not all(letter in _DIGITS or letter in _TENS for letter in words):
        return None
    if not any(letter in _TENS for letter in words):
        return float("".join(str(_DIGITS[letter]) for letter in words))
    total, digit = 0, 0
    for letter in words:
        if letter in _TENS:
            total, digit = total + (digit or 1) * _TENS[letter], 0
        else:
            digit = _DIGITS[letter]
    return float(total + digit)
