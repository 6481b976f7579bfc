"""How state becomes a card: what a view gets, and what cards have in common."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.shapes.card import Button, Card, Reference
from bot.shapes.text import Span, Text
from bot.words.words import Words
from data.model.notices import Fact
from data.model.people import LANGUAGES, Person
from data.store.cards import Shown
from data.store.outgoing import OutboxRows
from data.store.people import People
from data.store.work import Reading

BUTTONS_IN_FRONT = 3
LONGEST_QUOTE = 600
_NUMBER = re.compile(r"[A-Z]{2}-[0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a view may look at.

    Attributes:
        chat_id: where it is shown.
        subject, instance, page: of a card, as it was wanted.
        facts: of a message, as it was promised.
    """

    reading: Reading
    words: Words
    subject: str
    chat_id: int = 0
    instance: int = 0
    page: str = "front"
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Return the number within the subject, such as 7 in FB-7."""
        return int(self.subject.rpartition("-")[2])

    def moved_on(self, kind: str) -> bool:
        """Tell whether a fresher card of that kind about the subject stands in the same chat."""
        newest = Shown(self.reading).newest_instance(kind, self.subject, self.chat_id)
        return newest is not None and newest > self.instance


def pointer_to(drawing: Drawing, kind: str) -> Card:
    """Return the one line that stands in place of a card which moved on, leading to the newest of its kind."""
    words, subject = drawing.words, drawing.subject
    ref = OutboxRows(drawing.reading).card_ref(kind=kind, subject=subject, chat_id=drawing.chat_id)
    return Card(lines=(Text((Span(words("card-moved", subject=subject), leads_to=ref or ""),)),))


# None: there is nothing to show any more, the notice is moot.
View = Callable[[Drawing], Card | None]


def button(
    words: Words, action: str, subject: str, version: int, *, value: str = "", label: str = ""
) -> Button:
    """Return a button with the label that the words have for its action."""
    reference = Reference(action, value, subject, version)
    return Button(label or words(f"button-{action.replace('_', '-')}"), reference)


def is_number(subject: str) -> bool:
    """Tell whether people know a subject by its number, such as FB-12."""
    return _NUMBER.fullmatch(subject) is not None


def paged(
    words: Words,
    buttons: Sequence[Button],
    *,
    page: str,
    subject: str,
    version: int,
    behind: Sequence[Button] = (),
) -> tuple[Button, ...]:
    """Return the buttons that fit on the front, and behind `more` all of them.

    Args:
        behind: buttons that never stand in front.
    """
    if len(buttons) <= BUTTONS_IN_FRONT and not behind:
        return tuple(buttons)
    if page == "front":
        return (*buttons[:BUTTONS_IN_FRONT], button(words, "more", subject, version))
    return (*buttons, *behind, button(words, "back", subject, version))


def other_languages(words: Words, subject: str, version: int) -> list[Button]:
    """Return the buttons of a card that many read, one for each language in which it does not stand."""
    return [
        button(
            words, "language", subject, version, value=language, label=words(f"language-{language.lower()}")
        )
        for language in LANGUAGES
        if language != words.language
    ]


def called(words: Words, person: Person) -> str:
    """Return what somebody is called, in words of ours where nobody may know any more."""
    return person.name or words("somebody-erased")


def done_by(reading: Reading, words: Words, person_id: int | None, on_behalf_of: int | None) -> str:
    """Return who did something, and in whose place; empty for the desk itself."""
    if person_id is None:
        return ""
    who, people = called(words, People(reading).find(person_id)), People(reading)
    if on_behalf_of is None:
        return who
    return words("done-on-behalf", who=who, lender=called(words, people.find(on_behalf_of)))


def quoted(words: Words, text: str, *, longest: int = LONGEST_QUOTE) -> Text:
    """Return what somebody wrote, cut where a card would be too long, with its whole length told."""
    if len(text) <= longest:
        return Text.plain(text)
    return Text.plain(text[:longest]) + words.text("cut-here", count=len(text))
