"""Tell whoever started this process how far it is: one line of JSON each, on standard output."""

import contextlib
import json
import sys
from collections.abc import Iterator
from typing import Any

from nlu.faults import UnderstandingFault

WRONG = 2


def tell(**facts: Any) -> None:
    """Tell facts."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


@contextlib.contextmanager
def faults_told() -> Iterator[None]:
    """Tell a fault as `refused`, and end with it."""
    try:
        yield
    except UnderstandingFault as fault:
        tell(refused=str(fault))
        raise SystemExit(WRONG) from None
