"""The HTTP door: reads a call, lets faults strike, asks the method, writes the answer and the truth log."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.sandbox.slack.answers import respond
from bot.sandbox.slack.arguments import Arguments, read_values, take_token
from bot.sandbox.slack.faults import Fault, Faults
from bot.sandbox.slack.methods import auth, chat, conversations, users, views
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

BOT_TOKEN = "xoxb-sandbox"  # noqa: S105  # opens nothing but the local server
APP_TOKEN = "xapp-sandbox"  # noqa: S105  # opens nothing but the local server
SCOPES = (
    "app_mentions:read,channels:history,channels:read,chat:write,commands,files:read,im:history,users:read"
)
WITH_APP_TOKEN = frozenset({"apps.connections.open"})
TOO_MANY = 429
SERVER_FAULT = 500
RESPONSE_URL = "response_url"

Method = Callable[[Workspace, Arguments], Json]
METHODS: dict[str, Method] = {
    **auth.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **users.METHODS,
    **views.METHODS,
}


class Api:
    """Answers what the bot asks over HTTP."""

    def __init__(self, desk: Workspace, faults: Faults) -> None:
        self._desk = desk
        self._faults = faults
        self._prefix = ""

    def add_to(self, app: web.Application, *, prefix: str) -> None:
        """Put the addresses of the Web API into an application."""
        self._prefix = prefix
        app.router.add_route("*", f"{prefix}/api/{{method}}", self._call)
        app.router.add_post(f"{prefix}/actions/{{key:.+}}", self._respond)
        app.router.add_get(f"{prefix}/files/{{file_id}}/{{name}}", self._download)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        self._desk.base_url = f"{request.url.origin()}{self._prefix}"
        try:
            values = await read_values(request)
            token = take_token(request, values)
        except Refused as refused:
            return web.json_response(refused.body())
        self._desk.world.record("slack", "from_bot", name, values)
        return await self._with_faults(
            request, name, str(values.get("channel", "")), lambda: self._ask(name, token, values)
        )

    def _ask(self, name: str, token: str, values: Json) -> web.Response:
        """Return the answer to a call that got through."""
        try:
            method = _method(name, token)
            answer = {"ok": True, **method(self._desk, Arguments(values, base_url=self._desk.base_url))}
        except Refused as refused:
            answer = refused.body()
        return web.json_response(answer, headers={"x-oauth-scopes": SCOPES})

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        """Take what the bot says through a response_url; the address itself is the permission."""
        key = request.match_info["key"]
        values = await read_values(request)
        self._desk.world.record("slack", "from_bot", RESPONSE_URL, values)

        def answer() -> web.Response:
            try:
                respond(self._desk, self._desk.passes.use_address(key), values)
            except Refused as refused:
                gone = refused.error in {"expired_url", "used_url"}
                return web.json_response(refused.body(), status=404 if gone else 400)
            return web.Response(text="ok")

        return await self._with_faults(request, RESPONSE_URL, "", answer)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Give a file to whoever shows the bot's token; Slack sends others to its login page."""
        if take_token(request, {}) != BOT_TOKEN:
            return web.Response(status=302, headers={"Location": "/login"})
        return self._desk.files.download(request.match_info["file_id"])

    async def _with_faults(
        self, request: web.Request, name: str, chat_id: str, answer: Callable[[], web.Response]
    ) -> web.StreamResponse:
        fault = self._faults.strike(name, chat_id)
        if fault is None:
            return self._recorded(name, answer())
        if fault.drop == "request":
            return self._hang_up(request, name)
        response = answer() if fault.answer is None else _faulty(fault)
        if fault.delay_seconds:
            await asyncio.sleep(fault.delay_seconds)
        if fault.drop == "reply":
            return self._hang_up(request, name)
        return self._recorded(name, response)

    def _recorded(self, name: str, response: web.Response) -> web.Response:
        said = {"status": response.status, "text": (response.text or "")}
        self._desk.world.record("slack", "answer", name, said)
        return response

    def _hang_up(self, request: web.Request, name: str) -> web.Response:
        self._desk.world.record("slack", "answer", name, {"status": None})
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


def _method(name: str, token: str) -> Method:
    if not token:
        raise Refused("not_authed")
    if token not in {BOT_TOKEN, APP_TOKEN}:
        raise Refused("invalid_auth")
    if (token == APP_TOKEN) != (name in WITH_APP_TOKEN) and name != "auth.test":
        raise Refused("not_allowed_token_type")
    if name not in METHODS:
        raise Refused("unknown_method")
    return METHODS[name]


def _faulty(fault: Fault) -> web.Response:
    if isinstance(fault.answer, str) and not fault.answer.isdigit():
        return web.json_response({"ok": False, "error": fault.answer})
    status = int(fault.answer or SERVER_FAULT)
    if status == TOO_MANY:
        headers = {"Retry-After": str(fault.retry_after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=status, headers=headers)
    return web.Response(status=status, text="<html>fault</html>", content_type="text/html")
