"""Both Markdowns, as the platform describes them."""

from typing import Any

import pytest

from tests.wire.telegram.local import MEI, Local


async def _read(local: Local, source: str, mode: str) -> tuple[str, list[dict[str, Any]]]:
    body = await local.call("sendMessage", chat_id=MEI, text=source, parse_mode=mode)
    assert body["ok"], body
    return body["result"]["text"], body["result"].get("entities", [])


@pytest.mark.parametrize(
    ("source", "text", "entity"),
    [
        ("👍 *汉字*", "👍 汉字", {"type": "bold", "offset": 3, "length": 2}),
        ("_a_", "a", {"type": "italic", "offset": 0, "length": 1}),
        ("`a*b`", "a*b", {"type": "code", "offset": 0, "length": 3}),
        ("```py\nx = 1```", "x = 1", {"type": "pre", "offset": 0, "length": 5, "language": "py"}),
        (
            "[l](https://a.example/x)",
            "l",
            {"type": "text_link", "offset": 0, "length": 1, "url": "https://a.example/x"},
        ),
    ],
)
async def test_markdown_of_the_first_version_is_read(
    local: Local, source: str, text: str, entity: dict[str, Any]
) -> None:
    # Source: https://core.telegram.org/bots/api#markdown-style, 2026-11-21
    assert await _read(local, source, "Markdown") == (text, [entity])


async def test_the_first_version_escapes_outside_of_entities_only(local: Local) -> None:
    # Source: https://core.telegram.org/bots/api#markdown-style, 2026-11-21
    assert await _read(local, r"_snake_\__case_ \*", "Markdown") == (
        "snake_case *",
        [{"type": "italic", "offset": 0, "length": 5}, {"type": "italic", "offset": 6, "length": 4}],
    )
    assert await _read(local, "1. (a) - b! #", "Markdown") == ("1. (a) - b! #", []), (
        "nothing else is reserved"
    )


@pytest.mark.parametrize(("source", "offset"), [("汉 *a", 4), ("`a", 0), ("a_b", 1), ("[a", 0)])
async def test_an_entity_without_an_end_is_refused(local: Local, source: str, offset: int) -> None:
    described = await local.refusal("sendMessage", chat_id=MEI, text=source, parse_mode="Markdown")
    assert described == (
        f"Bad Request: can't parse entities: Can't find end of the entity starting at byte offset {offset}"
    )


@pytest.mark.parametrize(
    ("source", "text", "entity"),
    [
        ("```python\nx = 1\n```", "x = 1", {"type": "pre", "offset": 0, "length": 5, "language": "python"}),
        (">a\n>b\nc", "a\nb\nc", {"type": "blockquote", "offset": 0, "length": 3}),
        (">a\n>b||", "a\nb", {"type": "expandable_blockquote", "offset": 0, "length": 3}),
        (
            "![👍](tg://emoji?id=5368324170671202286)",
            "👍",
            {"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5368324170671202286"},
        ),
    ],
)
async def test_the_second_version_knows_quotes_languages_and_emoji(
    local: Local, source: str, text: str, entity: dict[str, Any]
) -> None:
    # Source: https://core.telegram.org/bots/api#markdownv2-style, 2026-11-21
    assert await _read(local, source, "MarkdownV2") == (text, [entity])
