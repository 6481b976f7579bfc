"""Judge what a text means."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nlu.language.calibration import probabilities
from nlu.language.clauses import Clause, clauses_of, stripped
from nlu.language.features import Features, Floats
from nlu.language.judgement import OUT_OF_SCOPE, Decision, Heard, Judgement, Ranked
from nlu.language.linear import Judges
from nlu.language.normalisation import LONGEST_TEXT
from nlu.language.pieces import pieces_of
from nlu.language.priors import ALIKE, COURTESIES, log_priors
from nlu.language.scope import Gate, signals
from nlu.language.script import language_of

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
    """What is known about a text before it is read."""

    speaker: str = ""
    place: str = "private"
    shown: str = ""


class Classifier:
    """Everything that was learned, ready to judge; `train` makes one, `load` brings one back."""

    def __init__(
        self, intents: tuple[str, ...], features: Features, judges: Judges, gate: Gate, thresholds: Thresholds
    ) -> None:
        self.intents = intents
        self.features = features
        self._judges = judges
        self._gate = gate
        self._thresholds = thresholds
        self._outside = intents.index(OUT_OF_SCOPE) if OUT_OF_SCOPE in intents else None

    def judge(self, text: str, *, speaker: str = "", place: str = "private", shown: str = "") -> Judgement:
        """Return what a text means.

        Args:
            shown: what the last card shown to the speaker in that chat is about, empty for none.
        """
        setting = Setting(speaker, place, shown)
        text = text[:LONGEST_TEXT]
        ranked, decision = self._decided(text, setting)
        whole = stripped(text, 0, len(text))
        heard = self._heard_apart(text, setting, among={one.name for one in ranked})
        if len(heard) > 1:
            decision = "sure"
        else:
            heard = (Heard(*whole, ranked[0].name, ranked[0].confidence),)
        return Judgement(decision, ranked, heard, language_of(text))

    def save(self, folder: Path) -> None:
        """Write the classifier into an existing folder, as arrays and JSON only."""
        self.features.save(folder)
        self._judges.save(folder)
        known = {
            "intents": self.intents,
            "gate": self._gate.as_json(),
            "sharpness": self._thresholds.sharpness,
            "sure_above": self._thresholds.sure_above,
        }
        (folder / "classifier.json").write_text(json.dumps(known, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Classifier":
        """Read what `save` wrote; nothing in it can run."""
        known = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        gate = Gate(**{**known["gate"], "weights": tuple(known["gate"]["weights"])})
        thresholds = Thresholds(known["sharpness"], known["sure_above"])
        return cls(tuple(known["intents"]), Features.load(folder), Judges.load(folder), gate, thresholds)

    def _decided(self, text: str, setting: Setting) -> tuple[tuple[Ranked, ...], Decision]:
        chances, outside = self._chances(text, setting)
        best = np.argsort(-chances, kind="stable")[: _MOST_OFFERED + 1]
        ranked = tuple(
            Ranked(self.intents[at], float(chances[at]))
            for place, at in enumerate(best)
            if place == 0 or at != self._outside  # "none of these" is no choice, unless it is the likeliest
        )[:_MOST_OFFERED]
        if outside > self._gate.refuses_above:
            refused = Ranked(OUT_OF_SCOPE, outside)
            others = tuple(one for one in ranked if one.name != OUT_OF_SCOPE)
            return (refused, *others)[:_MOST_OFFERED], "out_of_scope"
        sure = ranked[0].name != OUT_OF_SCOPE and ranked[0].confidence >= self._thresholds.sure_above
        return ranked, "sure" if sure else "unsure"

    def _chances(self, text: str, setting: Setting) -> tuple[Floats, float]:
        """Return the probability of each intent, and that of being out of scope as the gate sees it."""
        pieces = [pieces_of(text)]
        counts = self.features.counts(pieces)
        scores = self._judges.scores(self.features.vectors(counts))
        priors = log_priors(self.intents, speaker=setting.speaker, place=setting.place, shown=setting.shown)
        chances = probabilities(scores, sharpness_=self._thresholds.sharpness, log_priors=priors)[0]
        if self._outside is None:
            return chances, 0.0
        strangeness = self.features.strangeness(pieces, counts)
        signs = signals(scores, strangeness, outside=self._outside)
        return chances, float(self._gate.outside(signs, log_odds=priors[[self._outside]])[0])

    def _heard_apart(self, text: str, setting: Setting, *, among: set[str]) -> tuple[Heard, ...]:
        """Return the tasks that clauses of the text name surely, if they are truly different ones.

        Args:
            among: what the text as a whole may mean; a clause torn out of it can sound like anything.
        """
        clauses = clauses_of(text)
        if len(clauses) <= 1:
            return ()
        heard: list[Heard] = []
        for clause in clauses:
            one = self._surely(clause, setting)
            if (
                one
                and one.intent in among
                and not any(_one_thing(one.intent, other.intent) for other in heard)
            ):
                heard.append(one)
        return tuple(heard)

    def _surely(self, clause: Clause, setting: Setting) -> Heard | None:
        ranked, decision = self._decided(clause.text, setting)
        clear = decision != "out_of_scope" and ranked[0].confidence >= _HEARD_APART
        if not clear or ranked[0].name in COURTESIES:
            return None
        return Heard(*clause, ranked[0].name, ranked[0].confidence)


def _one_thing(intent: str, other: str) -> bool:
    return intent == other or any({intent, other} <= kinds for kinds in ALIKE)
