"""What reports may be about, as the company file tells it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from config.entries import each
from config.texts import pattern_problems
from data.model.company import Company
from data.model.feedback import SEVERITIES
from data.model.topics import Topic

KEY = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)


def read_topics(told: dict[str, Any]) -> tuple[Topic, ...]:
    """Return the topics of a company file, none where it has none.

    Raises:
        ValueError: one of them is of another form.
    """
    return each(told, "topics", _topic)


def _topic(one: Mapping[str, Any]) -> Topic:
    names = {language: str(name) for language, name in one["names"].items()}
    words = tuple(str(word) for word in one["words"])
    return Topic(str(one["key"]), names, words, str(one["department"]), str(one.get("severity") or ""))


def topic_problems(company: Company) -> Iterator[str]:
    """Name everything that is wrong with them, each with its key and the reason."""
    keys = [one.key for one in company.topics]
    departments = {one.key for one in company.departments}
    for position, one in enumerate(company.topics):
        place = f"topics.{one.key}"
        if one.key in keys[:position]:
            yield f"{place}: stands there twice"
        if not KEY.fullmatch(one.key):
            yield f"{place}.key: is at most 32 small letters, digits and _, a letter first"
        if not one.names.get("en"):
            yield f"{place}.names: the English one is missing"
        if one.department not in departments:
            yield f"{place}.department: there is no department {one.department!r}"
        if one.severity and one.severity not in SEVERITIES:
            yield f"{place}.severity: {one.severity!r} is none of {', '.join(SEVERITIES)}"
        if not one.words:
            yield f"{place}.words: is empty, so that no report would be about it"
        yield from pattern_problems(f"{place}.words", one.words)
