"""The page by keyboard and by ear, and in many windows at once."""

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.sandbox.seen import SeenButton, SeenField
from tests.browser.small_play import SmallPlay
from tests.browser.small_town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

# So many connections Chromium opens to one address, for all windows together.
CONNECTIONS = 6
CLAIM = SeenButton("claim", "Claim", "FB-7|1", {"block": "b1"})
ROOM = """
- navigation "Channels":
  - combobox "You are, on Slack"
  - list:
    - listitem: Apps
    - listitem:
      - button "Deskbell"
- heading "#operations" [level=2]
- 'list "Messages in #operations"':
  - listitem:
    - article "Deskbell":
      - button "Claim"
- 'textbox "Message #operations"'
- button "Attach files"
- button "Mention @Deskbell"
- group "Commands":
  - button "/report"
- button "Send"
"""
PHONE = """
- combobox "You are, on Telegram"
- navigation "Chats":
  - button "Deskbell"
- heading "Deskbell" [level=2]
- list "Messages in Deskbell":
  - listitem:
    - article "you": hello
    - group:
      - text: /⋯/
- textbox "Message Deskbell"
"""


async def opened(context: BrowserContext, town: Town, choice: str = "") -> Page:
    page = await context.new_page()
    await page.goto(f"{town.url}/#{choice}")
    await page.wait_for_selector("body[data-ready]")
    return page


async def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until something of that name has the focus."""
    for _ in range(most):
        await page.keyboard.press("Tab")
        told = await page.locator(":focus").aria_snapshot()
        if f'"{name}"' in told.splitlines()[0]:
            return
    pytest.fail(f"nothing called {name} is reached by Tab")


async def test_both_sides_are_told_to_whoever_hears_the_page(browser: Browser, town: Town) -> None:
    town.slack.show("#operations", "FB-7 crash", buttons=(CLAIM,))
    await town.telegram.say("mei", "mei", "hello")
    page = await opened(await browser.new_context(locale="en"), town, "telegram=mei")
    await expect(page.get_by_role("region", name="Slack")).to_match_aria_snapshot(ROOM)
    await expect(page.get_by_role("region", name="Telegram")).to_match_aria_snapshot(PHONE)


async def test_a_card_is_pressed_and_its_form_filled_by_keyboard_alone(browser: Browser, town: Town) -> None:
    town.slack.show("#operations", "FB-7 crash", buttons=(CLAIM,))
    page = await opened(await browser.new_context(locale="en"), town)
    await tab_to(page, "Claim")
    await page.keyboard.press("Space")
    await expect(page.get_by_role("button", name="Claim")).to_be_focused()
    assert town.slack.deeds == [("press", "yun", {"on": "#operations:1772416801.000100", "button": CLAIM})]
    fields = (SeenField("message", "Message", "text"), SeenField("kind", "Kind", "choice", ("low", "high")))
    town.slack.show("yun", "Reply", kind="modal", audience="yun", fields=fields, raw={"title": "Reply"})
    await expect(page.get_by_role("dialog", name="Reply").get_by_label("Message")).to_be_focused()
    await page.keyboard.type("fixed in 4.2")
    await tab_to(page, "Submit")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert").filter(has_text="Please fill this in.")).to_be_visible()
    await expect(page.get_by_label("Kind")).to_be_focused()
    await page.keyboard.type("h")
    await tab_to(page, "Submit")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert town.slack.deeds[-1] == ("submit", "yun", {"message": "fixed in 4.2", "kind": "high"})
    await expect(page.get_by_role("button", name="Claim")).to_be_focused()


async def test_a_menu_and_a_thread_close_by_escape_and_give_the_focus_back(
    browser: Browser, town: Town
) -> None:
    town.slack.show("#operations", "a root")
    page = await opened(await browser.new_context(locale="en"), town)
    side = page.get_by_role("region", name="Slack")
    more = side.get_by_label("More about this message")
    await more.press("Enter")
    await expect(side.get_by_role("button", name="Reply")).to_be_visible()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Escape")
    await expect(side.get_by_role("button", name="Reply")).to_have_count(0)
    await expect(more).to_be_focused()
    await more.press("Enter")
    await side.get_by_role("button", name="Reply").press("Enter")
    thread = side.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_role("textbox", name="Reply in the thread")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(thread).to_have_count(0)
    await expect(more).to_be_focused()


async def test_a_person_and_a_place_are_chosen_by_keyboard_alone(browser: Browser, town: Town) -> None:
    page = await opened(await browser.new_context(locale="en"), town)
    await tab_to(page, "You are, on Telegram")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_text("You are 阿豪.")).to_be_visible()
    await tab_to(page, "灯笼用户群")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="灯笼用户群")).to_be_visible()
    await expect(page.get_by_role("button", name="灯笼用户群")).to_be_focused()


async def test_several_windows_on_one_watched_town_all_hear_its_news(browser: Browser, town: Town) -> None:
    play = SmallPlay()
    play.tell(state="playing", step=1)
    town.control.show(play)
    context = await browser.new_context(locale="en")
    pages = [await opened(context, town) for _ in range(CONNECTIONS - 1)]
    town.slack.show("#operations", "FB-1 crash")
    play.tell(step=2)
    for page in pages:
        await expect(page.get_by_text("FB-1 crash")).to_be_visible()
        await expect(page.get_by_role("region", name="Performance")).to_contain_text("2 of 3")


async def test_windows_that_nobody_sees_hold_no_connection_and_catch_up(browser: Browser, town: Town) -> None:
    context = await browser.new_context(locale="en")
    pages = []
    for _ in range(CONNECTIONS + 2):
        pages.append(await opened(context, town))
        await _hide(pages[-1], hidden=True)
    await _hide(pages[-1], hidden=False)
    town.slack.show("#operations", "FB-1 crash")
    await expect(pages[-1].get_by_text("FB-1 crash")).to_be_visible()
    await expect(pages[0].get_by_text("FB-1 crash")).to_have_count(0)
    await _hide(pages[0], hidden=False)
    await expect(pages[0].get_by_text("FB-1 crash")).to_be_visible()


async def _hide(page: Page, *, hidden: bool) -> None:
    """Tell a window that it is covered by others, which a browser without a screen never is."""
    await page.evaluate(
        """(hidden) => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )
