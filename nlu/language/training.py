"""Learn a classifier from examples, and how far to trust it from examples it had not seen."""

import warnings
from collections.abc import Callable, Sequence

import numpy as np
from sklearn.model_selection import StratifiedKFold

from nlu.language.calibration import probabilities, sharpness, sure_above
from nlu.language.classifier import Classifier, Thresholds
from nlu.language.counts import Counts, Floats
from nlu.language.judgement import OUT_OF_SCOPE
from nlu.language.linear import Judges, Labels
from nlu.language.priors import log_priors, usual_speaker
from nlu.language.scope import DOUBTS_ABOVE, Gate, signals
from nlu.language.weighing import Weighing

_FOLDS = 3
_OF_ALL = 0.25  # of the time is spent on the judges that stay

Progress = Callable[[float], None]
"""Told the share of the work that is done, 0 to 1."""


def _silent(share: float, /) -> None:
    """Tell nobody."""
    del share


def train(counts: Counts, meant: Sequence[str], *, seed: int = 0, progress: Progress = _silent) -> Classifier:
    """Learn from examples; the same examples and seed give the same classifier.

    Args:
        counts: of the pieces of each example.
        meant: the intent of each.
    """
    intents = tuple(sorted(set(meant)))
    number = {intent: at for at, intent in enumerate(intents)}
    labels = np.array([number[intent] for intent in meant])
    weighing = Weighing.learn(counts)
    judges = Judges.learn(weighing.vectors(counts), labels, intents=len(intents), seed=seed)
    progress(_OF_ALL)
    scores, strangeness = _unseen(counts, labels, seed=seed, progress=progress)
    gate, thresholds = _calibrated(intents, scores, strangeness, labels)
    return Classifier(intents, weighing, judges, gate, thresholds)


def _unseen(counts: Counts, labels: Labels, *, seed: int, progress: Progress) -> tuple[Floats, Floats]:
    """Return scores and strangeness of each example for judges that had not seen it."""
    intents = int(labels.max()) + 1
    scores, strangeness = np.zeros((len(labels), intents)), np.zeros(len(labels))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # an intent with fewer examples than folds is no harm
        parts = list(folds.split(labels, labels))
    for done, (seen, held) in enumerate(parts, start=1):
        known, new = counts.of(seen), counts.of(held)
        weighing = Weighing.learn(known)
        judges = Judges.learn(weighing.vectors(known), labels[seen], intents=intents, seed=seed)
        scores[held] = judges.scores(weighing.vectors(new))
        strangeness[held] = weighing.strangeness(new)
        progress(_OF_ALL + (1 - _OF_ALL) * done / _FOLDS)
    return scores, strangeness


def _calibrated(
    intents: tuple[str, ...], scores: Floats, strangeness: Floats, labels: Labels
) -> tuple[Gate, Thresholds]:
    outside = np.array([intents[label] == OUT_OF_SCOPE for label in labels])
    column = intents.index(OUT_OF_SCOPE) if OUT_OF_SCOPE in intents else None
    signs = signals(scores, strangeness, outside=column)
    by_intent = {
        intent: log_priors(intents, speaker=usual_speaker(intent), place="private", shown="")
        for intent in intents
    }
    priors = np.array([by_intent[intents[label]] for label in labels])
    beforehand = priors[:, column or 0]
    gate = Gate.learn(signs, outside, log_odds=beforehand)
    factor = sharpness(scores, labels)
    chances = probabilities(scores, sharpness_=factor, log_priors=priors)
    best = chances.argmax(axis=1)
    answered = (gate.outside(signs, log_odds=beforehand) <= DOUBTS_ABOVE) & ~(
        outside.any() & (best == column)
    )
    right = (best == labels) | ~answered
    confidences = np.where(answered, chances.max(axis=1), 0.0)
    return gate, Thresholds(factor, sure_above(confidences, right))
