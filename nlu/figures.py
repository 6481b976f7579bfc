"""What an evaluation counts: verdicts in, figures out."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nlu.entities.scoring import Tally

OUT_OF_SCOPE = "out_of_scope"
CONFUSIONS_TOLD = 20
PLACES = 4


@dataclass(frozen=True)
class Verdict:
    """What was made of one text.

    Attributes:
        expected: the intent that its author meant.
        decision: sure, unsure or out_of_scope.
        offered: intents, best first.
        entities: how those found compare with those marked; None where nobody marked any.
    """

    lang: str
    expected: str
    decision: str
    offered: tuple[str, ...]
    entities: Tally | None
    milliseconds: float

    @property
    def taken_for(self) -> str:
        """The one intent that it is taken for."""
        return OUT_OF_SCOPE if self.decision == OUT_OF_SCOPE or not self.offered else self.offered[0]

    @property
    def right(self) -> bool:
        """Whether that is what was meant."""
        return self.taken_for == self.expected

    @property
    def right_or_offered(self) -> bool:
        """Whether it was right, or one press on a button makes it right."""
        return self.right or (self.decision == "unsure" and self.expected in self.offered)

    @property
    def wrong_without_asking(self) -> bool:
        """Whether the desk would act on what nobody meant."""
        return self.decision == "sure" and not self.right


def figures_of(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Return the figures of `deskbell nlu evaluate`.

    Accuracy, macro F1 and what is wrong without asking are of all texts; right or offered is of those that mean
    something, for what is out of scope cannot be offered. What nothing was counted of is null.
    """
    meant = [one for one in verdicts if one.expected != OUT_OF_SCOPE]
    strange = [one for one in verdicts if one.expected == OUT_OF_SCOPE]
    languages = sorted({one.lang for one in verdicts if one.lang})
    marked = [one.entities for one in verdicts if one.entities is not None]
    times = [one.milliseconds for one in verdicts]
    return {
        "accuracy": _share([one.right for one in verdicts]),
        "accuracy_per_language": {
            language: _share([one.right for one in verdicts if one.lang == language])
            for language in languages
        },
        "macro_f1": _macro_f1(verdicts),
        "right_or_offered": _share([one.right_or_offered for one in meant]),
        "wrong_without_asking": _share([one.wrong_without_asking for one in verdicts]),
        "entity_f1": round(sum(marked, Tally()).f1, PLACES) if marked else None,
        "out_of_scope_recall": _share([one.right for one in strange]),
        "in_scope_refused": _share([one.taken_for == OUT_OF_SCOPE for one in meant]),
        "confusion": _confusion(verdicts),
        "p50_ms": _percentile(times, 50),
        "p99_ms": _percentile(times, 99),
    }


def _share(told: Sequence[bool]) -> float | None:
    return round(sum(told) / len(told), PLACES) if told else None


def _macro_f1(verdicts: Sequence[Verdict]) -> float | None:
    """Average the F1 of every intent that is meant at least once."""
    meant = Counter(one.expected for one in verdicts)
    taken = Counter(one.taken_for for one in verdicts)
    right = Counter(one.expected for one in verdicts if one.right)
    scores = [2 * right[intent] / (meant[intent] + taken[intent]) for intent in meant]
    return round(statistics.fmean(scores), PLACES) if scores else None


def _confusion(verdicts: Sequence[Verdict]) -> list[dict[str, Any]]:
    wrong = Counter((one.expected, one.taken_for) for one in verdicts if not one.right)
    return [
        {"expected": expected, "taken_for": taken, "times": times}
        for (expected, taken), times in wrong.most_common(CONFUSIONS_TOLD)
    ]


def _percentile(times: Sequence[float], share: int) -> float | None:
    if not times:
        return None
    return round(sorted(times)[min(len(times) - 1, len(times) * share // 100)], 3)
