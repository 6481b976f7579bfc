"""The two ways in which a play ends badly: its file is wrong, or a step does not hold."""

from collections.abc import Sequence
from pathlib import Path


class PlayMistake(Exception):
    """A play file that cannot be played.

    Args:
        step: number of the step as printed, empty when the mistake is not in a step.
        wrong: what stands there.
        allowed: what may stand there.
    """

    def __init__(self, path: Path, *, step: str = "", wrong: str, allowed: str) -> None:
        where = f"{path}, step {step}" if step else str(path)
        super().__init__(f"{where}: {wrong}; {allowed}")
        self.step = step
        self.wrong = wrong
        self.allowed = allowed


class Unmet(Exception):
    """A step that does not hold.

    Args:
        expected: what should have been, in one sentence.
        seen: what was there instead, one line per thing.
    """

    def __init__(self, expected: str, seen: Sequence[str] = ()) -> None:
        super().__init__(expected)
        self.expected = expected
        self.seen = tuple(seen)
