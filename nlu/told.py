"""Tell whoever started this process how far it is: one line of JSON each, on standard output."""

import contextlib
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from nlu.faults import UnderstandingFault

WRONG = 2


def tell(**facts: Any) -> None:
    """Tell facts."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


class Training:
    """Tells how long a training will take, by how long its parts took so far."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self, share: float) -> None:
        """Tell how much is left.

        Args:
            share: of the work that is done, over 0 and up to 1.
        """
        spent = time.monotonic() - self._began
        tell(progress="training", seconds_left=round(spent / share - spent, 1))


@contextlib.contextmanager
def faults_told() -> Iterator[None]:
    """Tell a fault as `refused`, and end with it."""
    try:
        yield
    except UnderstandingFault as fault:
        tell(refused=str(fault))
        raise SystemExit(WRONG) from None
