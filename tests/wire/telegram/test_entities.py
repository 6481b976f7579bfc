"""Entities: the argument, HTML, MarkdownV2, and what the server finds by itself."""

from typing import Any

import pytest
from telegram import Bot, MessageEntity

from tests.wire.telegram.local import MEI, Local

# Source of the checks here: https://core.telegram.org/bots/api#formatting-options, #messageentity; what is
# refused: a second-hand account, read 2026-11-21


async def _entities(local: Local, text: str, **arguments: Any) -> tuple[str, list[dict[str, Any]]]:
    message = (await local.call("sendMessage", chat_id=MEI, text=text, **arguments))["result"]
    return message["text"], message.get("entities", [])


async def test_given_entities_count_in_utf16_units(bot: Bot) -> None:
    given = [MessageEntity("bold", 0, 2), MessageEntity("text_link", 3, 2, url="https://a.example/")]
    message = await bot.send_message(MEI, "👍 链接", entities=given)
    assert message.parse_entities() == {given[0]: "👍", given[1]: "链接"}


async def test_entities_move_with_the_trimmed_text(local: Local) -> None:
    entities = [{"type": "bold", "offset": 0, "length": 9}]
    assert await _entities(local, "   abc   ", entities=entities) == (
        "abc",
        [{"type": "bold", "offset": 0, "length": 3}],
    )
    behind = [{"type": "bold", "offset": 5, "length": 3}]
    assert await _entities(local, "  👍 bc ", entities=behind) == (
        "👍 bc",
        [{"type": "bold", "offset": 3, "length": 2}],
    )


@pytest.mark.parametrize(
    ("entities", "reason"),
    [
        (
            [{"type": "bold", "offset": 0, "length": 9}],
            "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
        ),
        (
            [{"type": "loud", "offset": 0, "length": 1}],
            "Bad Request: can't parse MessageEntity: Unsupported type specified",
        ),
        (
            [{"type": "bold", "offset": 0}],
            "Bad Request: can't parse MessageEntity: Can't find field \"length\"",
        ),
        (
            [{"type": "text_link", "offset": 0, "length": 1}],
            "Bad Request: can't parse MessageEntity: Can't find field \"url\"",
        ),
        (
            [{"type": "text_mention", "offset": 0, "length": 1, "user": {}}],
            "Bad Request: can't parse MessageEntity: Can't find field \"id\"",
        ),
        (["bold"], "Bad Request: can't parse MessageEntity: expected an Object"),
        ("nonsense", "Bad Request: can't parse entities JSON object"),
    ],
)
async def test_an_entity_of_the_wrong_form_is_refused(local: Local, entities: Any, reason: str) -> None:
    assert await local.refusal("sendMessage", chat_id=MEI, text="abc", entities=entities) == reason


async def test_a_mention_of_somebody_unknown_is_left_out(local: Local) -> None:
    entities = [{"type": "text_mention", "offset": 0, "length": 3, "user": {"id": 4711}}]
    assert await _entities(local, "abc", entities=entities) == ("abc", [])
    assert await _entities(local, '<a href="tg://user?id=4711">abc</a>', parse_mode="HTML") == ("abc", [])


async def test_no_more_than_a_hundred_entities_are_kept(local: Local) -> None:
    entities = [{"type": "bold", "offset": number, "length": 1} for number in range(120)]
    assert len((await _entities(local, "x" * 120, entities=entities))[1]) == 100


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>&lt;&amp;&gt;&quot;&#20320;", 'a<&>"你', [("bold", 0, 1)]),
        ("👍<i>x<b>y</b></i>", "👍xy", [("italic", 2, 2), ("bold", 3, 1)]),
        (
            '<tg-spoiler>s</tg-spoiler><span class="tg-spoiler">t</span>',
            "st",
            [("spoiler", 0, 1), ("spoiler", 1, 1)],
        ),
        (
            "<u>u</u><s>s</s><code>@c_de</code>",
            "us@c_de",
            [("underline", 0, 1), ("strikethrough", 1, 1), ("code", 2, 5)],
        ),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("a &nbsp; b & c", "a &nbsp; b & c", []),
        ("<b></b>x", "x", []),
    ],
)
async def test_html_becomes_text_and_entities(
    local: Local, source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    got, found = await _entities(local, source, parse_mode="HTML")
    assert (got, [(one["type"], one["offset"], one["length"]) for one in found]) == (text, entities)


async def test_html_links_carry_their_address(local: Local) -> None:
    _, entities = await _entities(
        local,
        '<a href="https://a.example/?a=1&amp;b=2">x</a> <a href="tg://user?id=5000000002">y</a>',
        parse_mode="html",
    )
    assert entities[0]["url"] == "https://a.example/?a=1&b=2"
    assert (entities[1]["type"], entities[1]["user"]["first_name"]) == ("text_mention", "阿豪")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>汉</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
        ("<a href=x", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_wrong_html_is_refused_with_its_place(local: Local, source: str, reason: str) -> None:
    described = await local.refusal("sendMessage", chat_id=MEI, text=source, parse_mode="HTML")
    assert described == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        (r"*a* _b_ __c__ ~d~ \.", "a b c d .", ["bold", "italic", "underline", "strikethrough"]),
        (r"||s|| `c*` [l](https://a\.example/)", "s c* l", ["spoiler", "code", "text_link"]),
        ("*👍 _b_*", "👍 b", ["bold", "italic"]),
    ],
)
async def test_markdown_becomes_text_and_entities(
    local: Local, source: str, text: str, entities: list[str]
) -> None:
    got, found = await _entities(local, source, parse_mode="MarkdownV2")
    assert (got, [one["type"] for one in found]) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("汉*a", "Can't find end of Bold entity at byte offset 3"),
        ("[a]b", "Character ']' is reserved and must be escaped with the preceding '\\'"),
    ],
)
async def test_wrong_markdown_is_refused(local: Local, source: str, reason: str) -> None:
    described = await local.refusal("sendMessage", chat_id=MEI, text=source, parse_mode="MarkdownV2")
    assert described == f"Bad Request: can't parse entities: {reason}"


async def test_an_unknown_parse_mode_is_refused(local: Local) -> None:
    described = await local.refusal("sendMessage", chat_id=MEI, text="x", parse_mode="BBCode")
    assert described == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("看 https://a.example/x?y=1。", [("url", "https://a.example/x?y=1")]),
        (
            "example.com, 127.0.0.1 and a.zip.",
            [("url", "example.com"), ("url", "127.0.0.1"), ("url", "a.zip")],
        ),
        ("mail mei@lantern.example now", [("email", "mei@lantern.example")]),
        ("👍 @mei_lantern!", [("mention", "@mei_lantern")]),
        ("/status FB-7 /x@deskbell_bot", [("bot_command", "/status"), ("bot_command", "/x@deskbell_bot")]),
        ("#下架 $USD", [("hashtag", "#下架"), ("cashtag", "$USD")]),
        ("FB-7 4.2.1 1/2 a/b #7 and/or x@ 10:30 3.5GB", []),
    ],
)
async def test_the_server_finds_what_can_be_pressed(
    local: Local, text: str, found: list[tuple[str, str]]
) -> None:
    message = await local.call("sendMessage", chat_id=MEI, text=text)
    entities = message["result"].get("entities", [])
    encoded = text.encode("utf-16-le")
    words = [
        encoded[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le")
        for one in entities
    ]
    assert list(zip([one["type"] for one in entities], words, strict=True)) == found


async def test_nothing_is_found_inside_code_and_links(local: Local) -> None:
    _, entities = await _entities(
        local, '<code>@mei_lantern a.com</code> <a href="https://b.example/">c.com</a>', parse_mode="HTML"
    )
    assert [one["type"] for one in entities] == ["code", "text_link"]


@pytest.mark.parametrize("piece", ["a", "a.", "a-", "@a", "/a", "#a", "a@", "https://", "1.", "<", "&", "_a"])
async def test_long_hostile_texts_are_read_at_once(local: Local, piece: str) -> None:
    answers = [await local.call("sendMessage", chat_id=MEI, text=(piece * 4096)[:4096])]
    for mode in ("HTML", "MarkdownV2"):
        text = (piece * 30000)[:30000]
        answers.append(await local.call("sendMessage", chat_id=MEI, text=text, parse_mode=mode))
    assert [answer.get("error_code", 200) in {200, 400} for answer in answers] == [True] * 3
