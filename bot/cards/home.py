"""How a home is put together, and how it is shown where it is a message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.cards.view import button
from bot.shapes.card import Button, Card
from bot.shapes.home import Home, Item, Part
from bot.shapes.text import Span, Text
from bot.words.words import Words
from data.model.people import LANGUAGES, Person
from data.store.work import Reading

Listed = TypeVar("Listed")
# Both platforms show a home of as many without cutting it, the buttons of each item included.
MOST_ITEMS = 10
MOST_ITEMS_OF_ONE = 5
HOME = "home"


@dataclass(frozen=True, slots=True)
class Looking:
    """All that a part of somebody's home may look at.

    Attributes:
        skip: how many items stand on the pages before this one.
        most: how many fit on this one.
    """

    reading: Reading
    words: Words
    who: Person
    skip: int
    most: int


# None: it has nothing to show to this person.
HomeView = Callable[[Looking], Part | None]


def part_of(
    looking: Looking, title: str, found: Sequence[Listed], item: Callable[[Listed], Item]
) -> Part | None:
    """Return a part with those that fit on this page, None where there is nothing to show.

    Args:
        title: key of the words over it, which may tell how many there are in all.
    """
    shown = found[looking.skip : looking.skip + looking.most]
    return (
        Part(looking.words(title, count=len(found)), tuple(map(item, shown)), len(found)) if found else None
    )


def home_subject(person_id: int) -> str:
    """Return the subject of somebody's home."""
    return f"{HOME}.{person_id}"


def person_of_home(subject: str) -> int | None:
    """Return in whose home a subject is, None when it is that of no home."""
    prefix, _, number = subject.partition(".")
    return int(number) if prefix == HOME and number.isdigit() else None


def home_of(
    reading: Reading,
    words: Words,
    who: Person,
    *,
    views: Sequence[HomeView],
    begins: Sequence[str],
    page: int,
) -> Home:
    """Draw somebody's home; a page behind the last is the last.

    Args:
        begins: names of the commands that stand there as buttons.
    """
    front = _drawn(views, Looking(reading, words, who, 0, MOST_ITEMS_OF_ONE))
    most = _most_of_each([part.count for part in front])
    parts = front
    if page or most < MOST_ITEMS_OF_ONE:
        parts = _drawn(views, Looking(reading, words, who, page * most, most))
    if page and not any(part.items for part in parts):
        return home_of(reading, words, who, views=views, begins=begins, page=page - 1)
    subject = home_subject(who.person_id)
    nothing = () if any(not part.always for part in parts) else (words.text("home-empty"),)
    more = any(part.count > (page + 1) * most for part in parts)
    ways = (["prev"] if page else []) + (["next"] if more else [])
    return Home(
        page=page,
        title=words("home-title"),
        lines=(words.text("home-intro-staff" if who.is_staff else "home-intro"), *nothing),
        buttons=tuple(button(words, name, subject, 0) for name in begins),
        parts=tuple(part for part in parts if part.items),
        turning=tuple(button(words, way, subject, page) for way in ways),
        languages=_languages(words),
    )


def _drawn(views: Sequence[HomeView], looking: Looking) -> tuple[Part, ...]:
    drawn = (view(looking) for view in views)
    return tuple(part for part in drawn if part is not None and part.count)


def _most_of_each(counts: Sequence[int]) -> int:
    """Return how many items of each part fit on one page; what has few leaves room to the others."""
    fitting = (
        most
        for most in range(MOST_ITEMS_OF_ONE, 1, -1)
        if sum(min(count, most) for count in counts) <= MOST_ITEMS
    )
    return next(fitting, 1)


def home_card(home: Home) -> Card:
    """Return a home as one message, where each item has room for one button."""
    lines = list(home.lines)
    for part in home.parts:
        lines += [Text((Span(part.title, bold=True),)), *(item.line for item in part.items)]
    opening = [item.opens for part in home.parts for item in part.items]
    return Card(
        title=home.title,
        lines=tuple(lines),
        buttons=(*home.buttons, *opening, *home.turning, *home.languages),
    )


def _languages(words: Words) -> tuple[Button, ...]:
    return tuple(
        button(words, "language", "me", 0, value=language, label=words(f"language-{language.lower()}"))
        for language in LANGUAGES
        if language != words.language
    )
