"""Rich text as a person reads it, and the mentions that it makes."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.slack.markup import Reader
from bot.sandbox.slack.wire import Json

RINGING = {"user": "user_id", "usergroup": "usergroup_id", "broadcast": "range"}


def read_rich(block: Json, reader: Reader) -> str:
    """Draw a rich_text block; its text is literal, there is no markup in it."""
    return "\n".join(_part(part, reader) for part in block.get("elements") or ())


def rich_mentions(part: Any) -> Iterator[str]:
    """Yield what rings somebody, anywhere inside."""
    if not isinstance(part, dict):
        return
    if part.get("type") in RINGING:
        yield f"<{part['type']} {part.get(RINGING[part['type']])}>"
    for inner in part.get("elements") or ():
        yield from rich_mentions(inner)


def _part(part: Json, reader: Reader) -> str:
    if part.get("type") == "rich_text_list":
        return "\n".join(_part(item, reader) for item in part.get("elements") or ())
    return "".join(_leaf(leaf, reader) for leaf in part.get("elements") or ())


def _leaf(leaf: Json, reader: Reader) -> str:
    kind = leaf.get("type")
    if kind == "link":
        label, url = str(leaf.get("text") or ""), str(leaf.get("url", ""))
        return f"{label} {url}" if label and label != url else url
    if kind == "date":
        return reader.date(leaf.get("timestamp") or 0, str(leaf.get("format")))
    named = {
        "text": str(leaf.get("text", "")),
        "emoji": f":{leaf.get('name')}:",
        "user": f"@{reader.label_of(str(leaf.get('user_id')))}",
        "channel": f"#{reader.label_of(str(leaf.get('channel_id')))}",
        "usergroup": f"@{leaf.get('usergroup_id')}",
        "broadcast": f"@{leaf.get('range')}",
        "color": str(leaf.get("value", "")),
    }
    return named.get(str(kind), "")
