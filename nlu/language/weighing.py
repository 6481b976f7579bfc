"""Weigh counts by how telling each piece is: unit vectors, in which each family has its share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy import sparse

from nlu.language.counts import Counts, Floats
from nlu.language.pieces import FAMILIES

# Found by cross-validation: runs of letters carry most, since they forgive endings, typos and cuts of words.
WEIGHTS = {"word": 1.0, "pair": 1.0, "letters": 1.4}
_WORD_FAMILY = FAMILIES.index("word")
_SCALE = np.array([WEIGHTS[family] for family in FAMILIES])


class Weighing:
    """Knows how rare each piece is.

    Args of the constructor: for each column its rarity (inverse document frequency), zero where no text had the piece.
    """

    def __init__(self, rarity: Floats) -> None:
        self._rarity = rarity

    @classmethod
    def learn(cls, counts: Counts) -> Weighing:
        """Find how rare each piece is among some texts."""
        texts, pieces = counts.matrix.shape
        texts_with = np.bincount(counts.matrix.indices, minlength=pieces)
        rarity = np.log((1 + texts) / (1 + texts_with)) + 1
        return cls(np.where(texts_with > 0, rarity, 0.0))

    def vectors(self, counts: Counts) -> sparse.csr_matrix:
        """Return unit vectors for counts: damped, weighted by rarity, families balanced."""
        matrix = counts.matrix
        texts = matrix.shape[0]
        rows = np.repeat(np.arange(texts), np.diff(matrix.indptr))
        values = (1 + np.log(matrix.data)) * self._rarity[matrix.indices]
        family = counts.family[matrix.indices]
        cells = rows * len(FAMILIES) + family
        squares = np.bincount(cells, values**2, minlength=texts * len(FAMILIES))
        values = values * _SCALE[family] / np.sqrt(np.maximum(squares, 1e-12))[cells]
        lengths = np.sqrt(np.maximum(np.bincount(rows, values**2, minlength=texts), 1e-12))
        values = (values / lengths[rows]).astype(np.float32)
        return sparse.csr_matrix((values, matrix.indices, matrix.indptr), shape=matrix.shape)

    def strangeness(self, counts: Counts) -> Floats:
        """Return for each text the share of its words that no training text had, 0 to 1."""
        matrix = counts.matrix
        familiar = (counts.family[matrix.indices] == _WORD_FAMILY) & (self._rarity[matrix.indices] > 0)
        rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        known = np.bincount(rows, matrix.data * familiar, minlength=matrix.shape[0])
        share: Floats = 1 - known / np.maximum(1, counts.words)
        return share

    def save(self, folder: Path) -> None:
        """Write `rarity.npz` into a folder."""
        np.savez(folder / "rarity.npz", rarity=self._rarity.astype(np.float32))

    @classmethod
    def load(cls, folder: Path) -> Weighing:
        """Read what `save` wrote; nothing in it can run."""
        with np.load(folder / "rarity.npz", allow_pickle=False) as stored:
            return cls(stored["rarity"].astype(np.float64))
