"""Answers that staff give often, as the company file tells them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from config.entries import each
from config.texts import text_problems
from data.model.canned_replies import LONGEST_CANNED, CannedReply
from data.model.company import Company

PART = "canned_replies"
# It stands on a button of a question, beside the name of its form.
KEY = re.compile(r"[a-z][a-z0-9_]{0,19}", re.ASCII)
LONGEST_TITLE = 60
MOST = 30


def read_canned_replies(told: dict[str, Any]) -> tuple[CannedReply, ...]:
    """Return the answers of a company file, none where it has none.

    Raises:
        ValueError: one of them is of another form.
    """
    return each(
        told, PART, lambda one: CannedReply(str(one["key"]), _texts(one["titles"]), _texts(one["answers"]))
    )


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
        yield from text_problems(f"{place}.titles", one.titles, longest=LONGEST_TITLE)
        yield from text_problems(f"{place}.answers", one.answers, longest=LONGEST_CANNED)


def _texts(told: Mapping[str, object]) -> dict[str, str]:
    return {language: str(text or "").strip() for language, text in told.items()}
