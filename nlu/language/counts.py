"""Count the pieces of texts, each kind of piece in a column of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from nlu.language.pieces import Pieces

Floats: TypeAlias = npt.NDArray[np.float64]
Numbers: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each known piece occurs in each of some texts.

    Attributes:
        matrix: one row for each text, one column for each piece.
        family: for each column the place of its family in `FAMILIES`.
        words: how many words each text has, those that no column is for included.
    """

    matrix: sparse.csr_matrix
    family: Numbers = field(repr=False)
    words: Numbers = field(repr=False)

    def of(self, texts: Numbers | slice) -> Counts:
        """Return the counts of some of the texts."""
        return Counts(self.matrix[texts], self.family, self.words[texts])

    @classmethod
    def together(cls, parts: Sequence[Counts]) -> Counts:
        """Return the counts of all texts of some parts, which have the same columns."""
        matrix = sparse.vstack([part.matrix for part in parts], format="csr")
        return cls(matrix, parts[0].family, np.concatenate([part.words for part in parts]))


class Vocabulary:
    """Knows the column of every piece of the texts it was learnt from.

    Args of the constructor: the pieces in the order of their columns, each being its family's number, a colon and
    itself.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self._columns = {piece: at for at, piece in enumerate(pieces)}
        self._family = np.array([int(piece[0]) for piece in pieces], dtype=np.int64)

    @classmethod
    def learn(cls, texts: Sequence[Pieces]) -> Vocabulary:
        """Take up every piece of the texts."""
        return cls(list(dict.fromkeys(piece for text in texts for piece in _named(text))))

    def counts(self, texts: Sequence[Pieces]) -> Counts:
        """Count the known pieces of texts."""
        starts, columns, times = [0], list[int](), list[int]()
        for text in texts:
            counted = Counter(
                column for piece in _named(text) if (column := self._columns.get(piece)) is not None
            )
            columns += counted.keys()
            times += counted.values()
            starts.append(len(columns))
        shape = (len(texts), len(self._columns))
        matrix = sparse.csr_matrix(
            (np.array(times, np.float64), np.array(columns, np.int32), np.array(starts, np.int32)),
            shape=shape,
        )
        return Counts(matrix, self._family, np.array([len(text.word) for text in texts], np.int64))

    def save(self, folder: Path) -> None:
        """Write `pieces.json` into a folder."""
        (folder / "pieces.json").write_text(
            json.dumps(list(self._columns), ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        """Read what `save` wrote; nothing in it can run."""
        return cls(json.loads((folder / "pieces.json").read_text(encoding="utf-8")))


def _named(text: Pieces) -> list[str]:
    return [f"{number}:{piece}" for number, family in enumerate(text) for piece in family]
