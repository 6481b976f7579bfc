"""Answers to questions that come often, as the company file tells them."""

import re
from collections.abc import Iterator
from typing import Any

from data.model.company import Company
from data.model.faq import FaqEntry
from data.model.people import LANGUAGES


def read_faq(told: dict[str, Any]) -> tuple[FaqEntry, ...]:
    """Return the answers of a company file, none where it has none."""
    return tuple(
        FaqEntry(
            key=str(one["key"]),
            app=str(one.get("app") or ""),
            asks=tuple(str(phrase) for phrase in one["asks"]),
            answers={language: str(text).strip() for language, text in one["answers"].items()},
        )
        for one in told.get("faq") or ()
    )


def faq_problems(company: Company) -> Iterator[str]:
    """Name every answer that cannot be given, each with its key and the reason."""
    keys = [one.key for one in company.faq]
    for position, one in enumerate(company.faq):
        place = f"faq.{one.key}"
        if one.key in keys[:position]:
            yield f"{place}: stands there twice"
        if one.app and company.app(one.app) is None:
            yield f"{place}.app: there is no app {one.app!r}"
        if not one.asks:
            yield f"{place}.asks: is empty, so that nothing would be answered by it"
        for language in LANGUAGES:
            if not one.answers.get(language):
                yield f"{place}.answers.{language}: is missing"
        yield from (f"{place}.asks: {phrase!r} is no pattern: {why}" for phrase, why in _broken(one))


def _broken(entry: FaqEntry) -> Iterator[tuple[str, str]]:
    for phrase in entry.asks:
        try:
            empty = re.search(phrase, "") is not None
        except re.error as error:
            yield phrase, str(error)
        else:
            if empty:
                yield phrase, "it fits everything"
