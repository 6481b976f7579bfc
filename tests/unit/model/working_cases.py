"""Random cases of working time, answered twice: by the model and by whoever counts minutes."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.model.calendars import WorkCalendar
from data.model.working_time import after_working, end_of_workday, read_spans, worked_between
from tests.unit.model.working_oracle import MINUTE, Minutes, works

LONGEST_MINUTES = 60 * 60
MOST_DAYS = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """A calendar, as the model is told of it and as the oracle is.

    Attributes:
        days: of a usual week, such as 12345 for Monday to Friday.
    """

    zone: str
    days: str
    spans: tuple[str, ...]
    china: bool = False
    made_up: bool = False

    def modelled(self) -> WorkCalendar:
        """Return it as the model knows it."""
        days = frozenset(int(one) - 1 for one in self.days)
        country = "CN" if self.china else ""
        return WorkCalendar(days, country, self.made_up, self.zone, read_spans(list(self.spans)))

    def counted(self, begin: datetime, end: datetime) -> Minutes:
        """Return its minutes, counted."""
        on = works(self.days, china=self.china, made_up=self.made_up)
        return Minutes(self.zone, on, self.spans, begin=begin, end=end)


SPLIT = ("09:00-12:00", "13:30-18:00")
OFFICE = Kept("Asia/Shanghai", "12345", SPLIT, china=True, made_up=True)
# Those that clocks trouble most: worked through the night, in zones that change at one, at two and at midnight, by half an hour.
CALENDARS = (
    OFFICE,
    Kept("Asia/Shanghai", "123456", ("08:30-20:15",), china=True),
    Kept("UTC", "1234567", ("00:00-24:00",)),
    Kept("America/New_York", "1234567", ("00:00-02:30", "02:45-03:00", "22:00-24:00")),
    Kept("Europe/London", "67", ("00:30-01:30", "12:00-24:00")),
    Kept("Africa/Cairo", "12345", ("00:00-00:30", "23:15-24:00")),
    Kept("Australia/Lord_Howe", "24", ("01:45-01:50", "02:10-09:00")),
    Kept("Asia/Kolkata", "1", SPLIT),
)


def wrong(kept: Kept, minutes: Minutes, *, begin: datetime, end: datetime, seed: int) -> Iterator[str]:
    """Yield for one random instant what the model and the oracle tell differently; forever, one list for each.

    Args:
        begin, end: between which the instants lie.
    """
    dice, calendar = random.Random(seed), kept.modelled()
    length = (end - begin) // MINUTE
    while True:
        since = begin + dice.randrange(length) * MINUTE
        yield " ".join(_differences(dice, calendar, minutes, since))


def _differences(
    dice: random.Random, calendar: WorkCalendar, minutes: Minutes, since: datetime
) -> Iterator[str]:
    worked, days = dice.randrange(LONGEST_MINUTES), dice.randrange(1, MOST_DAYS)
    goal = after_working(calendar, since, worked * MINUTE)
    if goal != minutes.after(since, worked):
        yield f"{worked} minutes after {since}: {goal}"
    ends = end_of_workday(calendar, since, following=days)
    if ends != minutes.end_of_workday(since, days):
        yield f"{days} days after {since}: {ends}"
    # Waiting for somebody stops the clock: what was left then is left when it goes on.
    stopped = since + dice.random() * (ends - since) // MINUTE * MINUTE
    left = worked_between(calendar, stopped, ends)
    if left != minutes.between(stopped, ends) * MINUTE:
        yield f"between {stopped} and {ends}: {left}"
    resumed = stopped + timedelta(minutes=dice.randrange(7 * 24 * 60))
    if after_working(calendar, resumed, left) != minutes.after(resumed, left // MINUTE):
        yield f"{left} after {resumed}"
