"""Numbers that people write, such as FB-7, in whatever way they write them."""

import re
import unicodedata
from collections.abc import Iterable


def number_named(text: str, prefixes: Iterable[str]) -> str:
    """Return the first number of these prefixes that stands in a text, such as FB-7, or an empty text."""
    kinds = "|".join(re.escape(prefix) for prefix in prefixes)
    if not kinds:
        return ""
    # No word boundary: Chinese stands next to a number without a space.
    number = rf"(?<![a-z0-9])({kinds})[-‐‑–\s]?(\d{{1,9}})(?!\d)"
    found = re.search(number, unicodedata.normalize("NFKC", text), re.IGNORECASE | re.ASCII)
    return f"{found[1].upper()}-{int(found[2])}" if found else ""
