"""The routes about other systems: what they were told, and what they answer."""

from aiohttp import web

from bot.sandbox.control.guard import WrongRequest, body_of
from bot.sandbox.control.picture import picture_of_call
from bot.sandbox.hooks.rules import NoSuchRule
from bot.sandbox.hooks.server import Hooks


class Calling:
    """Part of the control API.

    GET  /control/hooks?hook=pager
        {"calls": [{hook, number, at, key, attempts, taken, signature, headers, body}]}, oldest first; `signature` is good,
        wrong, old or none, and a repeat under the same Idempotency-Key is another attempt of the same call.
    POST /control/hooks  {"hook": "pager", "status": 503, …}
        What that system answers: "status" (200), "body" (JSON, or a text), "retry_after", "location", "drop": request|reply,
        "delay": "2s", "truncate", "reset", "twice", "endless"; "times" for so many calls, else from now on. Answers {}.
    """

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Put the routes behind the control door."""
        router.add_get("/hooks", self._tell)
        router.add_post("/hooks", self._hear)

    async def _tell(self, request: web.Request) -> web.Response:
        calls = [picture_of_call(call) for call in self._hooks.kept(request.query.get("hook", ""))]
        return web.json_response({"calls": calls}, headers={"Cache-Control": "no-store"})

    async def _hear(self, request: web.Request) -> web.Response:
        told = await body_of(request)
        try:
            self._hooks.answer(str(told.get("hook")), told)
        except NoSuchRule as fault:
            raise WrongRequest(str(fault)) from fault
        return web.json_response({}, headers={"Cache-Control": "no-store"})
