"""A town without a browser, for the control door."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.browser.small_town import Town, open_town


@pytest_asyncio.fixture
async def town() -> AsyncIterator[Town]:
    """Open a fresh town that ends with the test."""
    opened, runner = await open_town()
    yield opened
    await opened.session.close()
    await runner.cleanup()
