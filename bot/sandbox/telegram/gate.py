"""The HTTP door of the local Bot API: token, arguments, limits, faults, answer."""

from typing import Any

from aiohttp import web

from bot.sandbox.directory import BOT_TELEGRAM_USER
from bot.sandbox.doubling import send_twice, whole
from bot.sandbox.telegram.arguments import LEADING_NUMBER, Arguments
from bot.sandbox.telegram.breaking import cut_in_half, hang_up
from bot.sandbox.telegram.faults import Fault, Faults
from bot.sandbox.telegram.flood import Flood
from bot.sandbox.telegram.limits import LONGEST_TOKEN
from bot.sandbox.telegram.methods.polling import Told, get_updates
from bot.sandbox.telegram.methods.table import METHODS
from bot.sandbox.telegram.reading import read_arguments
from bot.sandbox.telegram.refusals import Refused
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat
from bot.sandbox.telegram.updates import Cut

TOKEN = f"{BOT_TELEGRAM_USER}:sandbox"
GET_UPDATES = "getupdates"
# No method, but the address that getFile promises; faults strike it under this name.
DOWNLOAD = "file"
METHOD_NOT_FOUND = "Not Found: method not found"


class Gate:
    """Answers calls of the bot."""

    def __init__(self, state: State) -> None:
        self.serve(state)

    def serve(self, state: State) -> None:
        """Work on this state from now on, without faults and with nothing counted."""
        self._state = state
        self.faults = Faults()
        self.flood = Flood(state.settings.flood, enforce=state.settings.enforce)
        state.webhook.run = self._run_unheard

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer `/bot<token>/<method>`; without a method in the path it is an argument."""
        name, fault = request.match_info["method"], None
        try:
            check_token(request.match_info["token"])
            arguments = await read_arguments(request)
            name = name or arguments.text("method")
            self._state.world.record("telegram", "from_bot", name, arguments.for_log())
            fault = self.faults.strike(name.lower(), self._names_of_chat(arguments))
            body = await self._answer(request, name, arguments, fault)
        except Refused as refused:
            return self._refuse(name, refused)
        except (Cut, ConnectionResetError):
            return hang_up(request, reset=fault is not None and fault.reset)
        self._state.world.record("telegram", "answer", name, {"status": 200, **_short(name, body)})
        response = web.json_response(body)
        return await _broken(request, response, fault) if fault is not None else response

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Answer `/file/bot<token>/<path>`, as long as getFile has promised."""
        fault = None
        try:
            check_token(request.match_info["token"])
            self._state.world.record("telegram", "from_bot", DOWNLOAD, {})
            fault = self.faults.strike(DOWNLOAD, frozenset())
            await self._before_effect(fault)
            response = self._given_out(request.match_info["path"])
        except Refused as refused:
            return self._refuse(DOWNLOAD, refused)
        except Cut:
            return hang_up(request, reset=fault is not None and fault.reset)
        return await _broken(request, response, fault) if fault is not None else response

    def _given_out(self, path: str) -> web.Response:
        until = self._state.links.get(path)
        for file in self._state.files.values():
            if file.path == path and until is not None and self._state.world.clock.now() <= until:
                return web.Response(body=file.content, content_type="application/octet-stream")
        raise Refused(404, "Not Found")

    async def nowhere(self, _request: web.Request) -> web.StreamResponse:
        """Answer any other path."""
        return self._refuse("", Refused(404, "Not Found"))

    async def _answer(
        self, request: web.Request, name: str, arguments: Arguments, fault: Fault | None
    ) -> dict[str, Any]:
        await self._before_effect(fault)
        if name.lower() == GET_UPDATES:
            result: object = await get_updates(self._state, arguments, lambda: _is_connected(request))
        else:
            result = self._run(name.lower(), arguments)
        if fault is not None and fault.drop == "reply":
            raise Cut
        if isinstance(result, Told):
            return {"ok": True, "result": True, "description": result.description}
        return {"ok": True, "result": result}

    async def _before_effect(self, fault: Fault | None) -> None:
        if fault is None:
            return
        await self._state.world.hold_back(fault.delay_seconds)
        if fault.drop == "request":
            raise Cut
        refusal = fault.refusal()
        if refusal is not None:
            raise refusal

    def _run(self, method: str, arguments: Arguments) -> object:
        if method not in METHODS:
            raise Refused(404, METHOD_NOT_FOUND)
        self.flood.check(method, self._chat_of(arguments), arguments, self._state.world.clock.now())
        return METHODS[method](self._state, arguments)

    def _run_unheard(self, name: str, arguments: Arguments) -> None:
        """Run what a webhook answered; the truth log alone keeps what came of it."""
        self._state.world.record("telegram", "from_bot", name, arguments.for_log())
        try:
            result = self._run(name, arguments)
        except Refused as refused:
            self._state.world.record(
                "telegram", "answer", name, {"status": refused.code, **refused.on_wire()}
            )
            return
        self._state.world.record("telegram", "answer", name, {"status": 200, "ok": True, "result": result})

    def _chat_of(self, arguments: Arguments) -> Chat | None:
        number = LEADING_NUMBER.match(arguments.texts.get("chat_id", ""))
        return self._state.chat(int(number.group(1))) if number else None

    def _names_of_chat(self, arguments: Arguments) -> frozenset[str]:
        chat, chat_id = self._chat_of(arguments), arguments.texts.get("chat_id", "")
        return frozenset({chat_id} if chat is None else {chat_id, chat.place})

    def _refuse(self, name: str, refused: Refused) -> web.Response:
        body = refused.on_wire()
        self._state.world.record("telegram", "answer", name, {"status": refused.code, **body})
        retry_after = refused.parameters.get("retry_after")
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        return web.json_response(body, status=refused.code, headers=headers)


def check_token(token: str) -> None:
    """Let the one bot of the sandbox through.

    Source: github.com/tdlib/telegram-bot-api, ClientManager.cpp (send), 2026-11-21

    Raises:
        Refused: the token has no form, or is not the bot's.
    """
    user_id, separator, _ = token.partition(":")
    if not separator or len(token) > LONGEST_TOKEN or token.startswith(("0", "-")):
        raise Refused(401, "Unauthorized: invalid token specified")
    if not user_id.isascii() or not user_id.isdecimal():
        raise Refused(421, "Misdirected Request: unallowed token specified")
    if token != TOKEN:
        raise Refused(401, "Unauthorized")


async def _broken(request: web.Request, response: web.Response, fault: Fault) -> web.StreamResponse:
    """Answer as a fault wants it, after the effect."""
    if fault.drop == "reply":
        return hang_up(request, reset=fault.reset)
    if fault.truncate:
        return await cut_in_half(request, whole(response), reset=fault.reset)
    return await send_twice(request, response) if fault.twice else response


def _short(name: str, body: dict[str, Any]) -> dict[str, Any]:
    """Leave updates out of the answer: each has a line of its own."""
    if name.lower() != GET_UPDATES:
        return body
    return {"ok": True, "result": [update["update_id"] for update in body["result"]]}


def _is_connected(request: web.Request) -> bool:
    return request.transport is not None and not request.transport.is_closing()
