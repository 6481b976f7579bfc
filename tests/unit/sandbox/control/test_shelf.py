"""What is in a file on a screen is given to the page: a picture to be seen, anything else to be kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml
from aiohttp import ClientSession

from bot.sandbox.server import Sandbox
from tests.architecture.house import ROOT

PNG = b"\x89PNG\r\n\x1a\n and the rest"
PAGE = b"<html><script>alert(1)</script>"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    served = Sandbox(yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8")))
    await served.start()
    yield served
    await served.stop()


async def sent(sandbox: Sandbox, platform: str, folder: Path) -> list[tuple[str, str]]:
    """Let Emma send a picture and a page; return identity and number of each file."""
    for name, content in (("crash.png", PNG), ("页.html", PAGE)):
        (folder / name).write_bytes(content)
    side = sandbox.slack if platform == "slack" else sandbox.telegram
    await side.say("emma", "emma", "look", attach=[str(folder / "crash.png"), str(folder / "页.html")])
    things = side.seen()
    return [(thing.seen_id, str(number)) for thing in things for number in range(len(thing.files))]


async def ask(sandbox: Sandbox, **query: str) -> tuple[int, bytes, dict[str, str]]:
    async with (
        ClientSession() as session,
        session.get(f"{sandbox.url}/control/file", params=query) as answer,
    ):
        return answer.status, await answer.read(), dict(answer.headers)


@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_a_picture_is_seen_and_anything_else_is_only_kept(
    sandbox: Sandbox, tmp_path: Path, platform: str
) -> None:
    picture, page = await sent(sandbox, platform, tmp_path)
    status, content, headers = await ask(sandbox, platform=platform, thing=picture[0], number=picture[1])
    assert (status, content, headers["Content-Type"]) == (200, PNG, "image/png")
    assert "Content-Disposition" not in headers
    status, content, headers = await ask(sandbox, platform=platform, thing=page[0], number=page[1])
    assert (status, content) == (200, PAGE)
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"] == "attachment; filename*=UTF-8''%E9%A1%B5.html"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("number", ["2", "-1", "x", "99"])
async def test_a_file_that_is_not_there_is_told(sandbox: Sandbox, tmp_path: Path, number: str) -> None:
    ((thing, _), _) = await sent(sandbox, "slack", tmp_path)
    for query in ({"platform": "slack", "thing": thing}, {"platform": "icq", "thing": thing}):
        status, body, _ = await ask(sandbox, number=number, **query)
        assert (status, b"name platform, thing and number" in body) == (400, True)
    assert (await ask(sandbox))[0] == 400
