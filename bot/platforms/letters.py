"""Make text from people fit to be shown: cleaned, counted and cut."""

import re
import unicodedata

ELLIPSIS = "…"

# Control characters and lone surrogates are refused by both platforms. Embeddings, overrides and isolates
# of writing direction would let one person's words reorder the rest of a card.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_BROKEN_ENDS = " \n\u200d\ufe0f"
_JOINER = "\u200d"
_CLINGING = "\u200d\ufe0e\ufe0f\u20e3"
_ENDS = (re.compile("\n"), re.compile("[.!?。！？；;]\\s*"), re.compile("[\\s，、]"))


def clean(text: str) -> str:
    """Return the text without what no screen can show; line breaks stay, tabs become spaces."""
    return _UNSHOWABLE.sub("", _LINE_BREAKS.sub("\n", text).replace("\t", " "))


def units(text: str) -> int:
    """Return the length in UTF-16 code units, the stricter of the ways in which platforms count."""
    return len(_encoded(text)) // 2


def cut(text: str, longest: int) -> str:
    """Return the text in at most so many UTF-16 units, with an ellipsis where something is missing."""
    encoded = _encoded(text)
    if len(encoded) <= 2 * longest:
        return text
    if longest < 1:
        return ""
    # What remains of a pair of surrogates that is cut in two is left out by the decoder.
    return encoded[: 2 * (longest - 1)].decode("utf-16-le", "ignore").rstrip(_BROKEN_ENDS) + ELLIPSIS


def one_line(text: str, longest: int) -> str:
    """Return the text cleaned, without line breaks, and cut: for labels and titles."""
    return cut(" ".join(clean(text).split()), longest)


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def fitting(text: str, longest: int) -> str:
    """Return the beginning of at most so many letters that ends after a line, a sentence or a word.

    In a text without any it ends between two letters that belong to none other; it is empty where there is no such
    place.
    """
    head = text[:longest]
    if len(head) == len(text):
        return head
    for ends in _ENDS:
        last = max((found.end() for found in ends.finditer(head)), default=0)
        if last > longest // 2:
            return head[:last]
    end = longest
    while 0 < end < len(text) and (_goes_on(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return text[:end]


def _goes_on(letter: str) -> bool:
    """Tell whether a letter belongs to the one before it: an accent, a tone of skin, a joiner or what it joins."""
    return unicodedata.combining(letter) != 0 or letter in _CLINGING or "\U0001f3fb" <= letter <= "\U0001f3ff"
