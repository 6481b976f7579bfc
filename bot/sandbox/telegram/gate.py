"""The HTTP door of the local Bot API: token, arguments, faults, answer."""

import asyncio
from typing import Any

from aiohttp import web

from bot.sandbox.directory import BOT_TELEGRAM_USER
from bot.sandbox.telegram.arguments import LEADING_NUMBER, Arguments
from bot.sandbox.telegram.faults import Fault, Faults
from bot.sandbox.telegram.limits import LONGEST_TOKEN
from bot.sandbox.telegram.methods.polling import get_updates
from bot.sandbox.telegram.methods.table import METHODS
from bot.sandbox.telegram.reading import read_arguments
from bot.sandbox.telegram.refusals import Refused
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.updates import Cut

TOKEN = f"{BOT_TELEGRAM_USER}:sandbox"
GET_UPDATES = "getupdates"


class Gate:
    """Answers calls of the bot."""

    def __init__(self, state: State) -> None:
        self.faults = Faults()
        self._state = state

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer `/bot<token>/<method>`."""
        name = request.match_info["method"]
        try:
            check_token(request.match_info["token"])
            arguments = await read_arguments(request)
            self._state.world.record("telegram", "from_bot", name, arguments.for_log())
            body = await self._answer(request, name, arguments)
        except Refused as refused:
            return self._refuse(name, refused)
        except (Cut, ConnectionResetError):
            return _hang_up(request)
        self._state.world.record("telegram", "answer", name, {"status": 200, **_short(name, body)})
        return web.json_response(body)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Answer `/file/bot<token>/<path>`."""
        path = request.match_info["path"]
        try:
            check_token(request.match_info["token"])
        except Refused as refused:
            return self._refuse("file", refused)
        for file in self._state.files.values():
            if file.path == path:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return self._refuse("file", Refused(404, "Not Found"))

    async def nowhere(self, _request: web.Request) -> web.StreamResponse:
        """Answer any other path."""
        return self._refuse("", Refused(404, "Not Found"))

    async def _answer(self, request: web.Request, name: str, arguments: Arguments) -> dict[str, Any]:
        method = name.lower()
        fault = self.faults.strike(method, self._names_of_chat(arguments))
        await _before_effect(fault)
        if method == GET_UPDATES:
            result: object = await get_updates(self._state, arguments, lambda: _is_connected(request))
        elif method in METHODS:
            result = METHODS[method](self._state, arguments)
        else:
            raise Refused(404, "Not Found: method not found")
        if fault is not None and fault.drop == "reply":
            raise Cut
        return {"ok": True, "result": result}

    def _names_of_chat(self, arguments: Arguments) -> frozenset[str]:
        chat_id = arguments.texts.get("chat_id", "")
        number = LEADING_NUMBER.match(chat_id)
        chat = self._state.chat(int(number.group(1))) if number else None
        return frozenset({chat_id} if chat is None else {chat_id, chat.place})

    def _refuse(self, name: str, refused: Refused) -> web.Response:
        body = refused.on_wire()
        self._state.world.record("telegram", "answer", name, {"status": refused.code, **body})
        retry_after = refused.parameters.get("retry_after")
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        return web.json_response(body, status=refused.code, headers=headers)


def check_token(token: str) -> None:
    """Let the one bot of the sandbox through.

    Raises:
        Refused: the token has no form, or is not the bot's.
    """
    if ":" not in token or len(token) > LONGEST_TOKEN or token.startswith("0"):
        raise Refused(401, "Unauthorized: invalid token specified")
    if token != TOKEN:
        raise Refused(401, "Unauthorized")


async def _before_effect(fault: Fault | None) -> None:
    if fault is None:
        return
    await asyncio.sleep(fault.delay_seconds)
    if fault.drop == "request":
        raise Cut
    refusal = fault.refusal()
    if refusal is not None:
        raise refusal


def _short(name: str, body: dict[str, Any]) -> dict[str, Any]:
    """Leave updates out of the answer: each has a line of its own."""
    if name.lower() != GET_UPDATES:
        return body
    return {"ok": True, "result": [update["update_id"] for update in body["result"]]}


def _is_connected(request: web.Request) -> bool:
    return request.transport is not None and not request.transport.is_closing()


def _hang_up(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
