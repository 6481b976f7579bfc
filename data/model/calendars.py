"""When somebody works: hours and weekdays by choice, public holidays by country, make-up days where a country has them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import chinese_calendar
import holidays
from holidays.registry import EntityLoader

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Its holidays are moved about by decree, and some weekends are worked for them: published each November.
DECREED = "CN"
# From when to when somebody works on a day, both since its midnight.
Span = tuple[timedelta, timedelta]
WHOLE_DAY: tuple[Span, ...] = ((timedelta(), timedelta(days=1)),)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days on which somebody works, and the hours.

    Attributes:
        days: of a usual week, from 0 for Monday.
        country: ISO 3166 code of the country whose holidays are kept, empty for none.
        make_up_days: whether weekends are worked that a decree declares workdays.
        zone: IANA name of the zone whose clocks tell the hours.
        spans: of a day that is worked, in order and apart from each other.
    """

    days: frozenset[int]
    country: str = ""
    make_up_days: bool = False
    zone: str = "UTC"
    spans: tuple[Span, ...] = WHOLE_DAY

    @property
    def zone_info(self) -> ZoneInfo:
        """Return the zone itself."""
        return ZoneInfo(self.zone)

    def is_workday(self, day: date) -> bool:
        """Return whether that day is worked, as far as it is known yet."""
        usual = day.weekday() in self.days
        if not self.country:
            return usual
        if self.country == DECREED and self.is_published(day):
            free, reason = chinese_calendar.get_holiday_detail(day)
            if reason is not None and (free or self.make_up_days):
                return not free
            return usual
        return usual and day not in _holidays_of(self.country, day.year)

    def is_published(self, day: date) -> bool:
        """Return whether the holidays of that year are final; else those fixed by law stand in for them."""
        if self.country != DECREED:
            return True
        try:
            chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:
            return False
        return True


# What stands in for a calendar that somebody took out of the company file.
USUAL_WEEK = WorkCalendar(frozenset(range(5)))


def is_country(code: str) -> bool:
    """Return whether the holidays of that country are known."""
    # The list with their regions would load the holidays of all of them.
    return code in EntityLoader.get_country_codes()


@cache
def _holidays_of(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year))
