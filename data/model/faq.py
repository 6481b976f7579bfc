"""Questions that come often, and their answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """One answer.

    Attributes:
        app: key of the app that it is about, empty for all.
        asks: regular expressions, case ignored, of which a question has at least one.
        answers: by language.
    """

    key: str
    app: str
    asks: tuple[str, ...]
    answers: Mapping[str, str]


def answer_to(faq: Sequence[FaqEntry], question: str, *, app: str) -> FaqEntry | None:
    """Return what answers a question best: what most of its words fit, and its app before all; None where nothing does.

    Args:
        app: key of the app that the question names, empty where it names none.
    """
    fitting = [(_fit(one, question, app=app), -position) for position, one in enumerate(faq)]
    best = max(fitting, default=((0, False), 0))
    return faq[-best[1]] if best[0][0] else None


def _fit(entry: FaqEntry, question: str, *, app: str) -> tuple[int, bool]:
    if entry.app and app and entry.app != app:
        return 0, False
    found = sum(re.search(phrase, question, re.IGNORECASE) is not None for phrase in entry.asks)
    return found, bool(app) and entry.app == app
