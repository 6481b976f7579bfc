"""A surge: many people report trouble with one app within a short time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# What is to be counted anew, by the key of the app.
COUNT = "alerts.count_reports"


@dataclass(frozen=True, slots=True)
class Surge:
    """When it is one.

    Attributes:
        people: how many have to report something. within: so long.
        severity: of the alert.
    """

    people: int = 10
    within: timedelta = timedelta(hours=1)
    severity: str = "high"


def over_at(surge: Surge, last: Sequence[datetime]) -> datetime | None:
    """Return until when it is a surge if nobody else reports anything, None where it is none.

    Args:
        last: when each of those who reported something did so last, the latest first.
    """
    return last[surge.people - 1] + surge.within if len(last) >= surge.people else None
