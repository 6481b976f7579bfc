"""Judge what a text means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nlu.language.calibration import probabilities
from nlu.language.clauses import Clause
from nlu.language.counts import Counts, Floats
from nlu.language.judgement import OUT_OF_SCOPE, Decision, Heard, Judgement, Ranked
from nlu.language.linear import Judges
from nlu.language.priors import ALIKE, COURTESIES, log_priors
from nlu.language.scope import DOUBTS_ABOVE, Gate, signals
from nlu.language.weighing import Weighing

_MOST_OFFERED = 3
_HEARD_APART = 0.8  # several intents in one text are believed only when each clause is clear


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What calibration found.

    Attributes:
        sharpness: factor on scores that makes their softmax a probability.
        sure_above: confidence from which on the desk need not ask.
    """

    sharpness: float
    sure_above: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about a text before it is read.

    Attributes:
        shown: what the last card shown to the speaker in that chat is about, empty for none.
    """

    speaker: str = ""
    place: str = "private"
    shown: str = ""


NOTHING_KNOWN = Setting()


class Classifier:
    """Everything that was learnt of counts, ready to judge; `train` makes one, `load` brings one back."""

    def __init__(
        self,
        intents: tuple[str, ...],
        weighing: Weighing,
        judges: Judges,
        gate: Gate,
        thresholds: Thresholds,
    ) -> None:
        self.intents = intents
        self._weighing = weighing
        self._judges = judges
        self._gate = gate
        self._thresholds = thresholds
        self._outside = intents.index(OUT_OF_SCOPE) if OUT_OF_SCOPE in intents else None

    def judge(
        self, passages: Sequence[Clause], counts: Counts, setting: Setting = NOTHING_KNOWN
    ) -> Judgement:
        """Return what a text means.

        Args:
            passages: the whole text, then its clauses where it has several.
            counts: of the pieces of each passage.
        """
        chances, outside = self._chances(counts, setting)
        decided = [self._decided(*one) for one in zip(chances, outside, strict=True)]
        ranked, decision = decided[0]
        among = {one.name for one in ranked}
        heard = _heard_apart(list(zip(passages[1:], decided[1:], strict=True)), among=among)
        if len(heard) > 1:
            return Judgement("sure", ranked, heard)
        return Judgement(decision, ranked, (Heard(*passages[0], ranked[0].name, ranked[0].confidence),))

    def save(self, folder: Path) -> None:
        """Write the classifier into an existing folder, as arrays and JSON only."""
        self._weighing.save(folder)
        self._judges.save(folder)
        known = {
            "intents": self.intents,
            "gate": self._gate.as_json(),
            "sharpness": self._thresholds.sharpness,
            "sure_above": self._thresholds.sure_above,
        }
        (folder / "classifier.json").write_text(json.dumps(known, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Classifier:
        """Read what `save` wrote; nothing in it can run."""
        known = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        gate = Gate(**{**known["gate"], "weights": tuple(known["gate"]["weights"])})
        thresholds = Thresholds(known["sharpness"], known["sure_above"])
        return cls(tuple(known["intents"]), Weighing.load(folder), Judges.load(folder), gate, thresholds)

    def _chances(self, counts: Counts, setting: Setting) -> tuple[Floats, Floats]:
        """Return the probability of each intent by passage, and that of being out of scope as the gate sees it."""
        scores = self._judges.scores(self._weighing.vectors(counts))
        priors = log_priors(self.intents, speaker=setting.speaker, place=setting.place, shown=setting.shown)
        chances = probabilities(scores, sharpness_=self._thresholds.sharpness, log_priors=priors)
        if self._outside is None:
            return chances, np.zeros(len(chances))
        signs = signals(scores, self._weighing.strangeness(counts), outside=self._outside)
        return chances, self._gate.outside(signs, log_odds=priors[[self._outside]])

    def _decided(self, chances: Floats, outside: float) -> tuple[tuple[Ranked, ...], Decision]:
        best = np.argsort(-chances, kind="stable")[: _MOST_OFFERED + 1]
        ranked = tuple(
            Ranked(self.intents[at], float(chances[at]))
            for place, at in enumerate(best)
            if place == 0 or at != self._outside  # "none of these" is no choice, unless it is the likeliest
        )[:_MOST_OFFERED]
        if outside > DOUBTS_ABOVE:
            others = (
                Ranked(one.name, float(1 - outside) * one.confidence)
                for one in ranked
                if one.name != OUT_OF_SCOPE
            )
            told = (Ranked(OUT_OF_SCOPE, float(outside)), *others)[:_MOST_OFFERED]
            return told, "out_of_scope" if outside > self._gate.refuses_above else "unsure"
        sure = ranked[0].name != OUT_OF_SCOPE and ranked[0].confidence >= self._thresholds.sure_above
        return ranked, "sure" if sure else "unsure"


def _heard_apart(
    clauses: Sequence[tuple[Clause, tuple[tuple[Ranked, ...], Decision]]], *, among: set[str]
) -> tuple[Heard, ...]:
    """Return the tasks that clauses of the text name surely, if they are truly different ones.

    Args:
        among: what the text as a whole may mean; a clause torn out of it can sound like anything.
    """
    heard: list[Heard] = []
    for clause, (ranked, decision) in clauses:
        best = ranked[0]
        clear = decision != "out_of_scope" and best.confidence >= _HEARD_APART and best.name not in COURTESIES
        if clear and best.name in among and not any(_one_thing(best.name, other.intent) for other in heard):
            heard.append(Heard(*clause, best.name, best.confidence))
    return tuple(heard)


def _one_thing(intent: str, other: str) -> bool:
    return intent == other or any({intent, other} <= kinds for kinds in ALIKE)
