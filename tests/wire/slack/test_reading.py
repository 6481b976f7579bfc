"""What a person reads, and whom a message rings."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.slack.dates import draw_date
from tests.wire.slack.harness import Place, later

OPERATIONS = "C0OPERATIONS"
# 2026-03-02 15:30 in Shanghai, on the day on which the sandbox starts.
MOMENT = int(datetime(2026, 3, 2, 15, 30, tzinfo=ZoneInfo("Asia/Shanghai")).timestamp())

EVERY_KIND: list[dict[str, Any]] = [
    {"type": "header", "text": {"type": "plain_text", "text": "Title &amp; *stars*"}},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*body*"},
        "fields": [{"type": "mrkdwn", "text": "one"}, {"type": "plain_text", "text": "two"}],
        "accessory": {
            "type": "button",
            "action_id": "open",
            "value": "FB-1|1",
            "text": {"type": "plain_text", "text": "Open"},
        },
    },
    {"type": "divider"},
    {"type": "image", "image_url": "https://a.example/x.png", "alt_text": "a chart"},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "literal <*text*> ", "style": {"bold": True}},
                    {"type": "link", "url": "https://a.example", "text": "label"},
                    {"type": "text", "text": " at "},
                    {"type": "date", "timestamp": MOMENT, "format": "{date_num} {time}"},
                ],
            },
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "item"}]}],
            },
        ],
    },
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "_footer_"}]},
]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("*bold* _italic_ ~gone~ `code`", "bold italic gone code"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("<https://a.example|label>", "label https://a.example"),
        ("<https://a.example>", "https://a.example"),
        ("*<https://a.example|label>*", "label https://a.example"),
        ("&lt;b&gt; &amp;amp; &quot;", "<b> &amp; &quot;"),
        ("&lt;!channel&gt;", "<!channel>"),
        ("&gt; quoted\nnext   line", "quoted next line"),
        ("`*not bold*`", "*not bold*"),
        (f"<!date^{MOMENT}^{{date_num}} {{time}}|later>", "2026-03-02 15:30"),
        (f"<!date^{MOMENT}^until {{date_short_pretty}} at {{time}}|later>", "until 今天 at 15:30"),
        ("<@U0LIN0000> in <#C0LEGAL>", "@小林 in #legal"),
        ("e\u0301", "\u00e9"),
        ("相簿盒*閃退*", "相簿盒*閃退*"),
    ],
)
async def test_markup_is_read_as_the_client_draws_it(place: Place, sent: str, read: str) -> None:
    await place.client().chat_postMessage(channel=OPERATIONS, text=sent)
    assert place.only().text == read
    in_block = [{"type": "section", "text": {"type": "mrkdwn", "text": sent}}]
    await place.client().chat_postMessage(channel=OPERATIONS, text="fallback", blocks=in_block)
    assert place.seen()[-1].text == read


async def test_every_kind_of_block_is_read_in_its_order(place: Place) -> None:
    await place.client().chat_postMessage(channel=OPERATIONS, text="fallback", blocks=EVERY_KIND)
    seen = place.only()
    assert seen.text == (
        "Title & *stars* body one two a chart "
        "literal <*text*> label https://a.example at 2026-03-02 15:30 item footer"
    )
    assert [button.action for button in seen.buttons] == ["open"]
    assert place.mentions() == []


async def test_a_private_chat_reads_dates_in_the_persons_own_zone(place: Place) -> None:
    text = f"<!date^{MOMENT}^{{time}}|later>"
    await place.client().chat_postMessage(channel="U0RAJ0000", text=text)
    await place.client().chat_postMessage(channel=OPERATIONS, text=text)
    assert [seen.text for seen in place.seen()] == ["13:00", "15:30"]


@pytest.mark.parametrize(
    ("token", "drawn"),
    [
        ("{date}", "March 2nd, 2026"),
        ("{date_short}", "Mar 2, 2026"),
        ("{date_long}", "Monday, March 2nd, 2026"),
        ("{date_slash}", "02/03/2026"),
        ("{time_secs}", "15:30:00"),
        ("{date_pretty}", "tomorrow"),
        ("{ago}", "in 16 hours"),
        ("{unheard_of}", "{unheard_of}"),
    ],
)
def test_date_tokens_in_english(token: str, drawn: str) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    now = datetime(2026, 3, 1, 23, 0, tzinfo=zone)
    assert draw_date(MOMENT, token, now=now, zone=zone) == drawn


@pytest.mark.parametrize(
    ("language", "token", "drawn"),
    [
        ("zh-CN", "{date}", "2026年3月2日"),
        ("zh-CN", "{date_short}", "2026年3月2日"),
        ("zh-TW", "{date_long}", "2026年3月2日星期一"),
        ("zh-CN", "{date_short_pretty} {time}", "明天 15:30"),
        ("zh-TW", "{date_long_pretty}", "明天"),
        ("zh-CN", "{ago}", "16 小时后"),
        ("zh-TW", "{ago}", "16 小時後"),
        ("zh-TW", "{date_num}", "2026-03-02"),
    ],
)
def test_date_tokens_in_chinese(language: str, token: str, drawn: str) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    now = datetime(2026, 3, 1, 23, 0, tzinfo=zone)
    assert draw_date(MOMENT, token, now=now, zone=zone, language=language) == drawn


async def test_each_place_reads_dates_in_its_own_language(place: Place) -> None:
    text = f"<!date^{MOMENT}^{{date_short_pretty}}|later>"
    for channel in ("U0RAJ0000", "U0YUN0000", "U0WEN0000", OPERATIONS, "C0SECURITY"):
        await place.client().chat_postMessage(channel=channel, text=text)
    assert [seen.text for seen in place.seen()] == ["today", "今天", "今天", "今天", "today"]


@pytest.mark.parametrize(
    ("said", "mentions"),
    [
        ({"text": "<!channel> <!here|here> <@U0LIN0000>"}, ["<@U0LIN0000>", "<!channel>", "<!here|here>"]),
        ({"text": "&lt;!channel&gt; @channel"}, []),
        ({"text": "@channel", "link_names": True}, ["@channel"]),
        ({"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}]}, ["<!channel>"]),
        ({"blocks": [{"type": "section", "text": {"type": "plain_text", "text": "<!channel>"}}]}, []),
        ({"blocks": [{"type": "context", "elements": [{"type": "mrkdwn", "text": "<!here>"}]}]}, ["<!here>"]),
        (
            {
                "blocks": [
                    {
                        "type": "rich_text",
                        "elements": [
                            {
                                "type": "rich_text_section",
                                "elements": [
                                    {"type": "text", "text": "<!channel>"},
                                    {"type": "broadcast", "range": "here"},
                                ],
                            }
                        ],
                    }
                ]
            },
            ["<broadcast here>"],
        ),
    ],
)
async def test_whatever_rings_somebody_is_on_record(place: Place, said: Any, mentions: list[str]) -> None:
    await place.client().chat_postMessage(channel=OPERATIONS, **{"text": "x", **said})
    assert sorted(place.mentions()) == sorted(mentions)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"<!date^{MOMENT}^{{date_pretty}}|later>"}},
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [{"type": "date", "timestamp": MOMENT, "format": "{date_pretty}"}],
                }
            ],
        },
    ],
)
async def test_what_tells_the_time_reads_differently_a_day_later(place: Place, block: dict[str, Any]) -> None:
    # Source: docs.slack.dev/messaging/formatting-message-text, "Date formatting", read 2026-11-21.
    await place.client().chat_postMessage(channel=OPERATIONS, text="x", blocks=[block])
    assert place.only().text == "今天"
    later(place, days=1)
    assert place.only().text == "昨天"
