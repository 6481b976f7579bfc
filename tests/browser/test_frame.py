"""The frame around both platforms: language, colours, clock, inspector, safety."""

from datetime import timedelta

import pytest
from aiohttp import web
from playwright.async_api import Browser, Page, expect

from tests.browser.small_town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def opened(browser: Browser, town: Town, **context: object) -> Page:
    """Open the page in a fresh browser window and wait until it is drawn."""
    window = await browser.new_context(**context)  # type: ignore[arg-type]  # locale, colours, size
    page = await window.new_page()
    await page.goto(town.url)
    await page.wait_for_selector("body[data-ready]")
    return page


@pytest.mark.parametrize(
    ("locale", "send", "lang"),
    [("zh-CN", "发送", "zh-CN"), ("zh-TW", "傳送", "zh-TW"), ("fr-FR", "Send", "en")],
)
async def test_the_page_is_in_the_language_of_the_browser(
    browser: Browser, town: Town, locale: str, send: str, lang: str
) -> None:
    page = await opened(browser, town, locale=locale)
    await expect(page.get_by_role("button", name=send, exact=True)).to_have_count(2)
    assert await page.evaluate("document.documentElement.lang") == lang


async def test_another_language_can_be_chosen_and_is_kept(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, locale="en")
    await page.get_by_label("Language").select_option("zh-TW")
    await expect(page.get_by_role("button", name="檢查器")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="檢查器")).to_be_visible()


async def test_at_night_the_page_is_dark(browser: Browser, town: Town) -> None:
    light, dark = [await opened(browser, town, color_scheme=scheme) for scheme in ("light", "dark")]
    brightness = "parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"
    assert await light.evaluate(brightness) > 200
    assert await dark.evaluate(brightness) < 60


@pytest.mark.parametrize("width", [390, 900])
async def test_a_narrow_window_shows_one_side_at_a_time(browser: Browser, town: Town, width: int) -> None:
    page = await opened(browser, town, viewport={"width": width, "height": 800}, locale="en")
    slack, telegram = [page.get_by_role("region", name=name) for name in ("Slack", "Telegram")]
    await expect(slack).to_be_visible()
    await expect(telegram).to_have_count(0)
    town.telegram.show("mei", "over here")
    switch = page.get_by_role("group", name="Platform shown").get_by_role("button", name="Telegram")
    await expect(switch).to_contain_text("1")
    await switch.press("Enter")
    await expect(telegram.get_by_text("over here")).to_be_visible()
    await expect(slack).to_have_count(0)
    await expect(switch).to_have_text("Telegram")
    for measure in ("scrollWidth", "scrollHeight"):
        assert await page.evaluate(f"document.documentElement.{measure}") <= {"scrollWidth": width}.get(
            measure, 800
        )


async def test_in_a_narrow_window_the_tools_stand_behind_a_button(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, viewport={"width": 390, "height": 800}, locale="en")
    tools, pause = page.get_by_role("button", name="Tools"), page.get_by_role("button", name="Pause")
    await expect(pause).to_have_count(0)
    await tools.press("Enter")
    await expect(pause).to_be_visible()
    await pause.press("Escape")
    await expect(pause).to_have_count(0)
    await expect(tools).to_be_focused()


async def test_the_clock_stands_and_is_moved(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, locale="en")
    clock = page.get_by_role("group", name="Clock")
    await clock.get_by_role("button", name="Pause").click()
    await expect(clock.get_by_role("button", name="Resume")).to_be_visible()
    before = town.world.clock.now()
    await clock.get_by_role("button", name="+1 day").click()
    await expect(clock.get_by_role("button", name="+1 day")).to_be_enabled()
    assert town.world.clock.now() - before == timedelta(days=1)


async def test_the_page_tells_how_the_desk_is_and_moves_to_what_is_due(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, locale="en")
    status = page.get_by_role("banner").get_by_role("status")
    await expect(status).to_have_text("Desk: starting")
    town.world.clock.pause()
    due = town.world.clock.now() + timedelta(hours=3)
    desk, address = await _small_desk(due.isoformat())
    await town.post("desk", {"web": address})
    await expect(status).to_have_text("Desk: serving")
    await page.get_by_role("button", name="Next due").click()
    await expect(page.get_by_role("button", name="Next due")).to_be_enabled()
    assert town.world.clock.now() == due
    await desk.cleanup()
    await expect(status).to_have_text("Desk: gone")


async def _small_desk(due: str) -> tuple[web.AppRunner, str]:
    async def healthz(_request: web.Request) -> web.Response:
        return web.json_response({"at_rest": True, "next_due": due})

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"


async def test_the_inspector_shows_what_went_over_the_wires(browser: Browser, town: Town) -> None:
    town.world.record("slack", "from_bot", "chat.postMessage", {"channel": "C0OPERATIONS"})
    page = await opened(browser, town, locale="en")
    await page.get_by_role("button", name="Inspector").click()
    inspector = page.get_by_role("complementary", name="Inspector")
    await inspector.get_by_text("chat.postMessage").click()
    await expect(inspector.get_by_text("C0OPERATIONS")).to_be_visible()
    await inspector.get_by_label("Platform").select_option("telegram")
    await expect(inspector.get_by_text("chat.postMessage")).to_have_count(0)
    town.world.record("telegram", "to_bot", "message", {})
    await expect(inspector.get_by_text("to the desk")).to_be_visible()


async def test_markup_in_what_people_write_stays_dead_text(browser: Browser, town: Town) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    page = await opened(browser, town)
    heard: list[str] = []
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    town.telegram.show("mei", evil, raw={"text": evil})
    section = {"type": "section", "text": {"type": "mrkdwn", "text": f"{evil} <javascript:alert(3)|x>"}}
    button = {"type": "button", "text": {"text": "y"}, "action_id": "y", "url": "javascript:alert(4)"}
    town.slack.show("#operations", evil, raw={"blocks": [section, {"type": "actions", "elements": [button]}]})
    for region in ("Slack", "Telegram"):
        await expect(page.get_by_role("region", name=region).get_by_text("onerror").first).to_be_visible()
    assert await page.locator("section img[src=x], section script, a[href^=javascript]").count() == 0
    assert heard == []


async def test_the_page_can_be_used_without_a_mouse(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, locale="en")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to Telegram")).to_be_focused()
    await page.keyboard.press("Enter")
    for _ in range(12):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    await page.keyboard.type("hello")
    await page.keyboard.press("Enter")
    telegram = page.get_by_role("region", name="Telegram")
    await expect(telegram.get_by_role("article", name="you")).to_have_text("hello")


async def test_everything_that_can_be_reached_has_a_name(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, locale="en")
    nameless = await page.evaluate(
        """[...document.querySelectorAll("button, select, textarea, summary, input:not([tabindex='-1'])")]
        .filter((node) => !(node.ariaLabel || node.textContent.trim() && node.tagName !== "SELECT"
            || node.labels?.length)).map((node) => node.outerHTML)"""
    )
    assert nameless == []
