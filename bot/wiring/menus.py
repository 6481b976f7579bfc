"""Telegram's menus of commands: what everybody may do stands in everybody's, what somebody may do besides in their own."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.cards.manual import meaning_of
from bot.conversation.capability import Command
from bot.platforms.errands import Errands
from bot.platforms.telegram.send import TelegramPlatform
from bot.platforms.tireless import tirelessly
from bot.words.words import Dictionary
from data.model.people import DEFAULT_LANGUAGE, LANGUAGES, Person
from data.model.rights.decision import Allowed, decide
from data.model.rights.rule import OnLoan
from data.store.database import Store
from data.store.delegation import Loans
from data.store.menus import MenuChanges, Menus
from data.store.people import Chats
from data.store.work import Reading, Work

LOOK_SECONDS = 1.0
# What another process changes, such as the operator's, is not counted here.
LOOK_ANYWAY_EVERY_LOOKS = 30
UNLISTED, TELEGRAM = "start", "telegram"
ANYBODY = Person(0, "", DEFAULT_LANGUAGE, "UTC")


@dataclass(frozen=True, slots=True)
class Menu:
    """What shall stand in a chat.

    Attributes:
        address: Telegram's id of the chat.
        listed: name and description of each command; empty for no menu of its own.
    """

    chat_id: int
    address: str
    listed: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """Return a digest of what stands there."""
        return hashlib.sha256(repr(self.listed).encode()).hexdigest()


class CommandMenus:
    """Keeps them as they should be, for as long as the desk serves."""

    def __init__(
        self,
        store: Store,
        platform: TelegramPlatform,
        *,
        dictionary: Dictionary,
        commands: Mapping[str, Command],
    ) -> None:
        self._store = store
        self._platform = platform
        self._dictionary = dictionary
        self._commands = commands
        self._errands = Errands()
        self._announced = False
        self._looks = 0
        self._as_of = -1
        self._in_vain: set[Menu] = set()

    def start(self) -> None:
        """Begin to look who may do what."""
        self._errands.run(tirelessly(self._look, what="command_menus"))

    async def stop(self) -> None:
        """Look no more."""
        await self._errands.stop()

    async def _look(self) -> None:
        if not self._announced:
            everybodys = await asyncio.wrap_future(self._store.read(self.everybodys))
            await self._platform.announce_commands(everybodys)
            self._announced = True
        introductions = self._store.introductions
        if introductions != self._as_of or self._looks % LOOK_ANYWAY_EVERY_LOOKS == 0:
            await self.bring_up_to_date()
            self._as_of = introductions
        self._looks += 1
        await asyncio.sleep(LOOK_SECONDS)

    def everybodys(self, reading: Reading) -> dict[str, list[tuple[str, str]]]:
        """Return what stands in everybody's menu, by language."""
        names = self._names(reading, ANYBODY)
        return {language: self._listed(names, language, ANYBODY) for language in LANGUAGES}

    async def bring_up_to_date(self) -> None:
        """Set the menus that are not as they should be, and take away those that should not be."""
        for menu in await asyncio.wrap_future(self._store.read(self._amiss)):
            if menu in self._in_vain:
                continue
            if not await self._platform.announce_commands_in(menu.address, menu.listed) and menu.listed:
                # It is not there for us any more; the next start tries again.
                self._in_vain.add(menu)
                continue
            await asyncio.wrap_future(self._store.submit(partial(_note, menu)))

    def _amiss(self, reading: Reading) -> list[Menu]:
        standing = Menus(reading).standing()
        everybodys = self._names(reading, ANYBODY)
        wanted = {}
        for chat, person in Menus(reading).of_staff(TELEGRAM):
            names = self._names(reading, person, Loans(reading).held_by(person))
            if names != everybodys:
                wanted[chat.chat_id] = Menu(
                    chat.chat_id, chat.address, tuple(self._listed(names, person.language, person))
                )
        fewer = [
            Menu(chat_id, Chats(reading).find(chat_id).address) for chat_id in standing.keys() - wanted.keys()
        ]
        return fewer + [menu for menu in wanted.values() if standing.get(menu.chat_id) != menu.digest]

    def _names(self, reading: Reading, person: Person, loans: tuple[OnLoan, ...] = ()) -> list[str]:
        """Return the commands that somebody may use."""
        company = reading.company
        decided = {
            name: decide(command.operation, person=person, company=company, about=None, loans=loans)
            for name, command in self._commands.items()
            if name != UNLISTED
        }
        return [name for name, told in decided.items() if isinstance(told, Allowed)]

    def _listed(self, names: Sequence[str], language: str, who: Person) -> list[tuple[str, str]]:
        words = self._dictionary.words(language, "UTC")
        return [(name, str(meaning_of(words, name, slash="/", staff=who.is_staff))) for name in names]


def _note(menu: Menu, work: Work) -> None:
    if menu.listed:
        MenuChanges(work).stands(menu.chat_id, menu.digest)
    else:
        MenuChanges(work).is_gone(menu.chat_id)
