"""How a play ended."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PlayResult:
    """How a play ended.

    Attributes:
        play: its title, or its path when the file cannot be played.
        step: number of the step that did not hold, None when all did or none was reached.
    """

    play: str
    holds: bool
    step: str | None = None
    expected: str | None = None
    seen: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        return {
            "play": self.play,
            "holds": self.holds,
            "step": int(self.step) if self.step and self.step.isdecimal() else self.step,
            "expected": self.expected,
            "seen": list(self.seen),
        }
