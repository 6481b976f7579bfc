"""What who speaks, where, and the last card shown make likelier, before a word is read."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

from nlu.language.counts import Floats

_DECLARED = yaml.safe_load((Path(__file__).parent / "priors.yml").read_text(encoding="utf-8"))
COURTESIES = frozenset(_DECLARED["courtesies"])
ALIKE = tuple(frozenset(kinds) for kinds in _DECLARED["alike"])


@lru_cache(maxsize=256)  # there are fewer settings, and each parse asks
def log_priors(intents: tuple[str, ...], *, speaker: str, place: str, shown: str) -> Floats:
    """Return for each intent the logarithm of how much likelier it is than usual."""
    odds = [_odds("speaker", speaker), _odds("place", place), _odds("shown", shown)]
    factors = [[by_name.get(intent, 1.0) for intent in intents] for by_name in odds]
    priors: Floats = np.log(np.array(factors, dtype=float)).sum(axis=0)
    priors.flags.writeable = False
    return priors


def usual_speaker(intent: str) -> str:
    """Return whom an intent is likeliest from; a user where nothing is declared."""
    speakers: Sequence[str] = list(_DECLARED["speaker"])
    return max(speakers, key=lambda speaker: _odds("speaker", speaker).get(intent, 1.0))


def _odds(what: str, which: str) -> Mapping[str, float]:
    """Spread the odds of groups to their intents; what nobody declared is neutral."""
    groups = _DECLARED["groups"]
    declared = _DECLARED[what].get(which, {})
    return {intent: float(odds) for name, odds in declared.items() for intent in groups.get(name, [name])}
