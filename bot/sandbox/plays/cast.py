"""Who plays: the people of the cast, the newcomers among them, and the company each sandbox is made of."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from bot.sandbox.directory import KEY
from bot.sandbox.plays.problems import PlayMistake
from bot.sandbox.plays.reading import Play


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the cast: a person on one platform.

    Attributes:
        name: as the play says it.
        person: key of the person in the company.
    """

    name: str
    person: str
    platform: str


@dataclass(frozen=True, slots=True)
class Companies:
    """The company as the servers know it, and who of them the desk does not know yet.

    Attributes:
        first_on: platform of the first cast member of each person.
    """

    everybody: dict[str, Any]
    newcomers: frozenset[str]
    first_on: Mapping[str, str]

    def known_to_desk(self, resolved: dict[str, Any]) -> dict[str, Any]:
        """Return the company with real ids without the newcomers.

        The account of a person that is named first is where they are reached until they used one.
        """
        known = [person for person in resolved["people"] if person["key"] not in self.newcomers]
        return {**resolved, "people": [self._in_order(person) for person in known]}

    def _in_order(self, person: dict[str, Any]) -> dict[str, Any]:
        platform = self.first_on.get(person["key"])
        other = {"slack": "telegram", "telegram": "slack"}.get(platform or "")
        if other is None or other not in person:
            return person
        return {key: entry for key, entry in person.items() if key != other} | {other: person[other]}


def members(play: Play) -> dict[str, Member]:
    """Return the cast by name."""
    return {
        name: Member(name, str(said.get("person", name)), said["platform"])
        for name, said in play.cast.items()
    }


def companies(play: Play, company: Mapping[str, Any]) -> Companies:
    """Return the company with the play's policy and newcomers.

    Raises:
        PlayMistake: a member is nobody's account, or an override has no place.
    """
    everybody = copy.deepcopy(dict(company))
    for dotted, value in play.policy.items():
        _override(play, everybody, str(dotted), value)
    known = {person["key"]: person for person in everybody["people"]}
    newcomers: dict[str, dict[str, Any]] = {}
    for name, said in play.cast.items():
        if "new" in said:
            key = str(said.get("person", name))
            if key in known:
                raise PlayMistake(play.path, wrong=f"newcomer `{key}` is known already", allowed="a new key")
            newcomers[key] = _newcomer(play, key, said["new"] or {})
    everybody["people"] = [*everybody["people"], *newcomers.values()]
    for member in members(play).values():
        if member.person in newcomers:
            newcomers[member.person][member.platform] = True
        elif not known.get(member.person, {}).get(member.platform):
            allowed = f"people there: {_people_on(everybody, member.platform)}, or `new`"
            wrong = f"cast member `{member.name}`: no {member.person} on {member.platform}"
            raise PlayMistake(play.path, wrong=wrong, allowed=allowed)
    first_on = {member.person: member.platform for member in reversed(members(play).values())}
    return Companies(everybody, frozenset(newcomers), first_on)


def _newcomer(play: Play, key: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return a person as the company file describes them."""
    if not KEY.fullmatch(key):
        allowed = "small letters, digits and underscores, as in new_user"
        raise PlayMistake(play.path, wrong=f"newcomer `{key}`", allowed=allowed)
    if "time_zone" in said and said["time_zone"] not in available_timezones():
        wrong = f"newcomer `{key}`: no time zone {said['time_zone']}"
        raise PlayMistake(play.path, wrong=wrong, allowed="one such as Asia/Taipei")
    return {"key": key, "name": key, **said}


def _people_on(company: Mapping[str, Any], platform: str) -> str:
    return ", ".join(person["key"] for person in company["people"] if person.get(platform))


def _override(play: Play, company: dict[str, Any], dotted: str, value: Any) -> None:
    if isinstance(value, Mapping) and isinstance(company.get(dotted), dict):
        # A whole section cannot be meant, as the desk needs the rest of it: the path is written as in the file.
        for key, inner in value.items():
            _override(play, company, f"{dotted}.{key}", inner)
        return
    place: Any = company
    *above, last = dotted.split(".")
    for part in above:
        place = _inside(place, part)
    if isinstance(place, dict):
        place[last] = value
        return
    index = _position(place, last)
    if index is None:
        allowed = "a dotted path into the company file; entries of a list by key, name or position"
        raise PlayMistake(play.path, wrong=f"policy `{dotted}` leads nowhere", allowed=allowed)
    place[index] = value


def _inside(place: Any, part: str) -> Any:
    if isinstance(place, dict):
        return place.get(part)
    index = _position(place, part)
    return None if index is None else place[index]


def _position(place: Any, part: str) -> int | None:
    if not isinstance(place, list):
        return None
    for index, entry in enumerate(place):
        names = {entry.get("key"), entry.get("name")} if isinstance(entry, dict) else set()
        if part in names or part == str(index):
            return index
    return None
