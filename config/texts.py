"""Texts in all languages, and patterns, as a company file tells them: checked."""

import re
from collections.abc import Iterable, Iterator, Mapping

from data.model.people import LANGUAGES


def text_problems(place: str, texts: Mapping[str, str], *, longest: int | None = None) -> Iterator[str]:
    """Name every language whose text is missing or too long, and every one that nobody reads.

    Args:
        longest: most characters of each; None for as many as there are.
    """
    for language in LANGUAGES:
        text = texts.get(language, "")
        if not text:
            yield f"{place}.{language}: is missing"
        if longest is not None and len(text) > longest:
            yield f"{place}.{language}: has {len(text)} characters, and may have {longest}"
    for language in sorted(texts.keys() - set(LANGUAGES)):
        yield f"{place}.{language}: is none of {', '.join(LANGUAGES)}"


def pattern_problems(place: str, patterns: Iterable[str]) -> Iterator[str]:
    """Name every pattern that is none, or that fits everything."""
    for pattern in patterns:
        try:
            empty = re.search(pattern, "") is not None
        except re.error as error:
            yield f"{place}: {pattern!r} is no pattern: {error}"
        else:
            if empty:
                yield f"{place}: {pattern!r} fits everything"
