"""What an examination found."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How something stands."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One step of an installation.

    Attributes:
        step: constant name of what was looked at.
        told: what was found, in one sentence.
        remedy: what to do, empty when nothing is to be done.
    """

    step: str
    state: State
    told: str
    remedy: str = ""


def fine(step: str, told: str) -> Finding:
    """Return that a step is as it should be."""
    return Finding(step, State.OK, told)


def warning(step: str, told: str, remedy: str) -> Finding:
    """Return that a step works, but not as it should."""
    return Finding(step, State.WARNING, told, remedy)


def broken(step: str, told: str, remedy: str) -> Finding:
    """Return that the desk cannot serve because of this step."""
    return Finding(step, State.BROKEN, told, remedy)
