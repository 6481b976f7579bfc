"""Metering, wired: what is counted as it happens, and what is measured when Prometheus asks."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter

from bot.outbox.port import NotSent, Outcome
from bot.understanding.tending import State
from bot.web.metrics import Gauge, Values
from bot.wiring.house import House
from bot.wiring.parsing import Understander
from bot.wiring.tenure import DATABASE_AWAY, SERVING, STANDBY, WAITING, Tenure
from data.store.faults import StoreFault
from data.store.figures import Backlog, Figures
from data.store.work import Reading

ROLES = (WAITING, STANDBY, SERVING, DATABASE_AWAY)


class Meter:
    """Counts what becomes of deliveries, for as long as the process lives."""

    def __init__(self) -> None:
        self.counted = CollectorRegistry()
        self._outcomes = Counter(
            "deskbell_outcomes",
            "What became of calls that show something to people.",
            ["platform", "outcome"],
            registry=self.counted,
        )
        self._limited = Counter(
            "deskbell_rate_limited",
            "Calls that a platform asked to repeat later (429).",
            ["platform"],
            registry=self.counted,
        )

        self._parses = Counter(
            "deskbell_parses",
            "Texts that were to be understood: answered, timeout or fault.",
            ["outcome"],
            registry=self.counted,
        )

    def count_parse(self, outcome: str) -> None:
        """Count what came of one text that was to be understood."""
        self._parses.labels(outcome).inc()

    def count(self, platform: str, outcome: Outcome) -> None:
        """Count one outcome."""
        self._outcomes.labels(platform, type(outcome).__name__.lower()).inc()
        if isinstance(outcome, NotSent) and outcome.scope is not None:
            self._limited.labels(platform).inc()


def of_understanding(understanding: Understander) -> Iterable[Gauge]:
    """Yield how what understands free text is."""
    now, age = understanding.standing.state, understanding.answered_seconds_ago
    states: Values = {(state.value,): float(state is now) for state in State}
    yield Gauge("deskbell_understanding", "1 for how it is now.", ("state",), states)
    yield Gauge(
        "deskbell_understanding_breaker_open",
        "Whether it is left alone for now.",
        (),
        {(): float(understanding.is_barred)},
    )
    yield Gauge(
        "deskbell_understanding_answered_age_seconds",
        "Since it last answered.",
        (),
        {} if age is None else {(): age},
    )


async def measured(tenure: Tenure, house: House | None) -> list[Gauge]:
    """Look at how things stand now; without the database, less can be told."""
    roles: Values = {(role,): float(role == tenure.role) for role in ROLES}
    gauges = [Gauge("deskbell_role", "1 for what this process is now.", ("role",), roles)]
    if house is None or not house.serving:
        return gauges
    gauges += [
        *_of_platforms(house),
        *await _of_backups(house),
        Gauge("deskbell_commits", "Transactions that wrote, in this tenure.", (), {(): house.store.commits}),
    ]
    now = house.clock.now()
    try:
        stored = await asyncio.wrap_future(house.store.read(lambda reading: list(_stored(reading, now))))
    except (StoreFault, asyncio.CancelledError):
        stored = []
    reachable = Gauge("deskbell_database_up", "Whether the database answered.", (), {(): float(bool(stored))})
    return [*gauges, reachable, *stored]


async def _of_backups(house: House) -> Iterable[Gauge]:
    """Return how the newest backup is; nothing where none is made by itself."""
    state, newest = await house.backing_up.state()
    if not state:
        return ()
    age: Values = {(): (house.clock.now() - newest.taken_at).total_seconds()} if newest else {}
    size: Values = {(): float(newest.size)} if newest else {}
    overdue: Values = {(): float(state == "overdue")}
    return (
        Gauge("deskbell_backup_age_seconds", "Since the newest backup was taken.", (), age),
        Gauge("deskbell_backup_bytes", "How large that is.", (), size),
        Gauge("deskbell_backup_overdue", "Whether another one should have been made since.", (), overdue),
    )


def _of_platforms(house: House) -> Iterable[Gauge]:
    now = asyncio.get_running_loop().time()
    heard = house.heard_at()
    ages: Values = {(platform,): now - moment for platform, moment in heard.items() if moment is not None}
    up: Values = {(platform,): float(hears) for platform, hears in house.facts.heard().items()}
    troubles: Values = {(platform,): float(platform in house.watching.troubles) for platform in heard}
    served = (*heard, *house.hooks)
    halted: Values = {(platform,): float(house.outbox.is_halted(platform)) for platform in served}
    yield Gauge("deskbell_breaker_open", "Whether nothing is sent to it for now.", ("platform",), halted)
    yield Gauge(
        "deskbell_platform_heard_age_seconds", "Since the platform last reached us.", ("platform",), ages
    )
    yield Gauge("deskbell_platform_connected", "Whether it can be heard now.", ("platform",), up)
    yield Gauge(
        "deskbell_platform_troubled", "Whether admins were told of a trouble.", ("platform",), troubles
    )


def _stored(reading: Reading, now: datetime) -> Iterable[Gauge]:
    figures = Figures(reading)
    yield from _backlog(
        "deskbell_inbox", "Turns that are not done", ("source", "state"), figures.turns(), now
    )
    yield from _backlog(
        "deskbell_outbox",
        "Notices that are not where they should be",
        ("platform", "priority", "state"),
        figures.notices(),
        now,
    )
    late = figures.overdue(now)
    yield Gauge("deskbell_due_overdue", "Due rows that have not run.", (), {(): late.count})
    yield Gauge("deskbell_due_late_seconds", "How late the oldest of them is.", (), {(): _age(late, now)})


def _backlog(
    name: str,
    meaning: str,
    labels: tuple[str, ...],
    found: Mapping[tuple[str, ...], Backlog],
    now: datetime,
) -> Iterable[Gauge]:
    counts = {key: float(backlog.count) for key, backlog in found.items()}
    ages = {key: _age(backlog, now) for key, backlog in found.items() if backlog.since is not None}
    yield Gauge(f"{name}_rows", f"{meaning}.", labels, counts)
    yield Gauge(f"{name}_oldest_age_seconds", f"{meaning}: age of the oldest.", labels, ages)


def _age(backlog: Backlog, now: datetime) -> float:
    return max(0.0, (now - backlog.since).total_seconds()) if backlog.since else 0.0
