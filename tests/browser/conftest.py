"""A town and a browser for the tests of the page."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.browser.small_town import Town, open_town

CHROMIUM = Path(os.environ.get("DESKBELL_CHROMIUM", "/usr/bin/chromium"))
CHROMIUM_IS_THERE = CHROMIUM.exists()
FLAGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# One browser serves the whole run, so its loop does; each test gets its own town and windows.
@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Start headless Chromium, or skip and say what is missing."""
    if not CHROMIUM_IS_THERE:
        reason = (
            f"cannot run here: no browser at {CHROMIUM}: install chromium, or name one in DESKBELL_CHROMIUM"
        )
        print(reason)  # noqa: T201  # a skipped test prints why
        pytest.skip(reason)
    async with async_playwright() as driver:
        opened = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    """Lend the browser, and close every window that the test has opened."""
    yield chromium
    for window in chromium.contexts:
        await window.close()


@pytest_asyncio.fixture(loop_scope="session")
async def town() -> AsyncIterator[Town]:
    """Open a fresh town that ends with the test."""
    opened, runner = await open_town()
    yield opened
    await opened.session.close()
    await runner.cleanup()
