"""What is on the screens while a session is recorded, and how a recorded play points at it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.matching import find, offers
from bot.sandbox.plays.memory import Memory
from bot.sandbox.plays.recording.naming import Names, plain_part, stable_parts
from bot.sandbox.plays.sight import before
from bot.sandbox.plays.stage import Town
from bot.sandbox.seen import Seen

Target = str | list[str]
MOST_PARTS = 3


class Screens:
    """Both platforms of a town, its cast so far, and who is where."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.cast: dict[str, dict[str, Any]] = {}
        self._known = frozenset(town.directory.people)
        self.chats = {place: channel.members for place, channel in town.directory.channels.items()}
        self.chats |= {place: group.members for place, group in town.directory.groups.items()}

    def things(self) -> list[Seen]:
        """Return everything that is or was on any screen, oldest first."""
        found = [*self.town.slack.seen(), *self.town.telegram.seen()]
        return sorted(found, key=lambda thing: thing.created)

    def member(self, person: str, platform: str) -> Member:
        """Return the cast member that this account is, a new one where there is none yet."""
        for name, said in self.cast.items():
            if said.get("person", name) == person and said["platform"] == platform:
                return Member(name, person, platform)
        name = person if person not in self.cast else f"{person}_{platform}"
        self.cast[name] = {"platform": platform} | ({} if name == person else {"person": person})
        if name == person and person not in self._known:
            resident = self.town.directory.people[person]
            kept = {"name": resident.name, "language": resident.language, "time_zone": resident.time_zone}
            self.cast[name]["new"] = kept
        return Member(name, person, platform)

    def moved(self, person: str, place: str, *, joined: bool) -> None:
        """Note that somebody came to a place or left it."""
        there = self.chats.get(place, frozenset())
        self.chats[place] = there | {person} if joined else there - {person}

    def in_of(self, thing: Seen) -> dict[str, str]:
        """Return the `in` of a step about a thing; nothing for a private chat."""
        if thing.kind == "home":
            return {"in": "home"}
        return {"in": thing.place} if thing.place in self.chats else {}

    def target(
        self, member: Member, thing: Seen, things: Sequence[Seen], names: Names, *, action: str = ""
    ) -> Target:
        """Return the text by which a performance finds this thing, and no newer one.

        Args:
            action: the button that it must offer; without one it is any message.
        """
        shown = before(member, things, where=self.in_of(thing).get("in"), chats=self.chats)
        if action:
            shown = [entry for entry in shown if offers(entry, action)]
        else:
            shown = [entry for entry in shown if entry.kind == "message" and entry.by_bot == thing.by_bot]
        return _fewest(_candidates(thing, names), lambda texts: _newest(shown, texts, names) == thing.seen_id)


def resolved(text: str, names: Names) -> str:
    """Return a text as a performance would look for it."""
    memory = Memory(now=lambda: datetime.min.replace(tzinfo=UTC), people={})
    memory.kept = {name: number for number, name in names.kept.items()}
    return memory.read(text)


def _candidates(thing: Seen, names: Names) -> list[str]:
    number = names.known(thing.text)
    if not thing.by_bot:
        return [names.spoken(plain_part(thing.text))]
    parts = stable_parts(thing.text)[:MOST_PARTS]
    return ([number] if number else []) + parts


def _fewest(candidates: list[str], right: Callable[[list[str]], bool]) -> Target:
    texts: list[str] = []
    for candidate in candidates:
        if right([candidate]):
            return candidate
        texts.append(candidate)
        if right(texts):
            break
    return texts[0] if len(texts) == 1 else texts


def _newest(shown: Sequence[Seen], texts: list[str], names: Names) -> str | None:
    for thing in reversed(shown):
        if all(find(resolved(text, names), thing.text) is not None for text in texts):
            return thing.seen_id
    return None
