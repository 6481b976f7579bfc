"""Answers to questions that come often, as the company file tells them."""

from collections.abc import Iterator, Mapping
from typing import Any

from config.entries import each
from config.texts import pattern_problems, text_problems
from data.model.company import Company
from data.model.faq import FaqEntry


def read_faq(told: dict[str, Any]) -> tuple[FaqEntry, ...]:
    """Return the answers of a company file, none where it has none.

    Raises:
        ValueError: one of them is of another form.
    """
    return each(told, "faq", _entry)


def _entry(one: Mapping[str, Any]) -> FaqEntry:
    return FaqEntry(
        key=str(one["key"]),
        app=str(one.get("app") or ""),
        asks=tuple(str(phrase) for phrase in one["asks"]),
        answers={language: str(text).strip() for language, text in one["answers"].items()},
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
        yield from text_problems(f"{place}.answers", one.answers)
        yield from pattern_problems(f"{place}.asks", one.asks)
