"""Make text from people fit to be shown: cleaned, counted and cut."""

import re

ELLIPSIS = "…"

# Control characters and lone surrogates are refused by both platforms. Embeddings, overrides and isolates
# of writing direction would let one person's words reorder the rest of a card.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_BROKEN_ENDS = " \n\u200d\ufe0f"


def clean(text: str) -> str:
    """Return the text without what no screen can show; line breaks stay, tabs become spaces."""
    return _UNSHOWABLE.sub("", _LINE_BREAKS.sub("\n", text).replace("\t", " "))


def units(text: str) -> int:
    """Return the length in UTF-16 code units, the stricter of the ways in which platforms count."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def cut(text: str, longest: int) -> str:
    """Return the text in at most so many UTF-16 units, with an ellipsis where something is missing."""
    if units(text) <= longest:
        return text
    used = units(ELLIPSIS)
    for position, letter in enumerate(text):
        used += units(letter)
        if used > longest:
            return text[:position].rstrip(_BROKEN_ENDS) + ELLIPSIS if longest else ""
    return text


def one_line(text: str, longest: int) -> str:
    """Return the text cleaned, without line breaks, and cut: for labels and titles."""
    return cut(" ".join(clean(text).split()), longest)
