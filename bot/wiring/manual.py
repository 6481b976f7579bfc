"""The manual, put together from the chapters of all capabilities, for whoever asks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from actions.people.may import may
from actions.people.welcome import WELCOME
from bot.cards import manual as cards
from bot.cards.commands import SLASH
from bot.cards.view import View
from bot.conversation.answers import answer
from bot.conversation.capability import Aim, Capability, Command, Scene
from bot.shapes.turn import Pressed
from data.model.people import LANGUAGES, Person
from data.model.refusals import UnknownButton
from data.store.newcomers import is_welcomed_now
from data.store.work import Reading

HELP, CHAPTER = "desk.help", "desk.chapter"
UNLISTED = "start"
MESSAGES: Mapping[str, View] = {
    HELP: cards.help_card,
    CHAPTER: cards.chapter_card,
    WELCOME: cards.welcome,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter with its commands; `else` is what stands in none."""

    name: str
    commands: tuple[str, ...] = ()


class Manual:
    """Answers whoever asks what they can do.

    Args:
        declared: all capabilities whose commands and chapters there are.
    """

    def __init__(self, declared: Sequence[Capability]) -> None:
        self._declared = declared

    def ask(self, scene: Scene, aim: Aim) -> str:
        """Show the chapter that is named, or else all of it."""
        parts = self._parts(scene.work, scene.who)
        named = self._named(scene, parts, aim.text)
        told = self._show(scene, named) if named else self._all(scene, parts)
        # On Slack's home tab nobody sees what is said in the chat.
        deed = scene.turn.deed
        return scene.words("toast-help") if isinstance(deed, Pressed) and not deed.message_ref else told

    def press(self, scene: Scene, aim: Aim) -> str:
        """Show the chapter of a button, or all of it by one without.

        Raises:
            UnknownButton: there is no such chapter, or it is of what they may not do.
        """
        parts = self._parts(scene.work, scene.who)
        if not aim.value:
            return self._all(scene, parts)
        named = next((part for part in parts if part.name == aim.value), None)
        if named is None or named.name == cards.ELSE:
            raise UnknownButton
        return self._show(scene, named)

    def welcome(self, scene: Scene) -> None:
        """Say the first words to whoever is here for the first time, and nothing to others."""
        if is_welcomed_now(scene.work, scene.who):
            answer(scene, WELCOME)

    def _all(self, scene: Scene, parts: Sequence[Part]) -> str:
        chapters = ";".join(f"{part.name}={' '.join(part.commands)}" for part in parts)
        slash, person_id = SLASH[scene.chat.platform], scene.who.person_id
        new = is_welcomed_now(scene.work, scene.who)
        answer(scene, HELP, chapters=chapters, person=person_id, slash=slash, new=new)
        return ""

    def _show(self, scene: Scene, part: Part) -> str:
        slash, commands = SLASH[scene.chat.platform], " ".join(part.commands)
        answer(scene, CHAPTER, chapter=part.name, commands=commands, slash=slash, person=scene.who.person_id)
        return ""

    def _parts(self, reading: Reading, who: Person) -> list[Part]:
        """Return what somebody may do, in the order of the manual; what stands in no chapter comes last."""
        found = list[tuple[int, Part]]()
        others = list[str]()
        for one in self._declared:
            chapters = sorted(
                (chapter.place, name)
                for name, chapter in one.chapters.items()
                if may(reading, chapter.operation, by=who)
            )
            commands = tuple(_permitted(reading, one.commands, who))
            if not chapters:
                others += commands
            for number, (place, name) in enumerate(chapters):
                # A command stands once, in the first chapter of its capability that concerns them.
                found.append((place, Part(name, () if number else commands)))
        ordered = [part for _place, part in sorted(found, key=lambda one: one[0])]
        return [*ordered, Part(cards.ELSE, tuple(others))]

    def _named(self, scene: Scene, parts: Sequence[Part], text: str) -> Part | None:
        """Return the chapter of that name in any language, the one of a command, or else one that the words speak of."""
        wanted = text.strip().removeprefix("/").removeprefix("desk ").casefold()
        chapters = [part for part in parts if wanted and part.name != cards.ELSE]
        for part in chapters:
            if wanted in {part.name, *part.commands, *_called(scene, part)}:
                return part
        return next((part for part in chapters if any(one in wanted for one in _called(scene, part))), None)


def _called(scene: Scene, part: Part) -> Iterator[str]:
    for language in LANGUAGES:
        yield scene.words.other(language)(f"chapter-{part.name}").casefold()


def _permitted(reading: Reading, commands: Mapping[str, Command], who: Person) -> Iterator[str]:
    for name, command in commands.items():
        if name != UNLISTED and may(reading, command.operation, by=who):
            yield name
