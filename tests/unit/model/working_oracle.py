"""A slow and plain account of working time: every minute of some years, looked at one by one; and holidays copied from the decrees by hand."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
WorksOn = Callable[[date], bool]

# General Office of the State Council, notices on the arrangement of holidays for 2023 to 2026: first and last day of
# each, and the weekends that are worked for them. A holiday beside a weekend leaves that a weekend, which is worked by
# whoever works on Saturdays; the one before New Year 2024 the library counts among the holidays, and so does this.
FREE = (
    ("2022-12-31", "2023-01-02"), ("2023-01-21", "2023-01-27"), ("2023-04-05", "2023-04-05"),
    ("2023-04-29", "2023-05-03"), ("2023-06-22", "2023-06-24"), ("2023-09-29", "2023-10-06"),
    ("2023-12-30", "2024-01-01"), ("2024-02-10", "2024-02-17"), ("2024-04-04", "2024-04-06"),
    ("2024-05-01", "2024-05-05"), ("2024-06-10", "2024-06-10"), ("2024-09-15", "2024-09-17"),
    ("2024-10-01", "2024-10-07"), ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"), ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"), ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"), ("2026-10-01", "2026-10-07"),
)  # fmt: skip
MADE_UP = (
    "2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08",
    "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
    "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
    "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
)  # fmt: skip


def works(days: str, *, china: bool = False, made_up: bool = False) -> WorksOn:
    """Return what tells whether a day is worked.

    Args:
        days: of a usual week, such as 12345 for Monday to Friday.
    """

    def on(day: date) -> bool:
        told = day.isoformat()
        if made_up and told in MADE_UP:
            return True
        if china and any(first <= told <= last for first, last in FREE):
            return False
        return str(day.isoweekday()) in days

    return on


class Minutes:
    """Every minute of a stretch of time, worked or not.

    Args of the constructor: `spans` are hours such as 09:00-12:00.
    """

    def __init__(
        self, zone: str, on: WorksOn, spans: tuple[str, ...], *, begin: datetime, end: datetime
    ) -> None:
        self._begin, self._zone = begin, ZoneInfo(zone)
        self._worked = array("I")
        self._ends: dict[date, int] = {}
        hours = [tuple(_time(one) for one in span.split("-")) for span in spans]
        now = begin - timedelta(days=2)
        # What the clock has shown, once it does not show it for the first time any more.
        latest = datetime.min  # noqa: DTZ901  # as a clock on the wall shows it
        day, free = latest.date(), True
        while now < end:
            latest = max(latest, now.astimezone(self._zone).replace(tzinfo=None))
            if latest.date() != day:
                day = latest.date()
                free = not on(day)
            if not free and now >= begin and any(opens <= latest.time() < closes for opens, closes in hours):
                number = (now - begin) // MINUTE
                self._worked.append(number)
                self._ends[day] = number + 1
            now += MINUTE
        self._days = sorted(self._ends)

    def after(self, since: datetime, minutes: int) -> datetime:
        """Return when so many worked minutes have passed; of none, when the next one begins."""
        at = bisect_left(self._worked, self._number(since))
        number = self._worked[at + minutes - 1] + 1 if minutes else self._worked[at]
        return self._begin + number * MINUTE

    def between(self, since: datetime, until: datetime) -> int:
        """Return how many minutes are worked between two instants."""
        a, b = (bisect_left(self._worked, self._number(one)) for one in (since, until))
        return max(0, b - a)

    def end_of_workday(self, since: datetime, following: int) -> datetime:
        """Return when work ends on the n-th working day after that day."""
        today = since.astimezone(self._zone).date()
        day = self._days[bisect_right(self._days, today) + following - 1]
        return self._begin + self._ends[day] * MINUTE

    def _number(self, moment: datetime) -> int:
        return (moment - self._begin) // MINUTE


def utc(year: int, month: int = 1, day: int = 1) -> datetime:
    """Return the midnight with which a day begins in UTC."""
    return datetime(year, month, day, tzinfo=UTC)


def _time(told: str) -> time:
    return time.max if told == "24:00" else time.fromisoformat(told)
