"""Two linear judges of one mind for each intent: what tells it from the others, and what its texts are made of."""

import warnings
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from nlu.language.counts import Floats

Labels: TypeAlias = npt.NDArray[np.int64]
Weights: TypeAlias = npt.NDArray[np.float32]
_A_PAIR = 2
_NEVER = -50.0  # log-odds of an intent without a text
# What follows was found by cross-validation, texts by other hands held out.
_REGULARISATION = 30.0  # texts are short, so almost every piece has to count
_SEEN_TWICE = 2  # a piece of a single text tells nothing apart, and three in four are of a single text
_ROUNDS = 6  # rank as well as a thousand; the rest only polishes confidences, which are calibrated anyway
_UNHEARD = 0.01  # of a piece in an intent that no text of it had, as if a hundredth of one had had it
_MAKE_UP = 0.35  # how much the make-up of texts counts beside what tells them apart


class Judges:
    """Scores how much each intent fits.

    Args of the constructor: weights by piece and intent; bias by intent.
    """

    def __init__(self, weights: Weights, bias: Floats) -> None:
        # In rows: a text looks at few of them, and in columns all would be copied for each text.
        self._weights = np.ascontiguousarray(weights)
        self._bias = bias

    @classmethod
    def learn(cls, vectors: sparse.csr_matrix, labels: Labels, *, intents: int, seed: int) -> "Judges":
        """Fit the judges of each intent, and let them speak with one voice, since both are linear.

        Logistic regression looks for what tells intents apart and overlooks what is rare; naive Bayes weighs every piece
        that an intent was ever told by. They err on different texts.

        Args:
            labels: numbers of intents, counted from 0; one that has no text is never found.
            intents: how many there are.
        """
        weights = _MAKE_UP * _made_up(vectors, labels, intents=intents)
        bias = np.full(intents, _NEVER)
        common = np.bincount(vectors.indices, minlength=vectors.shape[1]) >= _SEEN_TWICE
        columns = np.flatnonzero(common) if common.any() else np.arange(vectors.shape[1])
        model = _told_apart(vectors[:, columns], labels, seed=seed)
        found, bias_found = model.coef_, model.intercept_
        if len(model.classes_) == _A_PAIR:  # the library keeps one judge for two labels
            found, bias_found = np.vstack([-found, found]), np.concatenate([-bias_found, bias_found])
        weights[np.ix_(columns, model.classes_)] += found.T
        bias[model.classes_] = bias_found
        return cls(weights, bias)

    def scores(self, vectors: sparse.csr_matrix) -> Floats:
        """Return log-odds by text and intent, each judge speaking for itself."""
        scores: Floats = np.asarray(vectors @ self._weights) + self._bias
        return scores

    def save(self, folder: Path) -> None:
        """Write `judges.npz`; half precision changes no ranking and halves the file."""
        np.savez_compressed(folder / "judges.npz", weights=self._weights.astype(np.float16), bias=self._bias)

    @classmethod
    def load(cls, folder: Path) -> "Judges":
        """Read what `save` wrote."""
        with np.load(folder / "judges.npz", allow_pickle=False) as stored:
            return cls(stored["weights"].astype(np.float32), stored["bias"])


def _told_apart(vectors: sparse.csr_matrix, labels: Labels, *, seed: int) -> LogisticRegression:
    """Fit one L2-regularised logistic regression for each intent against all others."""
    model = LogisticRegression(
        C=_REGULARISATION,
        solver="liblinear",
        dual=True,
        tol=1e-2,
        max_iter=_ROUNDS,
        random_state=seed,
        # What many texts were written for is not said as much more often.
        class_weight="balanced",
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(vectors, labels)


def _made_up(vectors: sparse.csr_matrix, labels: Labels, *, intents: int) -> Weights:
    """Return how much each piece speaks for each intent: its logarithmic share there, less that in the average one."""
    texts = len(labels)
    member = sparse.csr_matrix((np.ones(texts, np.float32), (labels, np.arange(texts))), (intents, texts))
    shares = (member @ vectors).toarray().T + np.float32(_UNHEARD)
    shares /= shares.sum(axis=0)
    told: Weights = np.log(shares)
    told -= told.mean(axis=1, keepdims=True)
    return told
