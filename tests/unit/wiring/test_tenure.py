"""A desk that is told to end ends, whatever its seat is doing at that moment."""

import asyncio
import random
from pathlib import Path

from bot.wiring.tenure import SERVING, Tenure
from data.store.faults import StoreFault
from data.store.seat import FileSeat

LEASE_SECONDS = 0.004
PATIENCE_SECONDS = 20.0


class FallingSeat(FileSeat):
    """A seat that is lost at the third question."""

    asked = 0

    def keep(self) -> None:
        """Be there twice."""
        self.asked += 1
        if self.asked > 2:
            raise StoreFault("gone")


async def test_to_keep_the_seat_can_be_ended_at_any_moment(tmp_path: Path) -> None:
    tenure = Tenure(FileSeat(tmp_path / "x"), lease_seconds=LEASE_SECONDS, told=lambda _role: None)
    await tenure.begin()
    dice = random.Random(7)
    for _ in range(300):
        keeping = asyncio.create_task(tenure.lost())
        await asyncio.sleep(dice.uniform(0, 2 * LEASE_SECONDS))
        keeping.cancel()
        ended, _ = await asyncio.wait({keeping}, timeout=PATIENCE_SECONDS)
        assert ended
        # A machine that is busy may be late with an answer, which is a loss.
        assert keeping.cancelled() or keeping.result() is None
    await tenure.end()


async def test_a_seat_that_is_lost_is_told(tmp_path: Path) -> None:
    roles: list[str] = []
    tenure = Tenure(FallingSeat(tmp_path / "x"), lease_seconds=1.0, told=roles.append)
    await tenure.begin()
    assert roles == [SERVING]
    async with asyncio.timeout(PATIENCE_SECONDS):
        await tenure.lost()
    assert tenure.reason == "gone"
    assert roles == [SERVING, "starting"]
    await tenure.end()


async def test_whoever_gives_up_lets_the_next_one_sit(tmp_path: Path) -> None:
    for _ in range(2):
        tenure = Tenure(FileSeat(tmp_path / "x"), lease_seconds=1.0, told=lambda _role: None)
        await tenure.begin()
        assert (tenure.role, tenure.seat.stands()) == (SERVING, True)
        await tenure.end()
