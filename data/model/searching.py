"""What of a text can be searched for: pairs of Han letters, and words of all other scripts."""

import re
import unicodedata
from collections.abc import Iterator

# More of one text is not found by; nobody looks for the middle of a log file.
MOST_TERMS = 2_000
LONGEST_WORD = 32
_PART = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")


def terms_of(text: str) -> tuple[str, ...]:
    """Return each term of a text once, in the order in which they come; capitals and widths make no difference."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    found = dict.fromkeys(term for part in _PART.findall(folded) for term in _terms(part))
    return tuple(found)[:MOST_TERMS]


def _terms(part: str) -> Iterator[str]:
    if not "\u3400" <= part[0] <= "\u9fff":
        yield part[:LONGEST_WORD]
        return
    yield from (part[at : at + 2] for at in range(len(part) - 1))
