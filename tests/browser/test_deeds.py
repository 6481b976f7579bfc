"""What a person does on the page, held against the two local servers and what a bot of them is told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import yaml
from playwright.async_api import Browser, FilePayload, Locator, Page, expect
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import NetworkError

from bot.sandbox.server import SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox

pytestmark = pytest.mark.asyncio(loop_scope="session")

COMPANY = Path(__file__).parents[2] / "config" / "demo" / "company.yml"
PICTURE: FilePayload = {"name": "收据.png", "mimeType": "image/png", "buffer": b"\x89PNG"}


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    """Serve a whole sandbox that ends with the test."""
    served = Sandbox(yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
    await served.start()
    yield served
    await served.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """Lend the Telegram bot as its own library sees it."""
    async with Bot(TELEGRAM_BOT_TOKEN, base_url=f"{sandbox.url}/telegram/bot") as lent:
        yield lent


@pytest.fixture
def app(sandbox: Sandbox) -> AsyncWebClient:
    """Lend the Slack app as its own library sees it."""
    return AsyncWebClient(SLACK_BOT_TOKEN, base_url=f"{sandbox.url}/slack/api/", retry_handlers=[])


async def opened(browser: Browser, sandbox: Sandbox, choice: str) -> Page:
    """Open the page in a fresh browser window and wait until it is drawn."""
    window = await browser.new_context(locale="en")
    page = await window.new_page()
    await page.goto(f"{sandbox.url}/#{choice}")
    await page.wait_for_selector("body[data-ready]")
    return page


def slack_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Slack")


def telegram_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Telegram")


async def write(side: Locator, text: str) -> None:
    await side.get_by_role("textbox").fill(text)
    await side.get_by_role("textbox").press("Enter")
    await expect(side.get_by_text(text)).to_be_visible()


async def from_menu(side: Locator, entry: str) -> None:
    await side.get_by_label("More about this message").last.press("Enter")
    await side.get_by_role("button", name=entry).click()


def number_of(sandbox: Sandbox, key: str) -> int:
    return sandbox.directory.people[key].telegram_user_id or 0


@pytest.mark.parametrize("platform", ["Slack", "Telegram"])
async def test_a_reaction_is_given_seen_and_taken_back(
    browser: Browser, sandbox: Sandbox, platform: str
) -> None:
    page = await opened(browser, sandbox, "slack=yun&slack-place=%23operations&telegram=mei")
    side = page.get_by_role("region", name=platform)
    await write(side, "it works")
    await from_menu(side, "React with 👍")
    given = side.get_by_role("button", name="👍 by")
    await expect(given).to_have_attribute("aria-pressed", "true")
    await expect(given).to_contain_text("1")
    await given.press("Enter")
    await expect(given).to_have_count(0)


async def test_two_people_give_one_reaction_on_slack(
    browser: Browser, sandbox: Sandbox, app: AsyncWebClient
) -> None:
    page = await opened(browser, sandbox, "slack=yun&slack-place=%23operations")
    side = slack_of(page)
    await write(side, "done?")
    channel = sandbox.directory.channels["#operations"].slack_channel_id
    newest = (await app.conversations_history(channel=channel))["messages"][0]
    await app.reactions_add(channel=channel, timestamp=newest["ts"], name="eyes")
    await side.get_by_role("button", name="👀 by Deskbell").click()
    await expect(side.get_by_role("button", name="👀 by Deskbell, 小云")).to_contain_text("2")


async def test_a_topic_that_came_later_is_found_by_its_name(
    browser: Browser, sandbox: Sandbox, bot: Bot
) -> None:
    page = await opened(browser, sandbox, "telegram=lin&telegram-place=duty_group")
    group = sandbox.directory.groups["duty_group"].telegram_chat_id
    await sandbox.telegram.other("root", "promote_bot", {"place": "duty_group"})
    topics = telegram_of(page).get_by_role("navigation", name="Topics")
    await expect(topics.get_by_role("button")).to_have_text(["All", "alerts", "handover"])
    topic = await bot.create_forum_topic(group, "发布窗口")
    await expect(topics.get_by_role("button", name="发布窗口")).to_be_visible()
    await bot.send_message(group, "in alerts", message_thread_id=2)
    await topics.get_by_role("button", name="发布窗口").press("Enter")
    await expect(telegram_of(page).get_by_text("in alerts")).to_have_count(0)
    await write(telegram_of(page), "said in the topic")
    said = sandbox.telegram.seen()[-1]
    assert said.raw["message_thread_id"] == topic.message_thread_id
    await bot.edit_forum_topic(group, topic.message_thread_id, name="上线窗口")
    await expect(topics.get_by_role("button", name="上线窗口")).to_be_visible()


async def test_a_group_that_came_later_stands_in_the_list(browser: Browser, sandbox: Sandbox) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    await sandbox.telegram.other(
        "hao", "found_group", {"place": "fans", "title": "相册迷", "members": ["mei"]}
    )
    await telegram_of(page).get_by_role("button", name="相册迷").click()
    await expect(telegram_of(page).get_by_role("heading", name="相册迷")).to_be_visible()
    await expect(telegram_of(page).get_by_text("2 members")).to_be_visible()
    await sandbox.telegram.other("emma", "join", {"place": "fans"})
    await expect(telegram_of(page).get_by_text("3 members")).to_be_visible()


async def test_a_group_chat_of_slack_is_for_its_people_alone(
    browser: Browser, sandbox: Sandbox, app: AsyncWebClient
) -> None:
    page = await opened(browser, sandbox, "slack=yun")
    ids = [sandbox.directory.people[key].slack_user_id or "" for key in ("yun", "zhou")]
    room = (await app.conversations_open(users=ids))["channel"]["id"]
    await app.chat_postMessage(channel=room, text="the two of you, please")
    place = slack_of(page).get_by_role("button", name="小云, 小周")
    await expect(place.get_by_label("1 new message")).to_be_visible()
    await place.click()
    await expect(slack_of(page).get_by_text("the two of you, please")).to_be_visible()
    await write(slack_of(page), "on it")
    await slack_of(page).get_by_label("You are, on Slack").select_option("fang")
    await expect(place).to_have_count(0)


async def test_who_moves_in_can_be_chosen_at_once(browser: Browser, sandbox: Sandbox) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    nia = {"key": "nia", "name": "Nia", "telegram": True}
    async with page.expect_response("**/control/directory"):
        await page.request.post(f"{sandbox.url}/control/people", data=nia)
    await telegram_of(page).get_by_label("You are, on Telegram").select_option("nia")
    await expect(telegram_of(page).get_by_text("You are Nia.")).to_be_visible()


async def test_an_alert_waits_until_it_is_read(browser: Browser, sandbox: Sandbox, bot: Bot) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    await write(telegram_of(page), "hello")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Withdraw", callback_data="withdraw|FB-1|1")]])
    await bot.send_message(number_of(sandbox, "mei"), "FB-1", reply_markup=keyboard)
    await telegram_of(page).get_by_role("button", name="Withdraw").press("Enter")
    pressed = await _update_with(bot, "callback_query")
    assert pressed.callback_query is not None
    await pressed.callback_query.answer("Somebody was faster.", show_alert=True)
    alert = page.get_by_role("dialog", name="Deskbell")
    await expect(alert).to_contain_text("Somebody was faster.")
    await expect(alert.get_by_role("button", name="OK")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)
    await expect(telegram_of(page).get_by_role("button", name="Withdraw")).to_be_focused()


async def _update_with(bot: Bot, field: str) -> Update:
    offset = 0
    while True:
        for update in await bot.get_updates(offset=offset, timeout=5):
            offset = update.update_id + 1
            if getattr(update, field) is not None:
                return update


async def test_a_command_in_a_message_is_sent_by_a_press(
    browser: Browser, sandbox: Sandbox, bot: Bot
) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    await write(telegram_of(page), "hello")
    await bot.send_message(number_of(sandbox, "mei"), "Ask with /status at any time.")
    await telegram_of(page).get_by_role("article").get_by_role("button", name="/status").press("Enter")
    await expect(telegram_of(page).get_by_role("article", name="you").last).to_contain_text("/status")


async def test_a_fault_set_on_the_page_strikes(browser: Browser, sandbox: Sandbox, bot: Bot) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    await write(telegram_of(page), "hello")
    await page.get_by_role("button", name="Faults").press("Enter")
    panel = page.get_by_role("dialog", name="Faults")
    await panel.get_by_label("Platform").select_option("telegram")
    await panel.get_by_label("Call of the desk").select_option("sendMessage")
    await panel.get_by_label("What happens").select_option(label="500, server error")
    await panel.get_by_role("button", name="Set it up").press("Enter")
    await expect(panel.get_by_role("status")).to_have_text("The next such call will meet it.")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Faults")).to_be_focused()
    with pytest.raises(NetworkError):
        await bot.send_message(number_of(sandbox, "mei"), "refused")
    await bot.send_message(number_of(sandbox, "mei"), "and taken")
    await expect(telegram_of(page).get_by_text("and taken")).to_be_visible()
    await expect(telegram_of(page).get_by_text("refused")).to_have_count(0)


async def test_any_call_to_slack_can_be_made_to_fail(
    browser: Browser, sandbox: Sandbox, app: AsyncWebClient
) -> None:
    page = await opened(browser, sandbox, "slack=yun")
    await page.get_by_role("button", name="Faults").click()
    panel = page.get_by_role("dialog", name="Faults")
    await panel.get_by_label("Call of the desk").select_option(label="any call")
    await panel.get_by_label("What happens").select_option(label="500, server error")
    await panel.get_by_label("How often").fill("2")
    await panel.get_by_role("button", name="Set it up").click()
    await expect(panel.get_by_role("status")).to_have_text("The next 2 such calls will meet it.")
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await app.auth_test()
    assert (await app.auth_test())["ok"]


async def test_the_limits_tell_how_near_the_bot_came(browser: Browser, sandbox: Sandbox, bot: Bot) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    await write(telegram_of(page), "hello")
    sandbox.world.clock.pause()
    for number in range(3):
        await bot.send_message(number_of(sandbox, "mei"), f"answer {number}")
    await page.get_by_role("button", name="Inspector").click()
    inspector = page.get_by_role("complementary", name="Inspector")
    await inspector.get_by_role("button", name="Limits").press("Enter")
    row = inspector.get_by_role("row").filter(has_text="messages per chat · mei")
    await expect(row).to_contain_text("telegram")
    await expect(row).to_contain_text("3, over the limit")


async def test_the_wire_of_one_message_tells_of_no_other(
    browser: Browser, sandbox: Sandbox, bot: Bot
) -> None:
    page = await opened(browser, sandbox, "telegram=mei")
    side = telegram_of(page)
    await write(side, "first")
    for text in ("one answer", "another answer"):
        await bot.send_message(number_of(sandbox, "mei"), text)
    await expect(side.get_by_text("another answer")).to_be_visible()
    await from_menu(side, "On the wire")
    inspector = page.get_by_role("complementary", name="Inspector")
    await expect(inspector.get_by_text("About: another answer")).to_be_visible()
    await expect(inspector.locator(".wire-log > li")).to_have_count(2)
    await page.keyboard.press("Escape")
    await expect(inspector).to_have_count(0)
    await expect(side.get_by_label("More about this message").last).to_be_focused()


async def test_on_slack_a_message_is_sent_with_a_file_edited_and_deleted(
    browser: Browser, sandbox: Sandbox
) -> None:
    page = await opened(browser, sandbox, "slack=yun&slack-place=%23operations")
    side = slack_of(page)
    await side.locator("input[type=file]").set_input_files([PICTURE])
    await side.get_by_role("textbox").fill("the receit")
    await side.get_by_role("textbox").press("Enter")
    await expect(side.get_by_label("Attachment: 收据.png")).to_be_visible()
    await from_menu(side, "Edit")
    await expect(side.get_by_role("textbox")).to_be_focused()
    await expect(side.get_by_role("textbox")).to_have_value("the receit")
    await side.get_by_role("textbox").fill("the receipt")
    await side.get_by_role("textbox").press("Enter")
    await expect(side.get_by_role("article", name="小云")).to_contain_text("the receipt")
    await expect(side.get_by_role("article", name="小云")).to_contain_text("edited")
    await from_menu(side, "Delete")
    await expect(side.get_by_role("article", name="小云")).to_have_count(0)
