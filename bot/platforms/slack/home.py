"""Turn a home into the view of Slack's home tab, and remember in it what a press there will need."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.slack import shape
from bot.platforms.slack.limits import MOST_VIEW_BLOCKS
from bot.shapes.card import Button, Card
from bot.shapes.home import Home
from bot.shapes.text import Text
from bot.shapes.turn import Place

HOME_TAB = "home"
# What a turn carries that was done there: the page, and Slack's name for what the tab showed.
PAGE, VIEW_HASH = "home_page", "view_hash"
DIVIDER: Mapping[str, Any] = {"type": "divider"}


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a home tab knows of itself.

    Attributes:
        address: of the person's private chat, which a press does not tell; empty when nobody told.
    """

    page: int = 0
    address: str = ""


def home_view(home: Home, *, told: str, address: str) -> dict[str, Any]:
    """Return the view that shows a home.

    Args:
        told: what the last press there is answered, empty for nothing.
    """
    return {
        "type": "home",
        "private_metadata": json.dumps({"page": home.page, "place": address}),
        "blocks": list(_blocks(home, told))[:MOST_VIEW_BLOCKS],
    }


def remembered(view: Mapping[str, Any]) -> Remembered:
    """Read back what a home tab knows of itself; nothing where it is none of ours."""
    try:
        found = json.loads(view.get("private_metadata") or "{}")
        return Remembered(int(found["page"]), str(found["place"]))
    except (ValueError, KeyError, TypeError):
        return Remembered()


def at_home(view: Mapping[str, Any], *, page: int) -> Mapping[str, str]:
    """Return what a turn carries that was done in a home tab."""
    shown = {VIEW_HASH: str(view["hash"])} if view.get("hash") else {}
    return {PAGE: str(page), **shown}


def place_of(view: Mapping[str, Any], user_id: str) -> Place:
    """Return the private chat of whoever looks at a home tab, by the person's own id where the tab does not know it."""
    return Place("slack", remembered(view).address or user_id, "private")


def _blocks(home: Home, told: str) -> Iterator[Mapping[str, Any]]:
    if told:
        yield from _drawn(Card(lines=(Text.plain(told),)))
        yield DIVIDER
    yield from _drawn(Card(title=home.title, lines=home.lines, buttons=home.buttons))
    for part in home.parts:
        yield DIVIDER
        yield from _drawn(Card(title=part.title))
        for item in part.items:
            yield from _drawn(Card(lines=(item.line,), buttons=(item.opens, *item.buttons)))
    yield from _buttons(home.turning)
    yield DIVIDER
    yield from _buttons(home.languages)


def _drawn(card: Card) -> Iterable[Mapping[str, Any]]:
    blocks: list[Mapping[str, Any]] = shape.render(card)["blocks"]
    return blocks


def _buttons(buttons: tuple[Button, ...]) -> Iterable[Mapping[str, Any]]:
    return _drawn(Card(buttons=buttons)) if buttons else ()
