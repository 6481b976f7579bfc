"""The judges look at the weights of a text's own pieces."""

import tracemalloc
from pathlib import Path

import numpy as np
from scipy import sparse

from nlu.language.linear import Judges

PIECES, INTENTS, TEXTS = 20_000, 40, 80


def test_a_text_is_scored_without_a_copy_of_all_weights(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    columns = random.integers(0, PIECES, TEXTS * 5)
    rows = np.repeat(np.arange(TEXTS), 5)
    vectors = sparse.csr_matrix(
        (np.ones(TEXTS * 5, np.float32), (rows, columns)), shape=(TEXTS, PIECES), dtype=np.float32
    )
    Judges.learn(vectors, np.arange(TEXTS) % INTENTS, intents=INTENTS, seed=0).save(tmp_path)
    judges = Judges.load(tmp_path)
    judges.scores(vectors[:1])
    tracemalloc.start()
    judges.scores(vectors[:1])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < PIECES * INTENTS
