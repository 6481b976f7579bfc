"""What a form is about, by the subject that it was opened with: a forged one may name anything."""

import re

_NUMBERED = re.compile(r"([A-Z]+)-([0-9]{1,15})", re.ASCII)


def number_in(subject: str, *prefixes: str) -> int | None:
    """Return the number in a subject such as FB-7; None where it has none of the prefixes before it."""
    found = _NUMBERED.fullmatch(subject)
    return int(found[2]) if found is not None and found[1] in prefixes else None
