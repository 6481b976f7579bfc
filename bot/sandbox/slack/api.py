"""The HTTP door: reads a call, lets faults strike, asks the method, writes the answer and the truth log."""

from collections.abc import Callable

from aiohttp import web

from bot.sandbox.slack.access import BOT_TOKEN
from bot.sandbox.slack.answers import respond
from bot.sandbox.slack.arguments import Arguments, read_content, read_values, take_token
from bot.sandbox.slack.faults import Faults
from bot.sandbox.slack.methods import (
    auth,
    chat,
    conversations,
    files,
    pins,
    reactions,
    scheduling,
    usergroups,
    users,
    views,
)
from bot.sandbox.slack.striking import struck, too_many
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

# No methods, but addresses that Slack hands out; faults strike them under these names.
RESPONSE_URL, UPLOAD, DOWNLOAD = "response_url", "upload", "url_private"
SPOKEN = frozenset({"application/json", "text/html", "text/plain"})
LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in</body></html>"

Method = Callable[[Workspace, Arguments], Json]
METHODS: dict[str, Method] = {
    **auth.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **pins.METHODS,
    **reactions.METHODS,
    **scheduling.METHODS,
    **usergroups.METHODS,
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
        app.router.add_post(f"{prefix}/upload/{{ticket}}", self._upload)
        app.router.add_get(f"{prefix}/files/{{file_id}}/{{name:.*}}", self._download)
        app.router.add_get(f"{prefix}/login", self._login)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        self._desk.base_url = f"{request.url.origin()}{self._prefix}"
        try:
            values = await read_values(request)
        except Refused as refused:
            return self._recorded(name, web.json_response(refused.body()))
        token = take_token(request, values)
        self._desk.world.record("slack", "from_bot", name, values)
        return await self._with_faults(
            request, name, str(values.get("channel") or ""), lambda: self._ask(name, token, values)
        )

    def _ask(self, name: str, token: str, values: Json) -> web.Response:
        """Return the answer to a call that got through."""
        access = self._desk.access
        needed = ",".join(sorted(access.needed(name, values)))
        headers = {"x-oauth-scopes": access.provided(), "x-accepted-oauth-scopes": needed}
        try:
            access.check(name, token)
            method = _method(name)
            wait_seconds = self._desk.rates.take(name, self._desk.rooms.id_or_name(values.get("channel")))
            if wait_seconds:
                return too_many(wait_seconds)
            access.check_scopes(name, values)
            answer = {
                "ok": True,
                **method(self._desk, Arguments(values, base_url=self._desk.base_url)),
            }
        except Refused as refused:
            answer = refused.body()
        return web.json_response(answer, headers=headers)

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        """Take what the bot says through a response_url; the address itself is the permission."""
        key = request.match_info["key"]
        try:
            values = await read_values(request)
        except Refused as refused:
            return self._recorded(RESPONSE_URL, web.json_response(refused.body(), status=400))
        self._desk.world.record("slack", "from_bot", RESPONSE_URL, values)

        def answer() -> web.Response:
            try:
                respond(self._desk, self._desk.passes.use_address(key), values)
            except Refused as refused:
                gone = refused.error in {"expired_url", "used_url"}
                return web.json_response(refused.body(), status=404 if gone else 400)
            return web.Response(text="ok")

        return await self._with_faults(request, RESPONSE_URL, "", answer)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of a file at the address that was given for them, as a body or as a form."""
        content = await read_content(request)
        self._desk.world.record("slack", "from_bot", UPLOAD, {"size": len(content)})

        def answer() -> web.Response:
            size = self._desk.files.receive(request.match_info["ticket"], content)
            return web.Response(status=404) if size is None else web.Response(text=f"OK - {size}")

        return await self._with_faults(request, UPLOAD, "", answer)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Give a file to whoever shows the bot's token; Slack sends others to its login page.

        So it does with a bot that lacks `files:read`, which then gets a page with status 200 instead of a refusal.
        """
        access = self._desk.access
        self._desk.world.record("slack", "from_bot", DOWNLOAD, {"file": request.match_info["file_id"]})

        def answer() -> web.Response:
            if take_token(request, {}) != BOT_TOKEN or access.revoked or "files:read" not in access.scopes:
                return web.Response(
                    status=302, headers={"Location": f"{self._prefix}/login?redir={request.path}"}
                )
            return self._desk.files.download(request.match_info["file_id"])

        return await self._with_faults(request, DOWNLOAD, "", answer)

    async def _login(self, _request: web.Request) -> web.StreamResponse:
        """Show the page on which a person would sign in."""
        return web.Response(text=LOGIN_PAGE, content_type="text/html")

    async def _with_faults(
        self, request: web.Request, name: str, chat_id: str, answer: Callable[[], web.Response]
    ) -> web.StreamResponse:
        fault = self._faults.strike(name, chat_id)
        if fault is None:
            return self._recorded(name, answer())
        response = await struck(request, fault, answer, self._desk.world.hold_back)
        return self._recorded(name, response)

    def _recorded(self, name: str, response: web.StreamResponse) -> web.StreamResponse:
        """Write down what was answered; what never arrived whole has no status."""
        said: Json = {"status": None}
        if isinstance(response, web.Response):
            said = {"status": response.status, "text": _text_of(response)}
        self._desk.world.record("slack", "answer", name, said)
        return response


def _text_of(response: web.Response) -> str:
    """Return what an answer says; of a file that is given out nothing is written down."""
    return response.text or "" if response.content_type in SPOKEN else ""


def _method(name: str) -> Method:
    if name not in METHODS:
        raise Refused("unknown_method")
    return METHODS[name]
