"""One linear judge for each intent: L2-regularised logistic regression on sparse vectors."""

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
_REGULARISATION = 30.0  # found by cross-validation: texts are short, so almost every piece has to count


class Judges:
    """Scores how much each intent fits.

    Args of the constructor: weights by piece and intent; bias by intent.
    """

    def __init__(self, weights: Weights, bias: Floats) -> None:
        self._weights = weights
        self._bias = bias

    @classmethod
    def learn(cls, vectors: sparse.csr_matrix, labels: Labels, *, intents: int, seed: int) -> "Judges":
        """Fit one judge for each intent.

        Args:
            labels: numbers of intents, counted from 0; one that has no text is never found.
            intents: how many there are.
        """
        model = LogisticRegression(
            C=_REGULARISATION,
            solver="liblinear",
            dual=True,
            tol=1e-2,
            max_iter=10,
            random_state=seed,
            # What many texts were written for is not said as much more often.
            class_weight="balanced",
        )
        with warnings.catch_warnings():
            # Ten rounds rank as well as a thousand; the rest only polishes confidences, which are calibrated anyway.
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(vectors, labels)
        found, bias_found = model.coef_, model.intercept_
        if len(model.classes_) == _A_PAIR:  # the library keeps one judge for two labels
            found, bias_found = np.vstack([-found, found]), np.concatenate([-bias_found, bias_found])
        weights = np.zeros((vectors.shape[1], intents), dtype=np.float32)
        bias = np.full(intents, _NEVER)
        weights[:, model.classes_], bias[model.classes_] = found.T, bias_found
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
