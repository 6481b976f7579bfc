"""Deadlines by working calendars, held against somebody who counts every minute of four years."""

import argparse
import itertools
from collections import Counter

from tests.bench.figures import Findings, answer, tell
from tests.unit.model.working_cases import CALENDARS, wrong
from tests.unit.model.working_oracle import utc

BEGIN = utc(2023)
# What the decrees leave open yet must not be needed; other calendars go on as they are.
END_IN_CHINA, END = utc(2026, 11), utc(2027)
COUNTED_IN_CHINA, COUNTED = utc(2027), utc(2027, 9)
CASES = 50_000
SEED = 20260302


async def bench(*, seed: int = SEED, cases: int = CASES) -> Findings:
    """Look at as many random instants, the same number in each calendar."""
    figures: Counter[str] = Counter({"wrong": 0})
    share = -(-cases // len(CALENDARS))
    for number, kept in enumerate(CALENDARS):
        minutes = kept.counted(BEGIN, COUNTED_IN_CHINA if kept.china else COUNTED)
        end = END_IN_CHINA if kept.china else END
        for told in itertools.islice(wrong(kept, minutes, begin=BEGIN, end=end, seed=seed + number), share):
            figures["cases"] += 1
            if told:
                figures["wrong"] += 1
                tell(f"{kept}: {told}")
        figures["calendars"] += 1
        tell(f"{kept.zone}: {figures['cases']} cases, {figures['wrong']} wrong")
    return Findings("deadlines", figures, {"wrong": 0})


async def test_deadlines_are_what_counting_minutes_tells() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed
    assert findings.figures["cases"] >= CASES


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cases", type=int, default=CASES, help="how many random instants in all")
    told = parser.parse_args()
    answer(bench(seed=told.seed, cases=told.cases))
