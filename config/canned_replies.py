"""Answers that staff give often, as the company file tells them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from data.model.canned_replies import LONGEST_CANNED, CannedReply
from data.model.company import Company
from data.model.people import LANGUAGES

PART = "canned_replies"
# It stands on a button of a question, beside the name of its form.
KEY = re.compile(r"[a-z][a-z0-9_]{0,19}", re.ASCII)
LONGEST_TITLE = 60
MOST = 30


def read_canned_replies(told: dict[str, Any]) -> tuple[CannedReply, ...]:
    """Return the answers of a company file, none where it has none.

    Raises:
        KeyError, TypeError, AttributeError, ValueError: one of them is of another form.
    """
    found = []
    for position, one in enumerate(told.get(PART) or ()):
        try:
            found.append(CannedReply(str(one["key"]), _texts(one["titles"]), _texts(one["answers"])))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{error} in {PART}[{position}]") from error
    return tuple(found)


def canned_reply_problems(company: Company) -> Iterator[str]:
    """Name every answer that cannot be given, each with its key and the reason."""
    keys = [one.key for one in company.canned_replies]
    if len(keys) > MOST:
        yield f"{PART}: holds {len(keys)}, and no more than {MOST} can be chosen from"
    for position, one in enumerate(company.canned_replies):
        place = f"{PART}.{one.key}"
        if one.key in keys[:position]:
            yield f"{place}: stands there twice"
        if not KEY.fullmatch(one.key):
            yield f"{place}.key: is at most 20 small letters, digits and _, a letter first"
        yield from _wrong(f"{place}.titles", one.titles, longest=LONGEST_TITLE)
        yield from _wrong(f"{place}.answers", one.answers, longest=LONGEST_CANNED)


def _texts(told: Mapping[str, object]) -> dict[str, str]:
    return {language: str(text or "").strip() for language, text in told.items()}


def _wrong(place: str, texts: Mapping[str, str], *, longest: int) -> Iterator[str]:
    for language in LANGUAGES:
        text = texts.get(language, "")
        if not text:
            yield f"{place}.{language}: is missing"
        if len(text) > longest:
            yield f"{place}.{language}: has {len(text)} characters, and may have {longest}"
    yield from (
        f"{place}.{language}: is none of {', '.join(LANGUAGES)}" for language in texts.keys() - set(LANGUAGES)
    )
