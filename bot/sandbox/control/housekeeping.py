"""The routes that keep the house: what was over a limit, people who move in, a fresh start."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.sandbox.control.guard import WrongRequest, body_of, text_in
from bot.sandbox.control.picture import picture_of_gauge, picture_of_person
from bot.sandbox.directory import Directory
from bot.sandbox.world import World

OF_A_PERSON = {"key", "name", "language", "time_zone", "slack", "telegram"}


class Housekeeping:
    """Part of the control API.

    GET  /control/limits
        {"limits": [{platform, rule, key, allowed, window_seconds, most, at, over, times_over, first_over, last_over}]}:
        of each published limit, per chat, method or bot, the fullest window so far, in sandbox time.
    POST /control/people
        {"key", "name"?, "language"?, "time_zone"?, "slack"?: true, "telegram"?: true}: somebody whom neither the company
        file nor the desk knows. Answers {"person": as /control/directory tells it}.
    POST /control/reset  {}
        Forgets what was said, kept, set, logged and counted, and turns the clock back to its start. People stay, also
        those who moved in, and so do connections. The desk is told nothing: who wants a fresh one starts it.
    """

    def __init__(self, world: World, directory: Directory, reset: Callable[[], None]) -> None:
        self._world = world
        self._reset = reset
        self._directory = directory

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Put the routes behind the control door."""
        router.add_get("/limits", self._tell_limits)
        router.add_post("/people", self._let_move_in)
        router.add_post("/reset", self._start_afresh)

    async def _tell_limits(self, _request: web.Request) -> web.Response:
        return _answer({"limits": [picture_of_gauge(gauge) for gauge in self._world.windows.gauges()]})

    async def _let_move_in(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        if unknown := set(body) - OF_A_PERSON:
            raise WrongRequest(
                f"{min(unknown)[:40]!r} is not known; a person has {', '.join(sorted(OF_A_PERSON))}"
            )
        person = {"name": text_in(body, "name", default=text_in(body, "key"))}
        person |= {name: text_in(body, name) for name in ("key", "language", "time_zone") if name in body}
        accounts = {name: body.get(name) is True for name in ("slack", "telegram")}
        try:
            resident = self._directory.add(person | accounts)
        except ValueError as refusal:
            raise WrongRequest(str(refusal)) from refusal
        self._world.next_change()
        return _answer({"person": picture_of_person(resident)})

    async def _start_afresh(self, request: web.Request) -> web.Response:
        if await body_of(request):
            raise WrongRequest("a reset takes no facts: post {}")
        self._reset()
        return _answer({})


def _answer(facts: dict[str, Any]) -> web.Response:
    return web.json_response(facts, headers={"Cache-Control": "no-store"})
