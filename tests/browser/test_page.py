"""What a person sees and does on the sandbox's page."""

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from bot.sandbox.seen import SeenButton, SeenField
from tests.browser.small_town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

CLAIM = SeenButton("claim", "Claim", "FB-7|1", {"block": "b1"})
CARD = {
    "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": "FB-7 crash"}},
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "text": {"type": "plain_text", "text": "Claim"},
                    "action_id": "claim",
                    "value": "FB-7|1",
                }
            ],
        },
    ]
}


async def opened(browser: Browser, town: Town, choice: str = "", **context: str) -> Page:
    """Open the page in a fresh browser window and wait until it is drawn."""
    window = await browser.new_context(**context)  # type: ignore[arg-type]  # locale and colour scheme only
    page = await window.new_page()
    await page.goto(f"{town.url}/#{choice}")
    await page.wait_for_selector("body[data-ready]")
    return page


def slack_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Slack")


def telegram_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Telegram")


async def test_what_the_chosen_person_writes_appears_on_their_side(browser: Browser, town: Town) -> None:
    page = await opened(browser, town)
    await telegram_of(page).get_by_label("You are, on Telegram").select_option("hao")
    box = telegram_of(page).get_by_role("textbox", name="Message Deskbell")
    await box.fill("照片傳不上去 <b>")
    await box.press("Enter")
    await expect(telegram_of(page).get_by_role("article", name="you")).to_have_text("照片傳不上去 <b>")
    await expect(slack_of(page)).not_to_contain_text("照片傳不上去")
    assert town.telegram.deeds == [
        ("say", "hao", {"place": "hao", "text": "照片傳不上去 <b>", "mention": False, "files": ()})
    ]
    await expect(box).to_have_value("")


async def test_a_line_with_a_slash_is_a_command_in_the_channel(browser: Browser, town: Town) -> None:
    page = await opened(browser, town)
    await slack_of(page).get_by_label("You are, on Slack").select_option("zhou")
    await slack_of(page).get_by_role("button", name="operations").click()
    await slack_of(page).get_by_role("button", name="/status").click()
    box = slack_of(page).get_by_role("textbox", name="Message #operations")
    await box.press_sequentially("FB-7")
    await box.press("Enter")
    await expect(slack_of(page).get_by_role("article", name="小周")).to_contain_text("/status FB-7")
    assert town.slack.deeds == [("command", "zhou", {"place": "#operations", "line": "/status FB-7"})]


async def test_pressing_a_button_of_a_card_sends_it_as_drawn(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "slack=yun&slack-place=%23operations")
    card = town.slack.show("#operations", "FB-7 crash", buttons=(CLAIM,), raw=CARD)
    await expect(slack_of(page).get_by_role("heading", name="FB-7 crash")).to_be_visible()
    await slack_of(page).get_by_role("button", name="Claim").click()
    await expect(slack_of(page).get_by_role("button", name="Claim")).to_be_enabled()
    assert town.slack.deeds == [("press", "yun", {"on": card.seen_id, "button": CLAIM})]
    assert town.slack.deeds[0][2]["button"].wire == {"block": "b1"}


async def test_a_keyboard_stands_under_its_bubble_as_it_was_laid_out(browser: Browser, town: Town) -> None:
    page = await opened(browser, town)
    rating = [
        {"text": "★", "callback_data": "rate:1|FB-7|1"},
        {"text": "★★", "callback_data": "rate:2|FB-7|1"},
    ]
    town.telegram.show(
        "mei",
        "How was it? FB-7",
        buttons=(SeenButton("rate:1", "★", "FB-7|1"), SeenButton("rate:2", "★★", "FB-7|1")),
        raw={
            "text": "How was it?\nFB-7",
            "entities": [{"type": "bold", "offset": 12, "length": 4}],
            "reply_markup": {"inline_keyboard": [rating]},
        },
    )
    await expect(telegram_of(page).locator("strong", has_text="FB-7")).to_be_visible()
    await telegram_of(page).get_by_role("button", name="★★", exact=True).click()
    await expect(telegram_of(page).get_by_role("button", name="★★", exact=True)).to_be_enabled()
    assert [(deed, facts["button"].action) for deed, _, facts in town.telegram.deeds] == [("press", "rate:2")]


async def test_a_toast_is_shown_to_the_person_it_is_for_alone(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "telegram=mei")
    town.telegram.show("hao", "for hao", kind="toast", audience="hao", seen_id="toast-1")
    town.telegram.show("mei", "Thank you", kind="toast", audience="mei", seen_id="toast-2")
    await expect(telegram_of(page).get_by_role("status")).to_have_text("Thank you")


async def test_only_the_person_sees_an_ephemeral(browser: Browser, town: Town) -> None:
    town.slack.show("#operations", "not yours to close", kind="ephemeral", audience="yun")
    page = await opened(browser, town, "slack=yun&slack-place=%23operations")
    await expect(slack_of(page).get_by_text("Only visible to you")).to_be_visible()
    other = await opened(browser, town, "slack=zhou&slack-place=%23operations")
    await expect(slack_of(other).get_by_role("heading", name="#operations")).to_be_visible()
    await expect(slack_of(other).get_by_text("not yours to close")).to_have_count(0)


async def test_a_modal_is_filled_and_its_errors_stand_at_their_field(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "slack=yun")
    fields = (SeenField("message", "Message", "text"), SeenField("kind", "Kind", "choice", ("low", "high")))
    town.slack.show("yun", "Reply", kind="modal", audience="yun", fields=fields, raw={"title": "Reply"})
    dialog = page.get_by_role("dialog", name="Reply")
    await expect(dialog.get_by_label("Message")).to_be_focused()
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.get_by_role("alert").first).to_have_text("Please fill this in.")
    assert town.slack.deeds == []
    await dialog.get_by_label("Message").fill("fixed in 4.2")
    await dialog.get_by_label("Kind").select_option("high")
    town.slack.errors = {"message": "Say when."}
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.get_by_text("Say when.")).to_be_visible()
    await expect(dialog.get_by_label("Message")).to_have_value("fixed in 4.2")
    town.slack.errors = {}
    await dialog.get_by_label("Message").press("Enter")
    await expect(dialog).to_have_count(0)
    assert town.slack.deeds[-1] == ("submit", "yun", {"message": "fixed in 4.2", "kind": "high"})


async def test_a_moment_is_entered_in_the_zone_of_the_person(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "slack=lin")
    label = {"type": "plain_text", "text": "When"}
    element = {"type": "datetimepicker", "action_id": "when"}
    town.slack.show(
        "lin",
        "Schedule",
        kind="modal",
        audience="lin",
        fields=(SeenField("when", "When", "time", value="1772416800"),),
        raw={"blocks": [{"type": "input", "block_id": "when", "label": label, "element": element}]},
    )
    when = page.get_by_role("dialog").get_by_label("When")
    await expect(when).to_have_value("2026-03-02T10:00")
    await when.fill("2026-03-03T09:30")
    await page.get_by_role("button", name="Submit").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert town.slack.deeds == [("submit", "lin", {"when": "1772501400"})]


async def test_choices_open_as_buttons(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "slack=yun&slack-place=%23operations")
    options = [{"text": {"type": "plain_text", "text": name}, "value": name} for name in ("low", "high")]
    holder = {"type": "plain_text", "text": "Priority"}
    select = {"type": "static_select", "action_id": "priority", "placeholder": holder, "options": options}
    town.slack.show(
        "#operations",
        "FB-7",
        buttons=tuple(SeenButton("priority", name, name, {"option": name}) for name in ("low", "high")),
        raw={"blocks": [{"type": "actions", "elements": [select]}]},
    )
    await slack_of(page).get_by_label("Priority").click()
    await slack_of(page).get_by_role("button", name="high").click()
    await expect(slack_of(page).get_by_role("button", name="high")).to_be_enabled()
    assert [facts["button"].wire for _, _, facts in town.slack.deeds] == [{"option": "high"}]


async def test_escape_closes_a_modal_on_the_platform_too(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "slack=yun")
    field = SeenField("message", "Message", "text")
    modal = town.slack.show("yun", "Reply", kind="modal", audience="yun", fields=(field,))
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert town.slack.deeds == [("close", "yun", {"on": modal.seen_id})]


async def test_what_is_typed_survives_a_changed_view(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "slack=yun")
    field = SeenField("message", "Message", "text")
    modal = town.slack.show("yun", "Reply", kind="modal", audience="yun", fields=(field,))
    await page.get_by_role("dialog").get_by_label("Message").fill("half a sent")
    town.slack.change(modal.seen_id, fields=(field, SeenField("when", "When", "date", optional=True)))
    await expect(page.get_by_label("When")).to_be_visible()
    await expect(page.get_by_role("dialog").get_by_label("Message")).to_have_value("half a sent")


async def test_a_thread_opens_beside_and_takes_the_reply(browser: Browser, town: Town) -> None:
    root = town.slack.show("#operations", "FB-7", buttons=(CLAIM,), raw=CARD)
    await town.slack.say("zhou", "#operations", "looking", thread=root.seen_id)
    page = await opened(browser, town, "slack=yun&slack-place=%23operations")
    await slack_of(page).get_by_role("button", name="1 reply").click()
    thread = slack_of(page).get_by_role("complementary", name="Thread")
    await expect(thread.get_by_text("looking")).to_be_visible()
    await thread.get_by_role("textbox").fill("me too")
    await thread.get_by_role("textbox").press("Enter")
    await expect(thread.get_by_text("me too")).to_be_visible()
    assert town.slack.seen()[-1].thread == root.seen_id


async def test_a_message_is_edited_and_deleted_by_its_author(browser: Browser, town: Town) -> None:
    await town.telegram.say("mei", "mei", "it crahses")
    page = await opened(browser, town, "telegram=mei")
    telegram = telegram_of(page)
    await telegram.get_by_text("it crahses").hover()
    await telegram.get_by_label("More about this message").click()
    await telegram.get_by_role("button", name="Edit").click()
    await telegram.get_by_role("textbox").fill("it crashes")
    await telegram.get_by_role("textbox").press("Enter")
    await expect(telegram.get_by_role("article", name="you")).to_contain_text("it crashes")
    await telegram.get_by_label("More about this message").click()
    await telegram.get_by_role("button", name="Delete").click()
    await expect(telegram.get_by_role("article", name="you")).to_have_count(0)


async def test_a_refusal_of_the_platform_is_told_and_the_text_is_kept(browser: Browser, town: Town) -> None:
    page = await opened(browser, town)
    box = telegram_of(page).get_by_role("textbox")
    await box.fill("forbidden")
    await box.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text("That did not work: the room is read-only")
    await expect(box).to_have_value("forbidden")


async def test_a_file_is_attached_and_sent(browser: Browser, town: Town) -> None:
    page = await opened(browser, town)
    picked: FilePayload = {"name": "截图 1.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    await telegram_of(page).locator("input[type=file]").set_input_files([picked])
    await expect(telegram_of(page).get_by_text("截图 1.png")).to_be_visible()
    await telegram_of(page).get_by_role("button", name="Send").click()
    await expect(telegram_of(page).get_by_label("Attachment: 截图 1.png")).to_be_visible()


async def test_news_elsewhere_is_counted_until_it_is_read(browser: Browser, town: Town) -> None:
    page = await opened(browser, town, "slack=yun")
    town.slack.show("#alerts", "AL-1 firing")
    place = slack_of(page).get_by_role("button", name="alerts")
    await expect(place).to_contain_text("1")
    await place.click()
    await expect(slack_of(page).get_by_text("AL-1 firing")).to_be_visible()
    await expect(place).to_have_text("#alerts")
