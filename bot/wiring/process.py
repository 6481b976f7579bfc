"""The process of a desk: it waits for its turn, serves, steps down, and begins anew."""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from starlette.types import ASGIApp

from bot.web.metrics import Gauge
from bot.wiring.house import House
from bot.wiring.metering import Meter, measured, of_understanding
from bot.wiring.parsing import understander
from bot.wiring.standing import let_stand
from bot.wiring.tenure import DATABASE_AWAY, SERVING, Tenure
from config.company import read_company
from config.settings import Settings
from data.store.faults import NoLongerActive, StoreFault
from data.store.seat import seat_at

PAUSE_AFTER_FAULT_SECONDS = 1.0

log = structlog.get_logger()


class Process:
    """Everything that outlives one tenure.

    Args of the constructor: `told` hears the role of this desk whenever that changes: starting, standby, database,
    active; and `ready` once it serves.

    Raises:
        CompanyFileFault: the company file cannot be used.
        RulesFault: only rules are there to understand free text, and they cannot be used.
    """

    def __init__(self, settings: Settings, *, told: Callable[[str], None]) -> None:
        self._settings = settings
        self._told = told
        self._tenure = self._new_tenure()
        self._house: House | None = None
        self._fault = ""
        self.meter = Meter()
        company, _ = read_company(settings.company.file)
        # It outlives every tenure, and arrives while this desk is still waiting for its turn.
        self._understanding = understander(settings, company, counted=self.meter.count_parse)

    async def serve(self, end: asyncio.Event) -> None:
        """Serve whenever this is the active desk, until told to end."""
        await self._understanding.start()
        ending = asyncio.create_task(end.wait())
        serving = asyncio.create_task(self._terms())
        try:
            await asyncio.wait({ending, serving}, return_when=asyncio.FIRST_COMPLETED)
            if serving.done():
                await serving
        finally:
            ending.cancel()
            serving.cancel()
            await asyncio.gather(ending, serving, return_exceptions=True)
            await self._tenure.end()
            await self._understanding.stop()

    async def health(self) -> dict[str, Any]:
        """Return what is known of this desk; `ready` when it is the active one and anything can be heard."""
        house, tenure = self._house, self._tenure
        facts: dict[str, Any] = {"role": tenure.role, "at_rest": False, "next_due": None}
        facts["understanding"] = self._understanding.health()
        parts = {"seat": "ok" if tenure.role == SERVING else tenure.role}
        if self._fault or tenure.role == DATABASE_AWAY:
            parts["database"] = self._fault or tenure.reason
        if house is None or not house.serving:
            return facts | {"ready": False, "parts": parts}
        try:
            facts |= await house.facts.health()
            parts["database"] = house.store.fault or "ok"
        except (StoreFault, asyncio.CancelledError) as fault:
            parts["database"] = str(fault) or "lost"
        heard = house.facts.heard()
        parts |= {platform: "ok" if hears else "not_heard" for platform, hears in heard.items()}
        if state := (await house.backing_up.state())[0]:
            parts["backup"] = state
        ready = parts["seat"] == parts["database"] == "ok" and (any(heard.values()) or not heard)
        return facts | {"ready": ready, "parts": parts}

    async def measured(self) -> list[Gauge]:
        """Return how things stand, for metrics."""
        return [*of_understanding(self._understanding), *await measured(self._tenure, self._house)]

    def doors(self) -> ASGIApp | None:
        """Return what answers calls from outside now."""
        house = self._house
        return house.doors if house is not None and house.serving else None

    def _new_tenure(self) -> Tenure:
        lease = self._settings.standby.lease_seconds
        seat = seat_at(self._settings.database_url, lease_seconds=lease)
        return Tenure(seat, lease_seconds=lease, told=self._told)

    async def _terms(self) -> None:
        while True:
            # Put together before there is a seat: what is wrong with the settings is said at once, not at a takeover.
            house = House(
                self._settings, self._understanding, seat=self._tenure.seat, counted=self.meter.count
            )
            await self._tenure.begin()
            try:
                await self._term(house)
            except (StoreFault, NoLongerActive) as fault:
                self._fault = str(fault) or "lost"
                log.warning("desk_cannot_serve", reason=self._fault)
                await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)
            await self._tenure.end()
            self._tenure = self._new_tenure()

    async def _term(self, house: House) -> None:
        """Serve for as long as the seat is ours."""
        lost = asyncio.create_task(self._tenure.lost())
        serving = asyncio.create_task(self._open(house))
        self._house = house
        try:
            await asyncio.wait({lost, serving}, return_when=asyncio.FIRST_COMPLETED)
            if serving.done() and not serving.cancelled():
                await serving
            # Not awaited by itself: to end the desk must not look like the loss of its seat.
            await asyncio.wait({lost})
            lost.result()
        finally:
            self._house = None
            serving.cancel()
            if lost.done() and not lost.cancelled():
                house.store.fence()
            lost.cancel()
            await asyncio.gather(serving, lost, return_exceptions=True)
            await house.stop()

    async def _open(self, house: House) -> None:
        await house.start()
        let_stand()
        self._fault = ""
        self._told("ready")
