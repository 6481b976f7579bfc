"""Decide whether a text is for the desk at all."""

from dataclasses import asdict, dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import expit, log_softmax, logsumexp
from sklearn.linear_model import LogisticRegression

from nlu.language.counts import Floats

SIGNS = 6
Truths: TypeAlias = npt.NDArray[np.bool_]
# Of in-scope texts that the classifier had not seen so many are taken for out of scope, most of them for good and the rest
# with a question, for which nobody has to say it again.
_MOST_DOUBTED, _MOST_REFUSED = 0.035, 0.025
DOUBTS_ABOVE = 0.5


@dataclass(frozen=True, slots=True)
class Gate:
    """Weighs signs that a text is out of scope.

    Attributes:
        weights: one for each column of `signals`.
        bias: such that a text is taken for out of scope at even odds.
        refuses_above: probability of being out of scope above which nothing else is offered.
    """

    weights: tuple[float, ...]
    bias: float
    refuses_above: float

    @classmethod
    def learn(cls, signals_: Floats, outside: Truths, *, log_odds: Floats) -> "Gate":
        """Fit on texts that the judges had not seen.

        Args:
            outside: which of the texts are out of scope.
            log_odds: what is known of each before it is read, as in `outside`.
        """
        if not outside.any() or outside.all():
            return cls(weights=(0.0,) * signals_.shape[1], bias=-50.0, refuses_above=1.0)
        spread = signals_.std(axis=0) + 1e-9
        model = LogisticRegression(C=1.0, max_iter=1000).fit(signals_ / spread, outside)
        weights = tuple(float(weight) for weight in model.coef_[0] / spread)
        within = (signals_ @ np.array(weights) + log_odds)[~outside]
        even, far = np.quantile(within, (1 - _MOST_DOUBTED, 1 - _MOST_REFUSED))
        return cls(weights, bias=-float(even), refuses_above=float(expit(far - even)))

    def outside(self, signals_: Floats, *, log_odds: Floats) -> Floats:
        """Return the probability of each text to be out of scope.

        Args:
            log_odds: logarithm of how much likelier than usual its speaker says what is out of scope.
        """
        chances: Floats = expit(signals_ @ np.array(self.weights) + self.bias + log_odds)
        return chances

    def as_json(self) -> dict[str, object]:
        """Return what makes the gate, for `Gate(**…)`."""
        return asdict(self)


def signals(scores: Floats, strangeness: Floats, *, outside: int | None) -> Floats:
    """Return one row of signs for each text.

    Args:
        scores: log-odds by text and intent.
        strangeness: share of words that no training text had.
        outside: column of the intent that stands for out of scope, None where no text taught it.
    """
    if outside is None:
        return np.zeros((len(scores), SIGNS))
    within = np.sort(np.delete(scores, outside, axis=1), axis=1)
    best, second = within[:, -1], within[:, -min(2, within.shape[1])]
    return np.column_stack(
        [
            log_softmax(scores, axis=1)[:, outside],
            scores[:, outside] - best,
            best,
            best - second,
            logsumexp(within, axis=1),
            strangeness,
        ]
    )
