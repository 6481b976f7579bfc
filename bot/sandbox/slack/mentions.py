"""Writes down every mention that the bot makes, so that a test can prove that it made none."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.slack.markup import mentions_in
from bot.sandbox.slack.rich import rich_mentions
from bot.sandbox.slack.wire import Json
from bot.sandbox.world import World


def note_mentions(world: World, method: str, place: str, said: Json, *, names_too: bool = False) -> None:
    """Record what rings somebody in a text and its blocks, each kind once.

    Args:
        world: keeps the truth log.
        method: how the bot said it.
        place: where.
        said: `text`, `blocks` and `attachments` of a message.
        names_too: whether bare `@channel` counts.
    """
    found = list(mentions_in(str(said.get("text") or ""), names_too=names_too))
    for part in (said.get("blocks"), said.get("attachments")):
        found += _inside(part)
    for mention in dict.fromkeys(found):
        world.record("slack", "mention", method, {"place": place, "mention": mention})


def _inside(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _inside(item)
    elif isinstance(part, dict):
        yield from _of_block(part)


def _of_block(part: Json) -> Iterator[str]:
    kind = part.get("type")
    if kind == "rich_text":
        yield from rich_mentions(part)
    elif kind in {"mrkdwn", "markdown"}:
        yield from mentions_in(str(part.get("text") or ""))
    elif kind != "plain_text":
        for name, value in part.items():
            if isinstance(value, dict | list):
                yield from _inside(value)
            elif name in {"text", "pretext", "fallback"} and kind is None:
                yield from mentions_in(str(value))
