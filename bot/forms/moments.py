"""Days and times that are offered where one is asked for, beside typing another."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.forms.form import Asking, Offers
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.days import MORNING, day_and_time
from data.model.local_time import wall_time
from data.model.tasks import FURTHEST

NOW = "now"
EVENING = time(18)
_WEEK = 7


def coming_days(*ahead: int, after: str = "") -> Offers:
    """Return what offers days.

    Args:
        ahead: how many days each lies ahead; of today.
        after: key of a field of the same form, from whose day they count where it is answered.
    """

    def offer(asking: Asking) -> tuple[Choice, ...]:
        today = _today(asking)
        told = day_and_time(asking.answers.get(after, ""))[0]
        first = date.fromisoformat(told) if told else today
        # One that is over, or years off, will be refused.
        first = first if today <= first <= today + FURTHEST else today
        days = sorted({max(first + timedelta(days=count), today) for count in ahead})
        return tuple(Choice(day.isoformat(), day_called(asking.words, day, today)) for day in days)

    return offer


def coming_times(asking: Asking) -> tuple[Choice, ...]:
    """Offer now, this evening, the next morning and that of the next Monday."""
    words, zone = asking.words, ZoneInfo(asking.who.time_zone)
    now, today = wall_time(asking.reading.now, zone), _today(asking)
    monday = today + timedelta(days=_WEEK - today.weekday())
    moments = [
        datetime.combine(today, EVENING),
        datetime.combine(today + timedelta(days=1), MORNING),
        datetime.combine(monday, MORNING),
    ]
    later = sorted({moment for moment in moments if moment > now})
    return (
        Choice(NOW, words("moment-now")),
        *(
            Choice(f"{moment:%Y-%m-%dT%H:%M}", f"{day_called(words, moment.date(), today)} {moment:%H:%M}")
            for moment in later
        ),
    )


def _today(asking: Asking) -> date:
    return wall_time(asking.reading.now, ZoneInfo(asking.who.time_zone)).date()


def day_called(words: Words, day: date, today: date) -> str:
    """Return a day with what it is called from today."""
    return words("moment-day", ahead=(day - today).days, weekday=day.weekday(), day=day.isoformat())
