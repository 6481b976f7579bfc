"""Which language a text is written in, by its letters alone."""


def script_of(text: str) -> str | None:
    """Guess the language of a text by its letters: zh-TW, zh-CN, en, or None when it has none.

    A Han letter that only one of the two national character sets of the 1980s holds tells the script.
    """
    han = [letter for letter in text if "\u4e00" <= letter <= "\u9fff"]
    if not han:
        return "en" if any(letter.isascii() and letter.isalpha() for letter in text) else None
    simplified = sum(_only_in(letter, "gb2312", "big5") for letter in han)
    traditional = sum(_only_in(letter, "big5", "gb2312") for letter in han)
    return "zh-TW" if traditional > simplified else "zh-CN"


def _only_in(letter: str, one: str, other: str) -> bool:
    return _encodes(letter, one) and not _encodes(letter, other)


def _encodes(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
