"""Turn texts into sparse vectors: weighted counts of pieces, each family of unit length."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from nlu.language.pieces import FAMILIES, Pieces, pieces_of

Floats: TypeAlias = npt.NDArray[np.float64]
# Found by cross-validation: runs of letters carry most, since they forgive endings, typos and cuts of words.
WEIGHTS = {"word": 1.0, "pair": 0.7, "letters": 1.4}
_WORD_FAMILY = FAMILIES.index("word")


class Features:
    """Knows the pieces of the training texts and how telling each is.

    Args of the constructor: columns by piece, a piece being its family's number, a colon and itself;
    for each column its rarity (inverse document frequency), zero where no text had the piece.
    """

    def __init__(self, columns: dict[str, int], rarity: Floats) -> None:
        self._columns = columns
        self._family = np.array([int(piece[0]) for piece in columns], dtype=np.int64)
        self._scale = np.array([WEIGHTS[family] for family in FAMILIES])
        self.rarity = rarity
        self._familiar = ((self._family == _WORD_FAMILY) & (rarity > 0)).astype(np.float64)

    @classmethod
    def learn(cls, texts: Sequence[Pieces]) -> "Features":
        """Take up every piece of the texts."""
        seen = dict.fromkeys(piece for text in texts for piece in _named(text))
        features = cls({piece: at for at, piece in enumerate(seen)}, np.zeros(len(seen)))
        return features.weighed_by(features.counts(texts))

    def weighed_by(self, counts: sparse.csr_matrix) -> "Features":
        """Return the same columns with the rarity that these counts show."""
        texts_with = np.bincount(counts.indices, minlength=len(self._columns))
        rarity = np.log((1 + counts.shape[0]) / (1 + texts_with)) + 1
        return Features(self._columns, np.where(texts_with > 0, rarity, 0.0))

    def counts(self, texts: Sequence[Pieces]) -> sparse.csr_matrix:
        """Count the known pieces of texts; one row for each."""
        starts, columns, times = [0], list[int](), list[int]()
        for text in texts:
            counted = Counter(
                column for piece in _named(text) if (column := self._columns.get(piece)) is not None
            )
            columns += counted.keys()
            times += counted.values()
            starts.append(len(columns))
        shape = (len(texts), len(self._columns))
        return sparse.csr_matrix(
            (np.array(times, np.float64), np.array(columns, np.int64), starts), shape=shape
        )

    def vectors(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """Return unit vectors for counts: damped, weighted by rarity, families balanced."""
        rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        values = (1 + np.log(counts.data)) * self.rarity[counts.indices]
        family = self._family[counts.indices]
        cells = rows * len(FAMILIES) + family
        squares = np.bincount(cells, values**2, minlength=counts.shape[0] * len(FAMILIES))
        values = values * self._scale[family] / np.sqrt(np.maximum(squares, 1e-12))[cells]
        lengths = np.sqrt(np.maximum(np.bincount(rows, values**2, minlength=counts.shape[0]), 1e-12))
        values = (values / lengths[rows]).astype(np.float32)
        return sparse.csr_matrix((values, counts.indices, counts.indptr), shape=counts.shape)

    def strangeness(self, texts: Sequence[Pieces], counts: sparse.csr_matrix) -> Floats:
        """Return for each text the share of its words that no training text had, 0 to 1."""
        known: Floats = np.asarray(counts @ self._familiar).ravel()
        words = np.array([max(1, len(text.word)) for text in texts])
        share: Floats = 1 - known / words
        return share

    def of(self, text: str) -> sparse.csr_matrix:
        """Return the vector of one text as a matrix of one row."""
        return self.vectors(self.counts([pieces_of(text)]))

    def save(self, folder: Path) -> None:
        """Write `pieces.json` and `rarity.npz` into a folder."""
        (folder / "pieces.json").write_text(
            json.dumps(list(self._columns), ensure_ascii=False), encoding="utf-8"
        )
        np.savez(folder / "rarity.npz", rarity=self.rarity.astype(np.float32))

    @classmethod
    def load(cls, folder: Path) -> "Features":
        """Read what `save` wrote; nothing in it can run."""
        pieces = json.loads((folder / "pieces.json").read_text(encoding="utf-8"))
        with np.load(folder / "rarity.npz", allow_pickle=False) as stored:
            rarity = stored["rarity"].astype(np.float64)
        return cls({piece: at for at, piece in enumerate(pieces)}, rarity)


def _named(text: Pieces) -> list[str]:
    return [f"{number}:{piece}" for number, family in enumerate(text) for piece in family]
