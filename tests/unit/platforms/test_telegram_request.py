"""What is asked of Telegram goes as JSON, and as a form where a file goes with it; the same arguments either way."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot, InputFile, LinkPreviewOptions, ReplyParameters

from bot.platforms.telegram.request import AiohttpRequest

TEXT = 'a "quoted" & <b>bold</b> 相冊盒 😀 100% +1\n\\n'
ENTITIES = [{"type": "bold", "offset": 0, "length": 1}]


class Heard:
    """A server that keeps how it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    async def answer(self, request: web.Request) -> web.Response:
        """Keep what was asked; tell that a message stands."""
        if request.content_type == "application/json":
            told = await request.json()
        else:
            told = {name: _read(value) for name, value in (await request.post()).items()}
        self.asked.append((request.content_type, told))
        place = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}}
        return web.json_response({"ok": True, "result": place})


def _read(value: Any) -> Any:
    return value.file.read() if isinstance(value, web.FileField) else value


@pytest.fixture
async def heard_bot() -> AsyncIterator[tuple[Heard, Bot]]:
    heard, app = Heard(), web.Application()
    app.router.add_post("/{path:.*}", heard.answer)
    request = AiohttpRequest()
    async with TestServer(app) as server:
        await request.initialize()
        base = f"http://127.0.0.1:{server.port}/bot"
        yield heard, Bot("5:t", base_url=base, request=request, get_updates_request=request)
        await request.shutdown()


async def test_what_has_no_file_goes_as_json(heard_bot: tuple[Heard, Bot]) -> None:
    heard, bot = heard_bot
    message = await bot.send_message(
        5,
        TEXT,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=False,
        reply_parameters=ReplyParameters(message_id=3),
        api_kwargs={"entities": ENTITIES},
    )
    assert message.message_id == 7
    kind, told = heard.asked[0]
    assert kind == "application/json"
    assert told == {
        "chat_id": 5,
        "text": TEXT,
        "disable_notification": False,
        "link_preview_options": {"is_disabled": True},
        "reply_parameters": {"message_id": 3},
        "entities": ENTITIES,
    }


async def test_what_has_a_file_goes_as_a_form(heard_bot: tuple[Heard, Bot]) -> None:
    heard, bot = heard_bot
    file = InputFile(b"\x00\xff", filename="相冊.bin", attach=False)
    await bot.send_document(5, file, caption=TEXT)
    kind, told = heard.asked[0]
    assert kind == "multipart/form-data"
    assert told["document"] == b"\x00\xff"
    assert told["caption"] == TEXT
