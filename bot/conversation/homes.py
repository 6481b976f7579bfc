"""Homes: what each person finds at the desk, and for whom a change shows there."""

from collections.abc import Collection
from dataclasses import dataclass

from actions.people.may import may
from bot.cards.home import home_card, home_of, person_of_home
from bot.cards.view import Drawing
from bot.conversation.capability import Capability
from bot.conversation.declared import Concerned
from bot.shapes.card import Card
from bot.shapes.home import Home
from bot.words.words import Dictionary, Words
from data.model.people import Person
from data.store.delegation import Loans
from data.store.people import Chats, People
from data.store.work import Reading

HOME_CARD = "home.card"
FRONT = "front"


@dataclass(frozen=True, slots=True)
class DrawnHome:
    """A home, and whose it is.

    Attributes:
        groups: whose affairs stand there, those on loan among them.
    """

    home: Home
    who: Person
    groups: frozenset[str]


class Homes:
    """Draws homes from what all capabilities declare; it only looks."""

    def __init__(self, declared: tuple[Capability, ...]) -> None:
        self._sections = [section for one in declared for section in one.home]
        self._begins = {name: it for one in declared for name, it in one.commands.items() if it.at_home}

    def of_account(
        self, reading: Reading, dictionary: Dictionary, *, platform: str, user_id: str, page: int
    ) -> DrawnHome | None:
        """Draw the home of whoever has that account, None when nobody does."""
        person_id = People(reading).id_of_account(platform, user_id)
        if person_id is None:
            return None
        who = People(reading).find(person_id)
        words = dictionary.words(who.language, who.time_zone)
        return DrawnHome(self._home(reading, words, who, page=page), who, Loans(reading).groups_of(who))

    def concerned(self, reading: Reading, subjects: Collection[str]) -> Concerned:
        """Tell for whom a home may look otherwise after these subjects changed, a home itself among them."""
        found = [section.concerns(reading, subject) for section in self._sections for subject in subjects]
        owners = frozenset(owner for owner in map(person_of_home, subjects) if owner is not None)
        return Concerned(
            frozenset[int]().union(owners, *(one.people for one in found)),
            frozenset[str]().union(*(one.groups for one in found)),
        )

    def card(self, drawing: Drawing) -> Card:
        """Show a home as a message in its person's private chat."""
        if drawing.moved_on(HOME_CARD):
            return Card(lines=(drawing.words.text("home-moved"),))
        chat = Chats(drawing.reading).find(drawing.chat_id)
        who = People(drawing.reading).find(chat.person_id or 0)
        page = 0 if drawing.page == FRONT else int(drawing.page)
        return home_card(self._home(drawing.reading, drawing.words, who, page=page))

    def _home(self, reading: Reading, words: Words, who: Person, *, page: int) -> Home:
        begins = [name for name, it in self._begins.items() if may(reading, it.operation, by=who)]
        views = [section.view for section in self._sections]
        return home_of(reading, words, who, views=views, begins=begins, page=page)
