"""Turns of the demo company, with what is kept sealed and with the same in the clear, one after the other."""

import statistics
import time
from pathlib import Path

from sqlalchemy import Connection

from bot.wiring.trial import NewDatabase
from data.store.custody import Custody
from data.store.database import Store, open_engine
from data.store.masters import Masters
from data.store.migrate import upgrade
from tests.bench.figures import tell
from tests.contract.store.harness import MASTER_KEY, FrozenClock, resolved_company, settle_in
from tests.unit.conversation.harness import Town

WARM_UP = 20
SAID = "The map of CityRide stays empty since yesterday, on both of my telephones, and nobody answers. " * 4


class NoCustody(Custody):
    """Keeps everything in the clear: what custody costs is measured against it."""

    def seal_bytes(self, connection: Connection, *, person_id: int, content: bytes, row: str) -> bytes:  # noqa: ARG002  # as custody has it
        """Return it as it is."""
        return content

    def open_bytes(self, connection: Connection, *, person_id: int, sealed: bytes, row: str) -> bytes:  # noqa: ARG002  # as custody has it
        """Return it as it is."""
        return sealed


def _town(new_database: NewDatabase, folder: Path, custody: Custody) -> Town:
    folder.mkdir()
    url = new_database(folder)
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    company, roster = resolved_company(folder)
    clock = FrozenClock()
    store = Store(url, company=company, custody=custody, clock=clock)
    settle_in(store, roster)
    return Town(store, clock)


def _turn(town: Town) -> float:
    """File a report, draw its card for the reporter and for staff; return the seconds."""
    begun = time.perf_counter()
    town.say("mei", SAID)
    town.arrive("mei")
    town.arrive("#operations")
    return time.perf_counter() - begun


def cost_of_custody(new_database: NewDatabase, folder: Path, *, turns: int) -> dict[str, float]:
    """Measure turns on both in turn, so that whatever else the machine does meets both alike."""
    sealed = _town(new_database, folder / "sealed", Custody(Masters(MASTER_KEY)))
    clear = _town(new_database, folder / "clear", NoCustody(Masters(MASTER_KEY)))
    pairs = [(_turn(sealed), _turn(clear)) for _ in range(turns + WARM_UP)][WARM_UP:]
    for town in (sealed, clear):
        town.store.close()
    with_custody, without = (statistics.median(series) for series in zip(*pairs, strict=True))
    tell(f"a turn takes {with_custody * 1000:.2f} ms sealed, {without * 1000:.2f} ms in the clear")
    return {
        "turn_sealed_p50_ms": with_custody * 1000,
        "turn_clear_p50_ms": without * 1000,
        "turn_ratio": with_custody / without,
    }
