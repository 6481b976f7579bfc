"""A local Telegram on a free port, and bots of python-telegram-bot alone."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.wire.telegram.local import TOKEN, Local
from tests.wire.telegram.serving import served


@pytest.fixture
async def local() -> AsyncIterator[Local]:
    """Serve one local Telegram with the demo company."""
    async with served() as local:
        yield local


@pytest.fixture
async def bot(local: Local) -> AsyncIterator[Bot]:
    """Give a client of python-telegram-bot, initialised."""
    # Reading the certificates of the world takes longer than a test; this address has none.
    quick, patient = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    async with Bot(
        TOKEN,
        base_url=f"{local.url}/telegram/bot",
        base_file_url=f"{local.url}/telegram/file/bot",
        request=quick,
        get_updates_request=patient,
    ) as client:
        yield client
