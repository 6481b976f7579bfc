"""Make scores into probabilities that hold, and find from when on they are sure enough not to ask."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax

from nlu.language.counts import Floats
from nlu.language.linear import Labels
from nlu.language.scope import Truths

# Of texts that the classifier had not seen; three in a hundred is the promise.
_MOST_WRONG = 0.02


def sharpness(scores: Floats, labels: Labels) -> float:
    """Return the factor on scores under which their softmax tells how often they are right."""
    rows = np.arange(len(labels))

    def surprise(factor: float) -> float:
        return -float(log_softmax(factor * scores, axis=1)[rows, labels].mean())

    return float(minimize_scalar(surprise, bounds=(0.05, 20.0), method="bounded").x)


def probabilities(scores: Floats, *, sharpness_: float, log_priors: Floats) -> Floats:
    """Return the probability of each intent by text, what is known beforehand included."""
    return np.asarray(softmax(sharpness_ * scores + log_priors, axis=1))


def sure_above(confidences: Floats, right: Truths) -> float:
    """Return the lowest confidence from which on few enough answers are wrong.

    Args:
        confidences: of the best intent of each text that is not refused.
        right: whether it was meant.
    """
    order = np.argsort(-confidences)
    wrong = np.cumsum(~right[order]) / len(right)
    affordable = int((wrong <= _MOST_WRONG).sum())
    return float(confidences[order][max(0, affordable - 1)]) if affordable else 1.0
