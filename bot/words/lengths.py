"""Lengths of time in words."""

from datetime import timedelta

from bot.words.words import Words

_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60))


def length_in(words: Words, length: timedelta) -> str:
    """Return how long something lasts."""
    left, parts = int(length.total_seconds()), []
    for unit, seconds in _UNITS:
        count, left = divmod(left, seconds)
        if count:
            parts.append(words(f"length-{unit}", count=count))
    return " ".join(parts)
