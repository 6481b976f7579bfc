"""A small desk on the real client libraries: a child process for trying the play runner with the local servers."""

import asyncio
import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from tests.unit.sandbox.plays.wire_pages import following, page

SETTINGS = {name.removeprefix("DESKBELL_"): value for name, value in os.environ.items()}
QUESTIONS = ("kind", "app", "text")
OPERATIONS = "C0OPERATIONS"


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(entry.split("|")[0], callback_data=entry)] for entry in data]
    )


def card(text: str, *actions: str, number: str) -> list[dict[str, Any]]:
    words = [{"type": "section", "text": {"type": "mrkdwn", "text": text}}]
    label = {"type": "plain_text", "text": "Button"}
    buttons = [
        {"type": "button", "action_id": action, "value": f"{number}|1", "text": label} for action in actions
    ]
    return [*words, {"type": "actions", "elements": buttons}] if buttons else words


def modal(action: str, number: str, *, optional: bool) -> dict[str, Any]:
    words = {"type": "plain_text", "text": number}
    element = {"type": "plain_text_input", "action_id": "value"}
    block = {"type": "input", "block_id": "message", "label": words, "element": element, "optional": optional}
    return {
        "type": "modal",
        "callback_id": f"{action}|{number}",
        "title": words,
        "submit": {"type": "plain_text", "text": "OK"},
        "blocks": [block],
    }


def reach(point: str) -> None:
    failpoint = Path(SETTINGS["FAILPOINTS__FILE"])
    if failpoint.exists() and failpoint.read_text(encoding="utf-8") == point:
        failpoint.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


class WireDesk:
    """Files what people say in Telegram and lets Slack answer it; forgets everything when it ends."""

    def __init__(self, bot: Bot, slack: AsyncWebClient) -> None:
        self.bot = bot
        self.slack = slack
        self.tickets: dict[str, int] = {}
        self.forms: dict[int, list[str]] = {}
        self.handling = 0
        self.revision = -1

    async def poll(self) -> None:
        offset = 0
        while True:
            for update in await self.bot.get_updates(offset=offset, timeout=10):
                self.handling += 1
                await self.from_telegram(update)
                self.handling -= 1
                offset = update.update_id + 1

    async def from_telegram(self, update: Update) -> None:
        query, message = update.callback_query, update.message
        if query is not None and query.data:
            await query.answer(text="ok")
            action = query.data.split("|")[0]
            await self.answered(query.from_user.id, action.partition(":")[2] or f"/{action}")
        elif message is not None and message.text == "/report":
            self.forms[message.chat_id] = []
            await self.ask(message.chat_id)
        elif message is not None and message.chat_id in self.forms:
            await self.answered(message.chat_id, message.text or "")
        elif message is not None:
            await self.file(message.chat_id, message.text or message.effective_attachment.__class__.__name__)

    async def file(self, chat_id: int, text: str) -> None:
        number = f"FB-{len(self.tickets) + 1}"
        self.tickets[number] = chat_id
        await self.bot.send_message(chat_id, f"{number} {text}", reply_markup=keyboard(f"add|{number}|1"))
        blocks = card(f"*{number}* {text}", "claim", "reply", "resolve", number=number)
        await self.slack.chat_postMessage(channel=OPERATIONS, text=number, blocks=blocks)

    async def ask(self, chat_id: int) -> None:
        given = self.forms[chat_id]
        field = QUESTIONS[len(given)] if len(given) < len(QUESTIONS) else "preview"
        choices = {"kind": ["kind:complain"], "app": ["skip|app"], "preview": ["confirm|form"]}.get(field, [])
        markup = keyboard(*choices, f"cancel|form.s1.{field}|{len(given)}")
        await self.bot.send_message(chat_id, f"{field}?", reply_markup=markup)

    async def answered(self, chat_id: int, value: str) -> None:
        if value == "/confirm":
            await self.file(chat_id, " ".join(self.forms.pop(chat_id)))
            return
        self.forms[chat_id].append(value)
        await self.ask(chat_id)

    async def from_slack(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.handling += 1
        try:
            await self.handle(client, request)
        finally:
            self.handling -= 1

    async def handle(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        kind = request.payload.get("type")
        if kind == "view_submission":
            reach("before_ack")
            answer = await self.submitted(request.payload["view"])
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, answer))
        else:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id))
        if kind == "block_actions":
            await self.pressed(request.payload)
        elif request.type == "slash_commands":
            await self.slack.views_open(trigger_id=request.payload["trigger_id"], view=page(0, {}))
        elif (
            request.payload.get("event", {}).get("channel_type") == "im"
            and "bot_id" not in request.payload["event"]
        ):
            await self.offer(request.payload["event"]["channel"])

    async def offer(self, channel: str) -> None:
        blocks = card("A form?", "open", number="form")
        await self.slack.chat_postMessage(channel=channel, text="form", blocks=blocks)

    async def pressed(self, payload: dict[str, Any]) -> None:
        action = payload["actions"][0]
        number = action["value"].split("|")[0]
        if action["action_id"] == "claim":
            blocks = card(f"*{number}* {payload['user']['id']}", "reply", number=number)
            shown = payload["container"]["message_ts"]
            await self.slack.chat_update(channel=OPERATIONS, ts=shown, text=number, blocks=blocks)
            return
        if action["action_id"] == "open":
            await self.slack.views_open(trigger_id=payload["trigger_id"], view=page(0, {}))
            return
        view = modal(action["action_id"], number, optional=action["action_id"] == "resolve")
        await self.slack.views_open(trigger_id=payload["trigger_id"], view=view)

    async def submitted(self, view: dict[str, Any]) -> dict[str, Any] | None:
        action, number = view["callback_id"].split("|")
        if action == "report":
            following_page, given = following(view)
            if following_page is not None:
                return {"response_action": "update", "view": following_page}
            await self.slack.chat_postMessage(channel=OPERATIONS, text=f"filed {given}")
            return None
        said = view["state"]["values"]["message"]["value"]["value"] or ""
        if said == "bad":
            return {"response_action": "errors", "errors": {"message": "不行"}}
        await self.bot.send_message(self.tickets[number], f"{number} {action} {said}")
        return None

    async def hear_clock(self, http: aiohttp.ClientSession) -> None:
        while True:
            async with http.get(SETTINGS["CLOCK__URL"], params={"after": str(self.revision)}) as answer:
                self.revision = (await answer.json())["revision"]

    async def healthz(self, _: web.Request) -> web.Response:
        at_rest = self.handling == 0
        return web.json_response({"at_rest": at_rest, "next_due": None, "clock_revision": self.revision})


async def main() -> None:
    slack = AsyncWebClient(token=SETTINGS["SLACK__BOT_TOKEN"], base_url=SETTINGS["SLACK__API_URL"])
    url = f"{SETTINGS['TELEGRAM__API_URL']}/bot"
    async with Bot(SETTINGS["TELEGRAM__BOT_TOKEN"], base_url=url) as bot, aiohttp.ClientSession() as http:
        desk = WireDesk(bot, slack)
        socket = SocketModeClient(app_token=SETTINGS["SLACK__APP_TOKEN"], web_client=slack)
        socket.socket_mode_request_listeners.append(desk.from_slack)
        await socket.connect()  # type: ignore[no-untyped-call]  # slack_sdk leaves it bare
        app = web.Application()
        app.router.add_get("/healthz", desk.healthz)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        web_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        sys.stdout.write(json.dumps({"event": "ready", "web": web_url}) + "\n")
        sys.stdout.flush()
        await asyncio.gather(desk.poll(), desk.hear_clock(http))


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(main())
