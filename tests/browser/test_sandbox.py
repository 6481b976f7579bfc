"""The whole way: page, local servers, and bare bots made of the real client libraries."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import yaml
from playwright.async_api import Browser, Page, expect
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.sandbox.server import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox

pytestmark = pytest.mark.asyncio(loop_scope="session")

COMPANY = Path(__file__).parents[2] / "config" / "demo" / "company.yml"
TICKET: list[dict[str, Any]] = [
    {"type": "header", "text": {"type": "plain_text", "text": "FB-7 · crash"}},
    {"type": "section", "fields": [{"type": "mrkdwn", "text": "*State*\nnew"}]},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "reply",
                "value": "FB-7|1",
                "text": {"type": "plain_text", "text": "Reply"},
            }
        ],
    },
]
REPLY_FORM = {
    "type": "modal",
    "callback_id": "reply",
    "title": {"type": "plain_text", "text": "Reply to reporter"},
    "submit": {"type": "plain_text", "text": "Send it"},
    "blocks": [
        {
            "type": "input",
            "block_id": "message",
            "label": {"type": "plain_text", "text": "What they will read"},
            "element": {"type": "plain_text_input", "action_id": "message", "multiline": True},
        }
    ],
}


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    """Serve a whole sandbox that ends with the test."""
    served = Sandbox(yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
    await served.start()
    yield served
    await served.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def telegram_bot(sandbox: Sandbox) -> AsyncIterator[None]:
    """Answer each message with a keyboard, and each press with a toast."""
    bot = Bot(TELEGRAM_BOT_TOKEN, base_url=f"{sandbox.url}/telegram/bot")
    async with bot:
        answering = asyncio.create_task(_answer_telegram(bot))
        yield
        answering.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await answering


async def _answer_telegram(bot: Bot) -> None:
    offset = 0
    while True:
        for update in await bot.get_updates(offset=offset, timeout=5):
            offset = update.update_id + 1
            if update.message is not None:
                keyboard = InlineKeyboardMarkup(
                    [[InlineKeyboardButton("Solved", callback_data="solved|FB-7|1")]]
                )
                await bot.send_message(
                    update.message.chat_id,
                    "Your number is\nFB-7",
                    entities=[MessageEntity("bold", 15, 4)],
                    reply_markup=keyboard,
                )
            if update.callback_query is not None:
                await update.callback_query.answer("Thank you")


@pytest_asyncio.fixture(loop_scope="session")
async def slack_bot(sandbox: Sandbox) -> AsyncIterator[list[str]]:
    """Show a card for each message in #operations, a form for its button; gather what was submitted."""
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
    submitted: list[str] = []
    client = AsyncWebClient(SLACK_BOT_TOKEN, base_url=f"{sandbox.url}/slack/api/", retry_handlers=[])
    app = AsyncApp(client=client, process_before_response=True)

    @app.event("message")
    async def _show_card(event: dict[str, Any]) -> None:
        await client.chat_postMessage(channel=event["channel"], text="FB-7", blocks=TICKET)

    @app.action("reply")
    async def _open_form(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=REPLY_FORM)

    @app.view("reply")
    async def _take_form(ack: Any, view: dict[str, Any]) -> None:
        value = view["state"]["values"]["message"]["message"]["value"]
        if len(value) < 5:
            await ack(response_action="errors", errors={"message": "Say a little more."})
            return
        submitted.append(value)
        await ack()

    handler = AsyncSocketModeHandler(app, SLACK_APP_TOKEN)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # the library leaves it open
    yield submitted
    await handler.close_async()  # type: ignore[no-untyped-call]  # the library leaves it open


async def opened(browser: Browser, sandbox: Sandbox, choice: str) -> Page:
    """Open the page in a fresh browser window and wait until it is drawn."""
    window = await browser.new_context(locale="en")
    page = await window.new_page()
    await page.goto(f"{sandbox.url}/#{choice}")
    await page.wait_for_selector("body[data-ready]")
    return page


@pytest.mark.usefixtures("telegram_bot")
async def test_a_telegram_bot_is_talked_to_on_the_page(browser: Browser, sandbox: Sandbox) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    telegram = page.get_by_role("region", name="Telegram")
    await telegram.get_by_role("textbox").fill("it crashes")
    await telegram.get_by_role("button", name="Send").click()
    await expect(telegram.locator("strong", has_text="FB-7")).to_be_visible()
    await telegram.get_by_role("button", name="Solved").click()
    await expect(telegram.get_by_role("status")).to_have_text("Thank you")
    await telegram.get_by_text("it crashes").hover()
    await telegram.get_by_label("More about this message").first.click()
    await telegram.get_by_role("button", name="Edit").click()
    await telegram.get_by_role("textbox").fill("it crashes often")
    await telegram.get_by_role("textbox").press("Enter")
    await expect(telegram.get_by_text("it crashes often")).to_be_visible()


async def test_a_slack_bot_is_talked_to_on_the_page(
    browser: Browser, sandbox: Sandbox, slack_bot: list[str]
) -> None:
    page = await opened(browser, sandbox, "slack=yun&slack-place=%23operations")
    slack = page.get_by_role("region", name="Slack")
    await slack.get_by_role("textbox").fill("a card, please <now>")
    await slack.get_by_role("textbox").press("Enter")
    await expect(slack.get_by_text("a card, please <now>")).to_be_visible()
    await expect(slack.get_by_text("FB-7 · crash")).to_be_visible()
    await slack.get_by_role("button", name="Reply").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("What they will read").fill("ok")
    await dialog.locator("footer button").last.click()
    await expect(dialog.get_by_text("Say a little more.")).to_be_visible()
    await dialog.get_by_label("What they will read").fill("已修复，请更新到 4.2")
    await dialog.locator("footer button").last.click()
    await expect(dialog).to_have_count(0)
    assert slack_bot == ["已修复，请更新到 4.2"]
