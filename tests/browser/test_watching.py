"""Plays on the page: begun by a button, followed, paused, taken over, and how they end."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.small_play import SmallPlay, SmallTheatre
from tests.browser.small_town import Town, open_town

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Town]:
    """Open a second town, the one in which a play is performed."""
    opened, runner = await open_town()
    yield opened
    await opened.session.close()
    await runner.cleanup()


async def opened(browser: Browser, town: Town, choice: str = "", **context: object) -> Page:
    """Open the page in English and wait until it is drawn."""
    window = await browser.new_context(**{"locale": "en"} | context)  # type: ignore[arg-type]  # size only
    page = await window.new_page()
    await page.goto(f"{town.url}/#{choice}")
    await page.wait_for_selector("body[data-ready]")
    return page


def bar_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Performance")


def person_on(page: Page, platform: str) -> Locator:
    return page.get_by_label(f"You are, on {platform}")


async def test_where_no_play_is_offered_no_button_promises_one(browser: Browser, town: Town) -> None:
    page = await opened(browser, town)
    await expect(page.get_by_role("button", name="Inspector")).to_be_visible()
    await expect(page.get_by_role("button", name="Watch how it works")).to_have_count(0)
    await expect(bar_of(page)).to_have_count(0)


async def test_a_press_leads_to_the_play_and_a_link_back(browser: Browser, town: Town, stage: Town) -> None:
    theatre = SmallTheatre(stage.url)
    town.control.offer(theatre)
    play = SmallPlay()
    stage.control.show(play)
    page = await opened(browser, town, "slack=zhou&telegram=hao")
    await page.get_by_role("button", name="Watch how it works").press("Enter")
    await page.get_by_role("button", name="A crash report finds its way").press("Enter")
    await page.wait_for_url(f"{stage.url}/**")
    assert theatre.watched == ["crash"]
    await expect(bar_of(page).get_by_role("heading")).to_have_text("A crash report finds its way")
    await expect(bar_of(page).get_by_text("The desk is starting")).to_be_visible()
    await page.reload()
    await bar_of(page).get_by_role("link", name="Back to my sandbox").click()
    await page.wait_for_url(f"{town.url}/**")
    await expect(person_on(page, "Telegram")).to_have_value("hao")


async def test_the_language_chosen_at_home_holds_on_the_stage(
    browser: Browser, town: Town, stage: Town
) -> None:
    town.control.offer(SmallTheatre(stage.url))
    stage.control.show(SmallPlay())
    page = await opened(browser, town)
    await page.get_by_label("Language").select_option("zh-TW")
    await page.get_by_role("button", name="看看怎麼用").click()
    await page.get_by_role("button", name="A crash report").click()
    await expect(page.get_by_text("服務台正在啟動")).to_be_visible()


async def test_a_way_back_to_elsewhere_is_not_offered(browser: Browser, town: Town) -> None:
    town.control.show(SmallPlay())
    for address in ("https%3A%2F%2Felsewhere.example%2F", "javascript%3Aalert(1)", "http%3A%2F%2Fa.example"):
        page = await opened(browser, town, f"back={address}")
        await expect(bar_of(page)).to_be_visible()
        await expect(bar_of(page).get_by_role("link")).to_have_count(0)


async def test_the_page_follows_who_acts_and_what_they_see(browser: Browser, town: Town) -> None:
    play = SmallPlay()
    town.control.show(play)
    page = await opened(browser, town, "slack=yun&telegram=hao")
    play.tell(state="playing", step=1, **{"as": {"person": "mei", "platform": "telegram", "place": "mei"}})
    await expect(bar_of(page).get_by_role("status").first).to_have_text("mei says it crashes")
    await expect(bar_of(page)).to_contain_text("1 of 3")
    await expect(person_on(page, "Telegram")).to_have_value("mei")
    town.slack.show("#operations", "FB-1 crash")
    await expect(page.get_by_role("region", name="Slack").get_by_role("heading")).to_have_text("#operations")
    here = {"person": "zhou", "platform": "slack", "place": "#alerts"}
    play.tell(step=3, **{"as": here})
    await expect(person_on(page, "Slack")).to_have_value("zhou")
    await expect(page.get_by_role("region", name="Slack").get_by_role("heading")).to_have_text("#alerts")
    # What comes elsewhere does not lead away from the room that the step is about.
    town.slack.show("#operations", "FB-2 slow")
    slack = page.get_by_role("region", name="Slack")
    await expect(slack.get_by_role("button", name="operations").get_by_label("new message")).to_be_visible()
    await expect(slack.get_by_role("heading")).to_have_text("#alerts")
    # Who looks for what they alone are shown finds it where it stands.
    town.slack.show("#operations", "Only you", kind="ephemeral", audience="zhou")
    play.tell(step=3, **{"as": {**here, "place": "zhou", "sees": True}})
    await expect(slack.get_by_role("heading")).to_have_text("#operations")
    await page.get_by_text("All steps").click()
    steps = bar_of(page).get_by_role("listitem")
    await expect(steps).to_have_text(
        ["1 mei says it crashes", "2 #operations sees FB-1", "3 yun presses claim"]
    )
    await expect(bar_of(page).locator("[aria-current=step]")).to_have_text("3 yun presses claim")


async def test_in_a_narrow_window_the_side_that_acts_comes_to_the_front(browser: Browser, town: Town) -> None:
    play = SmallPlay()
    town.control.show(play)
    page = await opened(browser, town, viewport={"width": 400, "height": 800})
    await expect(page.get_by_role("region", name="Telegram")).to_have_count(0)
    play.tell(state="playing", step=1, **{"as": {"person": "mei", "platform": "telegram", "place": "mei"}})
    await expect(page.get_by_role("region", name="Telegram")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 400


async def test_the_page_says_that_the_desk_learns_to_read(browser: Browser, town: Town) -> None:
    play = SmallPlay()
    play.tell(learning={"seconds_left": 40})
    town.control.show(play)
    page = await opened(browser, town)
    await expect(bar_of(page).get_by_text("about 40 s")).to_be_visible()
    play.tell(learning=None)
    await expect(bar_of(page).get_by_text("The desk is starting")).to_be_visible()


async def test_a_play_is_paused_stepped_and_continued_by_keyboard(browser: Browser, town: Town) -> None:
    play = SmallPlay()
    play.tell(state="playing", step=1)
    town.control.show(play)
    page = await opened(browser, town)
    bar = bar_of(page)
    await bar.get_by_role("button", name="Pause the play").press("Enter")
    await expect(bar.get_by_role("button", name="Go on with the play")).to_be_focused()
    await bar.get_by_role("button", name="Take one step").press("Enter")
    await bar.get_by_role("button", name="Go on with the play").press("Enter")
    await expect(bar.get_by_role("button", name="Pause the play")).to_be_focused()
    assert play.wishes == ["pause", "next", "resume"]


async def test_whoever_takes_over_goes_on_as_that_person(browser: Browser, town: Town) -> None:
    play = SmallPlay()
    play.tell(state="playing", step=1, **{"as": {"person": "mei", "platform": "telegram", "place": "mei"}})
    town.control.show(play)
    page = await opened(browser, town)
    await bar_of(page).get_by_role("button", name="Take over as 小美").click()
    await expect(bar_of(page).get_by_text("You have taken over.")).to_be_visible()
    box = page.get_by_role("region", name="Telegram").get_by_role("textbox")
    await expect(box).to_be_focused()
    await page.keyboard.type("now it is me")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article", name="you")).to_contain_text("now it is me")
    assert town.telegram.deeds[-1][:2] == ("say", "mei")
    assert play.wishes == ["take_over"]
    town.slack.show("#alerts", "the desk goes on")
    await expect(
        page.get_by_role("region", name="Slack").get_by_role("button", name="alerts")
    ).to_contain_text("1")


async def test_the_end_of_a_play_is_told(browser: Browser, town: Town) -> None:
    play = SmallPlay()
    town.control.show(play)
    page = await opened(browser, town)
    play.tell(state="held", step=3)
    await expect(bar_of(page).get_by_text("It holds")).to_be_visible()
    await expect(bar_of(page).get_by_role("button")).to_have_count(0)
    play.tell(state="failed", step=2, expected="#operations to see FB-1", seen=["nothing", "but this"])
    for words in ("It does not hold", "#operations to see FB-1", "nothing", "but this"):
        await expect(bar_of(page).get_by_text(words, exact=words in {"nothing", "but this"})).to_be_visible()
