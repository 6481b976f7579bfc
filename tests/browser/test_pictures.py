"""Pictures of the page for the README and the docs, of a real desk; the words in them can be read."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import yaml
from playwright.async_api import Browser, Page, expect

from bot.sandbox.plays.building import Conditions
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.performance import perform
from bot.sandbox.plays.theatre import town_for
from bot.sandbox.plays.watching import Watched
from bot.sandbox.server import Sandbox
from bot.sandbox.world import MovableClock
from bot.wiring.playing import DEMOS, own_desk

pytestmark = pytest.mark.asyncio(loop_scope="session")

ROOT = Path(__file__).parents[2]
COMPANY = ROOT / "config" / "demo" / "company.yml"
WANTED = os.environ.get("DESKBELL_SCREENSHOTS") == "1"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 400, "height": 820}
HERE = "slack=zhou&slack-place=%23operations&telegram=hao"
# Source: www.w3.org/TR/WCAG22/#contrast-minimum, 2026-11-21
LEAST_CONTRAST = 4.5
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def told() -> AsyncIterator[Sandbox]:
    """Serve a town in which the demo of the angry customer was played to its end, with its desk."""
    async with _played("angry-message", has_bar=False) as (town, watched):
        while not watched.over:
            await watched.changed(patience_seconds=60)
        assert watched.result is not None
        assert watched.result.holds, watched.result
        yield town


@asynccontextmanager
async def _played(
    name: str, *, pace: float = 0.0, has_bar: bool = True
) -> AsyncIterator[tuple[Sandbox, Watched]]:
    towns: list[Sandbox] = []
    watched = Watched(pace=pace)

    def make_town(company: dict[str, Any], clock: MovableClock) -> Sandbox:
        towns.append(town_for(watched, company, clock) if has_bar else Sandbox(company, clock=clock))
        return towns[-1]

    with tempfile.TemporaryDirectory() as folder:
        company = yaml.safe_load(COMPANY.read_text(encoding="utf-8"))
        desk = own_desk(bytecode=Path(folder))
        conditions = Conditions(company, desk, make_town, 2.0, lambda _line: None)
        playing: asyncio.Task[PlayResult] = asyncio.create_task(
            perform(DEMOS / f"{name}.yml", conditions, watched)
        )
        begun: set[asyncio.Future[Any]] = {playing, watched.opened}
        await asyncio.wait(begun, return_when=asyncio.FIRST_COMPLETED)
        assert not playing.done(), playing.result()
        try:
            yield towns[0], watched
        finally:
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)


async def opened(browser: Browser, town: Sandbox, choice: str = HERE, **context: Any) -> Page:
    """Open the page in a fresh browser window and wait until it is drawn."""
    window = await browser.new_context(**{"locale": "en", "viewport": WIDE} | context)
    page = await window.new_page()
    await page.goto(f"{town.url}/#{choice}")
    await page.wait_for_selector("body[data-ready]")
    await page.evaluate("document.fonts.ready")
    return page


async def taken(page: Page, name: str, folder: Path) -> None:
    """Take a picture, for the docs when it is wanted there."""
    path = (ROOT / "docs" if WANTED else folder) / name
    await page.screenshot(path=path, animations="disabled")
    assert path.stat().st_size > 10_000


async def dim(page: Page) -> list[str]:
    """Return every visible text that stands out too little from what is behind it."""
    found = await page.evaluate(CONTRAST, LEAST_CONTRAST)
    assert found["looked"] > 20, "it looked at texts"
    return list(found["dim"])


async def cut(page: Page) -> list[str]:
    """Return the texts of buttons and headings that do not fit where they stand."""
    return list(
        await page.evaluate(
            """[...document.querySelectorAll("button, h2, h3, .bubble, .card p")]
            .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1 && node.clientWidth)
            .map((node) => node.textContent)"""
        )
    )


@pytest.mark.parametrize(("scheme", "name"), [("light", "sandbox.png"), ("dark", "sandbox-dark.png")])
async def test_both_sides_of_a_conversation_can_be_read(
    browser: Browser, told: Sandbox, tmp_path: Path, scheme: str, name: str
) -> None:
    page = await opened(browser, told, color_scheme=scheme)
    await expect(page.get_by_role("region", name="Slack").get_by_role("heading", name="FB-1")).to_be_visible()
    await expect(page.get_by_role("region", name="Telegram").get_by_text("5 分")).to_be_visible()
    assert await dim(page) == []
    assert await cut(page) == []
    await taken(page, name, tmp_path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_in_a_narrow_window_it_can_be_read_too(
    browser: Browser, told: Sandbox, tmp_path: Path, scheme: str
) -> None:
    page = await opened(browser, told, viewport=NARROW, color_scheme=scheme, locale="zh-TW")
    await page.get_by_role("button", name="Telegram").first.click()
    await expect(page.get_by_role("region", name="Telegram").get_by_text("5 分")).to_be_visible()
    assert await dim(page) == []
    assert await cut(page) == []
    if scheme == "light":
        await taken(page, "sandbox-narrow.png", tmp_path)
    await page.get_by_role("button", name="Slack").first.click()
    await page.get_by_role("button", name="工具").click()
    assert await dim(page) == []
    assert await cut(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_panels_and_the_inspector_can_be_read(
    browser: Browser, told: Sandbox, tmp_path: Path, scheme: str
) -> None:
    page = await opened(browser, told, color_scheme=scheme)
    await page.get_by_role("button", name="Faults").click()
    assert await dim(page) == []
    await page.keyboard.press("Escape")
    line = page.get_by_role("region", name="Slack").locator("li.message").last
    await line.hover()
    await line.get_by_label("More about this message").click()
    assert await dim(page) == []
    await line.get_by_role("button", name="On the wire").click()
    inspector = page.get_by_role("complementary", name="Inspector")
    await inspector.get_by_text("chat.update").last.click()
    assert await dim(page) == []
    if scheme == "light":
        await taken(page, "sandbox-inspector.png", tmp_path)
    await inspector.get_by_role("button", name="Limits").click()
    await expect(inspector.get_by_role("table")).to_be_visible()
    assert await dim(page) == []


@pytest.mark.parametrize("locale", ["en", "zh-CN", "zh-TW"])
async def test_an_empty_town_tells_what_to_do_first(browser: Browser, tmp_path: Path, locale: str) -> None:
    town = Sandbox(yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
    await town.start()
    try:
        for scheme in ("light", "dark"):
            page = await opened(browser, town, "", locale=locale, color_scheme=scheme)
            await expect(page.locator(".example")).to_have_count(2)
            assert await dim(page) == []
            assert await cut(page) == []
            await page.screenshot(path=tmp_path / f"{locale}-{scheme}.png")
        words = await page.locator(".example").first.inner_text()
        await page.locator(".example").first.press("Enter")
        box = page.get_by_role("region", name="Telegram").get_by_role("textbox")
        await expect(box).to_be_focused()
        await expect(box).to_have_value(words)
    finally:
        await page.close()
        await town.stop()


async def test_a_watched_demo_says_its_steps_in_the_readers_language(
    browser: Browser, tmp_path: Path
) -> None:
    async with _played("angry-message", pace=1.0) as (town, watched):
        page = await opened(browser, town, "", locale="zh-TW")
        bar = page.get_by_role("region", name="示範")
        await expect(bar.get_by_role("status").first).to_have_text(
            "阿豪：「付易又重複扣款，客服沒人理，太誇張了！」", timeout=60_000
        )
        watched.lead("pause")
        for _ in range(3):
            watched.lead("next")
        await expect(bar.get_by_role("status").first).to_contain_text(
            "#operations 看到：FB-1 · 投诉", timeout=60_000
        )
        assert await dim(page) == []
        await expect(
            page.get_by_role("region", name="Slack").get_by_role("heading", name="FB-1")
        ).to_be_visible()
        await taken(page, "sandbox-demo.png", tmp_path)
        await bar.get_by_text("全部步驟").click()
        assert "$" not in await bar.inner_text()
        assert await dim(page) == []
