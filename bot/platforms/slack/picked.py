"""Days and times that are picked in a modal: a moment is two inputs there, and one answer."""

from collections.abc import Mapping

# Behind the key of a moment, the name of the input for its time.
_TIME = ".time"


def time_of(key: str) -> str:
    """Return the name of the input in which the time of a moment is picked."""
    return f"{key}{_TIME}"


def joined(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with each time behind its day; a time without a day stays, for somebody to complain."""
    days = {key: answer for key, answer in answers.items() if not key.endswith(_TIME)}
    times = {key.removesuffix(_TIME): answer for key, answer in answers.items() if key.endswith(_TIME)}
    return days | {key: f"{days.get(key, '')}T{at}" for key, at in times.items()}
