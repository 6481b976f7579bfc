"""Pictures and files stand on the page as what they are, on either side."""

import struct
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import yaml
from playwright.async_api import Browser, expect

from bot.sandbox.server import Sandbox
from tests.architecture.house import ROOT

pytestmark = pytest.mark.asyncio(loop_scope="session")


def png() -> bytes:
    """Return a picture of eight by six points."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\x00" + bytes(8) for _ in range(6))
    header = struct.pack(">IIBBBBB", 8, 6, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    """Serve a whole sandbox that ends with the test."""
    served = Sandbox(yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8")))
    await served.start()
    yield served
    await served.stop()


@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_a_picture_is_seen_and_a_file_is_named(
    browser: Browser, sandbox: Sandbox, tmp_path: Path, platform: str
) -> None:
    for name, content in (("crash.png", png()), ("device.log", b"10:02 upload failed")):
        (tmp_path / name).write_bytes(content)
    side = sandbox.slack if platform == "slack" else sandbox.telegram
    await side.say("emma", "emma", "look", attach=[str(tmp_path / "crash.png"), str(tmp_path / "device.log")])
    window = await browser.new_context(locale="en")
    page = await window.new_page()
    await page.goto(f"{sandbox.url}/#{platform}=emma&{platform}-place=emma")
    await page.wait_for_selector("body[data-ready]")
    region = page.get_by_role("region", name=platform.capitalize())
    picture = region.get_by_role("img", name="crash.png")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 8
    link = region.get_by_role("link", name="device.log")
    async with page.expect_download() as kept:
        await link.click()
    download = await kept.value
    assert (await download.path()).read_bytes() == b"10:02 upload failed"
    await window.close()
