"""The rule for local times, held on every change of every zone for ten years, and on random days."""

import argparse
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from data.model.cron import Cron, read_cron
from data.model.recurrence import next_after
from tests.bench.figures import Findings, answer, tell
from tests.unit.model.clock_oracle import changes, due_between

YEARS = range(2026, 2036)
DAY, MINUTE, QUARTER = timedelta(days=1), timedelta(minutes=1), timedelta(minutes=15)
RANDOM_DAYS = 1_000
SEED = 20260302
# What the gap, the repeated hour, midnight, and the days beside them are likely to meet.
RULES = ("0 0 * * *", "30 0 * * *", "30 1 * * *", "30 2 * * *", "15 3 * * *", "45 23 * * *", "*/15 * * * *", "0 */2 * * *")  # fmt: skip


def wrong_days(rule: Cron, zone: ZoneInfo, begin: datetime, end: datetime, *, grid: timedelta) -> int:
    """Count the days of a stretch on which the rule is due at other instants than whoever watches the clock sees."""
    times = {(hour, minute) for hour in rule.hours for minute in rule.minutes}

    def matches(wall: datetime) -> bool:
        return (wall.hour, wall.minute) in times

    expected = set(due_between(matches, zone, begin, end, grid=grid))
    found, now = set[datetime](), begin
    while (at := next_after(rule, zone, now)) is not None and at <= end:
        found.add(at)
        now = at
    return len({moment.date() for moment in expected ^ found})


def at_every_change(names: list[str], figures: Counter[str]) -> None:
    """Hold the rules for a day before and after each change of each zone."""
    rules = [read_cron(text) for text in RULES]
    for name in names:
        zone = ZoneInfo(name)
        figures["zones"] += 1
        for moment in changes(zone, YEARS):
            figures["changes"] += 1
            for rule in rules:
                figures["wrong"] += wrong_days(rule, zone, moment - DAY, moment + DAY, grid=QUARTER)
        if figures["zones"] % 100 == 0:
            tell(f"{figures['zones']} zones, {figures['changes']} changes, {figures['wrong']} wrong")


def on_random_days(names: list[str], figures: Counter[str], *, count: int, seed: int) -> None:
    """Hold random rules on random days of random zones, minute by minute."""
    dice = random.Random(seed)
    first = datetime(YEARS.start, 1, 1, tzinfo=UTC)
    days = (datetime(YEARS.stop, 1, 1, tzinfo=UTC) - first).days
    for _ in range(count):
        zone, begin = ZoneInfo(dice.choice(names)), first + dice.randrange(days) * DAY
        minutes, hours = (",".join(str(dice.randrange(most)) for _ in range(4)) for most in (60, 24))
        figures["random_days"] += 1
        figures["wrong"] += wrong_days(
            read_cron(f"{minutes} {hours} * * *"), zone, begin, begin + DAY, grid=MINUTE
        )


async def bench(*, seed: int = SEED, days: int = RANDOM_DAYS, every: int = 1) -> Findings:
    """Look at all of it.

    Args:
        every: 1 for all zones, 10 for each tenth.
    """
    names = sorted(available_timezones())
    figures: Counter[str] = Counter({"wrong": 0})
    at_every_change(names[::every], figures)
    on_random_days(names, figures, count=days, seed=seed)
    return Findings("clock", figures, {"wrong": 0})


async def test_the_rule_holds_whenever_clocks_change() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed
    assert findings.figures["changes"] > 1000


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--days", type=int, default=RANDOM_DAYS, help="how many random days")
    parser.add_argument("--every", type=int, default=1, help="10 looks at each tenth zone only")
    told = parser.parse_args()
    answer(bench(seed=told.seed, days=told.days, every=told.every))
