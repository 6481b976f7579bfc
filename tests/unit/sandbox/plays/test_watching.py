"""Plays watched in towns of their own, as a page watches and leads them."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox.plays.desk import DeskProgram
from bot.sandbox.plays.theatre import MOST_SHOWS, Theatre
from bot.sandbox.plays.watching import LONGEST_PAUSE_SECONDS, pause_for
from bot.sandbox.side import CannotDo

# A desk that serves and says nothing is all that people's own deeds need, and it starts at once.
SILENT = (
    "import asyncio, json\n"
    "from aiohttp import web\n"
    "async def main():\n"
    "    app = web.Application()\n"
    "    app.router.add_get('/healthz', lambda _: web.json_response({'at_rest': True, 'next_due': None}))\n"
    "    runner = web.AppRunner(app)\n"
    "    await runner.setup()\n"
    "    await web.TCPSite(runner, '127.0.0.1', 0).start()\n"
    "    print(json.dumps({'event': 'ready', 'web': 'http://127.0.0.1:%d' % runner.addresses[0][1]}), flush=True)\n"
    "    await asyncio.Event().wait()\n"
    "asyncio.run(main())\n"
)
DESK = DeskProgram([sys.executable, "-c", SILENT], lambda _: "")
LEARNING = SILENT.replace(
    "'next_due': None}", "'next_due': None, 'understanding': {'state': next(states), 'seconds_left': 7}}"
).replace(
    "import asyncio, json",
    "import asyncio, itertools, json\nstates = itertools.chain(['arriving'], itertools.repeat('ready'))",
)
TALK = """
play: Three people talk
cast: {mei: {platform: telegram}, yun: {platform: slack}, lin: {platform: slack}}
steps:
  - {by: mei, say: one}
  - {by: yun, say: two, in: "#operations"}
  - {by: lin, say: three}
"""
WAITING = """
play: Waits for what never comes
cast: {mei: {platform: telegram}, yun: {platform: slack}}
steps:
  - {by: mei, say: hello}
  - {see: "#operations", text: never, within: WITHIN}
"""


class Audience:
    """Somebody with a page open."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url, self.http = url, http
        self.revision = -1

    async def see(self) -> dict[str, Any]:
        async with self.http.get(f"{self.url}control/performance?after={self.revision}") as answer:
            said = await answer.json()
        self.revision = said["revision"]
        return dict(said["performance"])

    async def until(self, state: str, step: int | None = None) -> dict[str, Any]:
        while True:
            shown = await self.see()
            if shown["state"] == state and step in {None, shown["step"]}:
                return shown

    async def lead(self, **wish: bool) -> dict[str, Any]:
        async with self.http.post(f"{self.url}control/performance", json=wish) as answer:
            said = await answer.json()
            assert answer.status == 200, said
        return dict(said["performance"])

    async def clock(self) -> dict[str, Any]:
        async with self.http.get(f"{self.url}control/clock") as answer:
            return dict(await answer.json())

    async def serves(self) -> bool:
        return bool((await self.clock())["desk"]["state"] == "serving")

    async def act(self, **deed: str) -> int:
        async with self.http.post(f"{self.url}control/act", json=deed) as answer:
            return answer.status


class House:
    """A theatre with the plays of a folder."""

    def __init__(self, folder: Path, company: dict[str, Any], http: aiohttp.ClientSession) -> None:
        self.folder, self.company, self.http = folder, company, http
        self.theatres: list[Theatre] = []

    def open(
        self, *, pace: float = 0.0, absent_seconds: float = 60.0, desk: DeskProgram = DESK, **plays: str
    ) -> Theatre:
        for name, text in plays.items():
            (self.folder / f"{name}.yml").write_text(text, encoding="utf-8")
        theatre = Theatre(
            self.folder, company=self.company, desk=desk, pace=pace, absent_seconds=absent_seconds
        )
        self.theatres.append(theatre)
        return theatre

    async def watch(self, theatre: Theatre, name: str) -> Audience:
        return Audience(await theatre.watch(name) + "/", self.http)

    async def gone(self, audience: Audience) -> bool:
        try:
            await audience.clock()
        except aiohttp.ClientConnectionError:
            return True
        return False


async def eventually(holds: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(1500):
        if await holds():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it never came to that")


@pytest_asyncio.fixture
async def house(tmp_path: Path, company: dict[str, Any]) -> AsyncIterator[House]:
    async with aiohttp.ClientSession() as http:
        opened = House(tmp_path, company, http)
        yield opened
        for theatre in opened.theatres:
            await theatre.close()


async def test_plays_are_offered_with_their_titles_and_what_is_no_play_is_not(house: House) -> None:
    theatre = house.open(talk=TALK, broken="play: [")
    assert theatre.offered() == [{"name": "talk", "title": "Three people talk", "steps": 3}]
    assert house.open().offered() == theatre.offered()
    assert Theatre(house.folder / "nowhere", company={}, desk=DESK).offered() == []
    with pytest.raises(CannotDo, match="there are: broken, talk"):
        await theatre.watch("../talk")
    with pytest.raises(CannotDo, match="broken cannot be played"):
        await theatre.watch("broken")


async def test_a_play_that_holds_leaves_its_town_standing_with_a_desk(house: House) -> None:
    audience = await house.watch(house.open(talk=TALK), "talk")
    shown = await audience.until("held")
    assert [step["state"] for step in shown["steps"]] == ["past", "past", "past"]
    assert [step["number"] for step in shown["steps"]] == ["1", "2", "3"]
    assert shown["steps"][1]["line"] == "yun (slack in #operations) says two"
    assert (shown["step"], shown["expected"], shown["seen"]) == (3, None, [])
    assert (await audience.clock())["desk"]["state"] == "serving"
    assert await audience.act(platform="telegram", person="hao", deed="say", text="me too") == 200
    assert (await audience.lead(take_over=True))["state"] == "held"


async def test_a_play_begins_once_its_desk_understands_what_people_say(house: House) -> None:
    desk = DeskProgram([sys.executable, "-c", LEARNING], lambda _: "")
    audience = await house.watch(house.open(desk=desk, talk=TALK), "talk")
    while (shown := await audience.see())["state"] == "starting" and not shown["learning"]:
        pass
    assert (shown["state"], shown["learning"], shown["step"]) == ("starting", {"seconds_left": 7}, 0)
    assert (await audience.until("held"))["learning"] is None


async def test_a_play_that_does_not_hold_shows_what_was_expected_and_seen(house: House) -> None:
    audience = await house.watch(house.open(waiting=WAITING.replace("WITHIN", "0.1s")), "waiting")
    shown = await audience.until("failed")
    assert [step["state"] for step in shown["steps"]] == ["past", "failed"]
    assert "see #operations {text: never" in shown["expected"]
    assert shown["seen"] == ["nothing"]
    assert not await house.gone(audience)


async def test_whoever_watches_pauses_takes_one_step_and_goes_on(house: House) -> None:
    audience = await house.watch(house.open(pace=1000.0, talk=TALK), "talk")
    assert (await audience.until("playing", 1))["as"] == {
        "person": "mei",
        "platform": "telegram",
        "place": "mei",
        "sees": False,
    }
    assert (await audience.lead(pause=True))["state"] == "paused"
    await audience.lead(next=True)
    shown = await audience.until("paused", 2)
    assert [step["state"] for step in shown["steps"]] == ["past", "now", "ahead"]
    assert shown["as"] == {"person": "yun", "platform": "slack", "place": "#operations", "sees": False}
    assert (await audience.lead(resume=True))["state"] == "playing"
    for _ in range(2):
        await audience.lead(next=True)
    await audience.until("held")


async def test_whoever_takes_over_ends_the_play_in_the_middle_of_a_step(house: House) -> None:
    audience = await house.watch(house.open(waiting=WAITING.replace("WITHIN", "10h")), "waiting")
    shown = await audience.until("playing", 2)
    assert shown["as"] == {"person": "yun", "platform": "slack", "place": "#operations", "sees": True}
    assert (await audience.lead(take_over=True))["state"] == "taken_over"
    assert (await audience.lead(resume=True))["state"] == "taken_over"
    assert await audience.act(platform="slack", person="yun", deed="say", text="mine") == 200


async def test_a_play_that_is_left_while_its_desk_is_stopped_gets_one_again(house: House) -> None:
    stopped = TALK.replace("- {by: yun", "- {stop: bot}\n  - {by: yun")
    audience = await house.watch(house.open(pace=1000.0, stopped=stopped), "stopped")
    for step in (1, 2):
        await audience.until("playing", step)
        await audience.lead(next=True)
    await audience.until("playing", 3)
    assert (await audience.clock())["desk"]["state"] == "starting"
    await audience.lead(take_over=True)
    await audience.until("taken_over")
    await eventually(audience.serves)


@pytest.mark.parametrize("wish", [{}, {"pause": False}, {"pause": True, "next": True}, {"stop": True}])
async def test_a_wrong_wish_is_refused(house: House, wish: dict[str, bool]) -> None:
    audience = await house.watch(house.open(talk=TALK), "talk")
    async with house.http.post(f"{audience.url}control/performance", json=wish) as answer:
        assert (answer.status, "exactly one of" in (await answer.json())["error"]) == (400, True)


async def test_there_is_room_for_so_many_and_the_oldest_finished_one_makes_room(house: House) -> None:
    theatre = house.open(talk=TALK, waiting=WAITING.replace("WITHIN", "10h"))
    waiting = [await house.watch(theatre, "waiting") for _ in range(MOST_SHOWS)]
    for audience in waiting:
        await audience.until("playing", 2)
    with pytest.raises(CannotDo, match="are being watched"):
        await theatre.watch("talk")
    await waiting[1].lead(take_over=True)
    await house.watch(theatre, "talk")
    await eventually(lambda: house.gone(waiting[1]))
    assert not await house.gone(waiting[0])


async def test_a_town_that_nobody_looks_at_ends_and_one_that_is_looked_at_does_not(house: House) -> None:
    theatre = house.open(absent_seconds=0.3, waiting=WAITING.replace("WITHIN", "10h"))
    left, looked_at = [await house.watch(theatre, "waiting") for _ in range(2)]
    looking = asyncio.create_task(looked_at.until("held"))
    # A look at the town would count as somebody's interest: the theatre says when it has given up waiting.
    while len(theatre.shows) > 1:
        await looked_at.clock()
    await eventually(lambda: house.gone(left))
    assert not await house.gone(looked_at)
    looking.cancel()


async def test_a_watched_town_offers_the_same_plays(house: House) -> None:
    audience = await house.watch(house.open(talk=TALK), "talk")
    async with house.http.get(f"{audience.url}control/demos") as answer:
        assert [play["name"] for play in (await answer.json())["demos"]] == ["talk"]
    async with house.http.post(f"{audience.url}control/demos", json={"watch": "talk"}) as answer:
        another = Audience((await answer.json())["url"], house.http)
    assert another.url != audience.url
    await another.until("held")


def test_a_line_is_shown_for_as_long_as_it_takes_to_read() -> None:
    assert pause_for("") == 1.0
    assert pause_for("short") < pause_for("a longer line that takes its time")
    assert pause_for("這是一句中文的句子") > pause_for("nine char")
    assert pause_for("x" * 10_000) == LONGEST_PAUSE_SECONDS
