"""A home: what one person finds at the desk, for them alone."""

from dataclasses import dataclass

from bot.shapes.card import Button
from bot.shapes.text import Text


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is listed.

    Attributes:
        opens: shows it as a card; where there is little room it stands alone for all that can be done.
        buttons: what can be done about it now.
    """

    line: Text
    opens: Button
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one capability shows there.

    Attributes:
        count: how many items there are on all pages.
        always: whether it says nothing of what is open.
    """

    title: str
    items: tuple[Item, ...]
    count: int
    always: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """One page of it.

    Attributes:
        page: counts from 0; all parts are turned together.
        buttons: what can be begun. turning: to other pages.
        languages: those in which it could be read as well.
    """

    page: int
    title: str
    lines: tuple[Text, ...]
    buttons: tuple[Button, ...]
    parts: tuple[Part, ...]
    turning: tuple[Button, ...] = ()
    languages: tuple[Button, ...] = ()
