"""What is two inputs in a modal, and one answer: a day with its time, and what may be chosen or typed."""

from collections.abc import Mapping

# Behind the key of a moment, the name of the input for its time.
_TIME = ".time"
# Behind the key of what may be chosen, the name of the input in which something else is typed.
_OTHER = ".other"


def time_of(key: str) -> str:
    """Return the name of the input in which the time of a moment is picked."""
    return f"{key}{_TIME}"


def other_than(key: str) -> str:
    """Return the name of the input in which something else is typed than what may be chosen."""
    return f"{key}{_OTHER}"


def joined(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers: each time behind its day, and what was typed in place of what was chosen.

    A time without a day stays, for somebody to complain.
    """
    typed = {key.removesuffix(_OTHER): answer for key, answer in answers.items() if key.endswith(_OTHER)}
    days = {key: answer for key, answer in answers.items() if not key.endswith((_TIME, _OTHER))} | typed
    times = {key.removesuffix(_TIME): answer for key, answer in answers.items() if key.endswith(_TIME)}
    return days | {key: f"{days.get(key, '')}T{at}" for key, at in times.items()}
