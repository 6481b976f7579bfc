"""Search over sealed tickets: what the first page of twenty costs among a million, beside ten thousand."""

import argparse
import itertools
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from bot.wiring.trial import trial_databases
from data.store.custody import Custody
from data.store.database import Store, open_engine
from data.store.migrate import upgrade
from data.store.ticket_search import TicketSearch
from data.store.ticket_tokens import token_of
from data.store.work import Reading, Work
from tests.bench.figures import Findings, answer, spread, tell
from tests.contract.store.harness import Opening, resolved_company

FEW, MANY = 10_000, 1_000_000
LARGEST_RATIO = 3.0
PAGE = 20
TERMS_PER_TICKET = 8
VOCABULARY = 5_000
DECILES, TERMS_PER_DECILE, TIMES = 10, 12, 5
REPORTERS = 1_000
DEPARTMENT = "operations"
SEED = 7
COLUMNS = "number, kind, reporter_id, chat_id, department, opened_at, state, app, version, severity, round, wants_human, files"
ENTRY_COLUMNS = "ticket_number, entry_number, kind, author_id, sealed, at"


@dataclass(frozen=True, slots=True)
class Filled:
    """A store with tickets, and how many of them have each term."""

    store: Store
    frequencies: Counter[str]


def reports(count: int) -> Iterator[list[str]]:
    """Yield the terms of each report: some stand in nearly all, most in very few, as in any language."""
    drawing = random.Random(SEED)  # no secret, but the same reports each time
    vocabulary = [f"term{rank}" for rank in range(1, VOCABULARY + 1)]
    ranks = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    for _ in range(count):
        yield list(dict.fromkeys(drawing.choices(vocabulary, cum_weights=ranks, k=TERMS_PER_TICKET)))


def fill(store: Store, *, count: int) -> Counter[str]:
    """Put so many tickets in, each with its sealed words and what it is found by; return how many have each term."""
    frequencies: Counter[str] = Counter()
    store.submit(_make_keys).result()
    opened = datetime.now(UTC) - timedelta(days=300)
    with store.reading() as reading:
        tokens = {f"term{rank}": token_of(reading, f"term{rank}") for rank in range(1, VOCABULARY + 1)}
        with store.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            cursor = raw.cursor()
            told = list(enumerate(reports(count), 1))
            with cursor.copy(f"COPY tickets ({COLUMNS}) FROM STDIN") as copy:
                for number, _ in told:
                    copy.write_row(_ticket(number, opened))
            with cursor.copy(f"COPY ticket_entries ({ENTRY_COLUMNS}) FROM STDIN") as copy:
                for number, terms in told:
                    copy.write_row(_entry(reading, reading.custody, number, " ".join(terms), opened))
            pairs = [(tokens[term], number) for number, terms in told for term in terms]
            for _number, terms in told:
                frequencies.update(terms)
            pairs.sort()
            with cursor.copy("COPY ticket_tokens (token, ticket_number) FROM STDIN") as copy:
                for pair in pairs:
                    copy.write_row(pair)
            raw.commit()
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    return frequencies


def _make_keys(work: Work) -> None:
    """Make the keys of all reporters, and the secret of the terms, which a reading cannot make."""
    work.keyed(b"")
    for person_id in range(1, REPORTERS + 1):
        work.seal("", person_id=person_id, row="")


def _ticket(number: int, opened: datetime) -> tuple[object, ...]:
    reporter, at = number % REPORTERS + 1, opened + timedelta(seconds=number)
    return (
        number,
        "report_problem",
        reporter,
        reporter,
        DEPARTMENT,
        at,
        "open",
        "paylink",
        "",
        "",
        1,
        False,
        0,
    )


def _entry(
    reading: Reading, custody: Custody, number: int, words: str, opened: datetime
) -> tuple[object, ...]:
    reporter = number % REPORTERS + 1
    sealed = custody.seal(
        reading.connection, person_id=reporter, text=words, row=f"ticket_entries:{number}:1"
    )
    return (number, 1, "report", reporter, sealed, opened + timedelta(seconds=number))


def drawn(frequencies: Counter[str]) -> list[list[str]]:
    """Return terms of each decile of how often they stand in reports, the rarest decile first."""
    drawing = random.Random(SEED)  # no secret, but the same terms each time
    ordered = [term for term, _ in sorted(frequencies.items(), key=lambda one: (one[1], one[0]))]
    share = len(ordered) / DECILES
    deciles = [ordered[int(at * share) : int((at + 1) * share)] for at in range(DECILES)]
    return [drawing.sample(decile, min(TERMS_PER_DECILE, len(decile))) for decile in deciles]


def searched(store: Store, deciles: list[list[str]]) -> dict[int, list[float]]:
    """Return the seconds of each first page, by decile; every search finds what it must."""
    series: dict[int, list[float]] = {}
    for decile, terms in enumerate(deciles, 1):
        for term in terms * TIMES:
            with store.reading() as reading:
                began = time.perf_counter()
                found = TicketSearch(reading).found(term, {DEPARTMENT}, most=PAGE)
                series.setdefault(decile, []).append(time.perf_counter() - began)
            assert found, term
    return series


def plans(store: Store, words: str) -> Iterator[str]:
    """Yield how PostgreSQL goes about each question of a search, in its own words."""
    asked: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked.append((statement, values))

    with store.reading() as reading:
        event.listen(reading.connection, "before_cursor_execute", hear)
        TicketSearch(reading).found(words, {DEPARTMENT}, most=PAGE)
        event.remove(reading.connection, "before_cursor_execute", hear)
        for number, (statement, values) in enumerate(asked, 1):
            rows = reading.connection.exec_driver_sql(f"EXPLAIN (COSTS OFF) {statement}", values)
            yield from (f"{number}: {row[0]}" for row in rows)


def measured(url: str, *, count: int) -> dict[str, float]:
    """Fill an empty database, search it, and return spreads of all searches and the median of each decile."""
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    with tempfile.TemporaryDirectory() as folder:
        opening = Opening(url, *resolved_company(Path(folder)))
        try:
            store = opening.store()
            began = time.monotonic()
            deciles = drawn(fill(store, count=count))
            tell(f"{count} tickets are there after {time.monotonic() - began:.0f} s")
            searched(store, deciles)  # once for whatever is read from disk first
            series = searched(store, deciles)
            tell("\n".join(plans(store, f"{deciles[0][0]} {deciles[-1][0]}")))
        finally:
            opening.close()
    figures = spread(f"among_{count}", [one for part in series.values() for one in part])
    for decile, part in series.items():
        figures[f"among_{count}_decile_{decile}_p50_ms"] = statistics.median(part) * 1000
    return figures


async def bench(*, many: int = MANY, few: int = FEW) -> Findings:
    """Search among few and among many tickets, on PostgreSQL."""
    figures: dict[str, float] = {}
    for count in (few, many):
        with trial_databases("postgresql") as new_database, tempfile.TemporaryDirectory() as folder:
            figures |= measured(new_database(Path(folder)), count=count)
    figures["ratio_of_p99"] = figures[f"among_{many}_p99_ms"] / figures[f"among_{few}_p99_ms"]
    return Findings("search", figures, {"ratio_of_p99": LARGEST_RATIO})


async def test_a_search_among_a_million_takes_little_longer() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=MANY, help="how many are many")
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--small", action="store_true", help="a trial: 50,000 beside 5,000")
    told = parser.parse_args()
    answer(bench(many=50_000 if told.small else told.tickets, few=5_000 if told.small else told.few))
