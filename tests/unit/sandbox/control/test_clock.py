"""The clock is moved so that what is due on the way happens at its own time."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from aiohttp import web

from tests.browser.small_town import Town

START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


class PunctualDesk:
    """A desk with a list of due moments, which notes at what time it did each."""

    def __init__(self, town: Town, due: list[datetime]) -> None:
        self._town = town
        self._due = due
        self.done: list[datetime] = []

    async def healthz(self, _request: web.Request) -> web.Response:
        now = self._town.world.clock.now()
        while self._due and self._due[0] <= now:
            self._due.pop(0)
            self.done.append(now)
        return web.json_response(
            {
                "at_rest": True,
                "next_due": self._due[0].isoformat() if self._due else None,
                "clock_revision": self._town.world.clock.revision,
            }
        )


@asynccontextmanager
async def serving(
    town: Town, healthz: Callable[[web.Request], Awaitable[web.Response]]
) -> AsyncIterator[None]:
    """Serve a desk's health, and tell the sandbox where."""
    app = web.Application()
    app.router.add_get("/healthz", healthz)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await town.post("desk", {"web": f"http://127.0.0.1:{runner.addresses[0][1]}"})
    yield
    await runner.cleanup()


def standing(town: Town) -> None:
    town.world.clock.move_to(START)
    town.world.clock.pause()
    town.world.clock.move_to(START)


async def test_a_pause_stands_and_a_move_is_exact(town: Town) -> None:
    standing(town)
    _, told = await town.post("clock", {"advance_seconds": 90})
    assert (told["now"], told["running"]) == ((START + timedelta(seconds=90)).isoformat(), False)
    _, told = await town.post("clock", {"move_to": "2026-03-02T12:00:00+08:00"})
    assert told["now"] == "2026-03-02T04:00:00+00:00"
    _, told = await town.post("clock", {"resume": True})
    assert told["running"] is True


async def test_a_day_stops_at_every_due_moment(town: Town) -> None:
    standing(town)
    due = [START + timedelta(hours=hours) for hours in (1, 5, 30)]
    desk = PunctualDesk(town, list(due))
    async with serving(town, desk.healthz):
        _, arrived = await town.post("clock", {"advance_seconds": 86_400})
        done = list(desk.done)
        _, next_due = await town.post("clock", {"next_due": True})
        refused, answer = await town.post("clock", {"next_due": True})
    assert done == due[:2]
    assert arrived["now"] == (START + timedelta(days=1)).isoformat()
    assert next_due["now"] == due[2].isoformat()
    assert next_due["desk"] == {"state": "serving", "at_rest": True, "next_due": None, "understanding": None}
    assert (refused, answer["error"].split(";")[0]) == (400, "nothing is due")


async def test_a_desk_that_never_does_what_is_due_does_not_hold_the_clock(town: Town) -> None:
    standing(town)

    async def stuck(_request: web.Request) -> web.Response:
        return web.json_response({"at_rest": True, "next_due": (START - timedelta(hours=1)).isoformat()})

    async with serving(town, stuck):
        _, told = await town.post("clock", {"advance_seconds": 3600})
        refused, _ = await town.post("clock", {"next_due": True})
    assert told["now"] == (START + timedelta(hours=1)).isoformat()
    assert refused == 400


async def test_the_desk_is_starting_until_its_address_is_told(town: Town) -> None:
    assert (await town.get("clock"))["desk"]["state"] == "starting"
    _, told = await town.post("desk", {"web": "http://127.0.0.1:1"})
    assert told["desk"]["state"] == "gone"
    _, told = await town.post("desk", {"web": None})
    assert told["desk"]["state"] == "starting"
