"""Who and what has which id on the two local servers."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

FIRST_TELEGRAM_USER = 5_000_000_001
FIRST_TELEGRAM_GROUP = -1_005_000_000_001
# The first message of a group tells of its creation, and 1 is the thread of a forum's general topic.
FIRST_TOPIC_ID = 2
BOT_SLACK_USER = "U0DESKBELL"
BOT_SLACK_ID = "B0DESKBELL"
BOT_TELEGRAM_USER = 7_000_000_001
BOT_TELEGRAM_NAME = "deskbell_bot"
TEAM = "T0LANTERN"
# The departments' channels speak Simplified Chinese, but for these.
EXCEPTIONS = {"#security": "en", "#marketing": "zh-TW"}
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Resident:
    """One person of the sandbox. An id is None where the person has no account there."""

    key: str
    name: str
    language: str
    time_zone: str
    groups: tuple[str, ...]
    slack_user_id: str | None
    slack_dm: str | None
    telegram_user_id: int | None


@dataclass(frozen=True, slots=True)
class Channel:
    """One Slack channel (place `#name`) with its members' keys, and the language in which it is spoken to."""

    place: str
    slack_channel_id: str
    members: frozenset[str]
    language: str


@dataclass(frozen=True, slots=True)
class Group:
    """One Telegram group (place = key) with its members' keys, and its topics' ids by name."""

    place: str
    title: str
    telegram_chat_id: int
    members: frozenset[str]
    topics: dict[str, int]


GROUP_MEMBERS = {
    "users_group": frozenset({"mei", "hao", "emma"}),
    "duty_group": frozenset({"lin", "zhou", "gao", "root"}),
}


class Directory:
    """Ids by key, the same for every sandbox made from the same company file."""

    def __init__(self, company: dict[str, Any]) -> None:
        self._company = company
        self.people: dict[str, Resident] = {}
        for position, person in enumerate(company["people"]):
            self.people[person["key"]] = _resident(person, position, company["company"]["time_zone"])
        self.channels = {place: self._channel(place) for place in _channel_places(company)}
        self.groups = {
            entry["key"]: Group(
                entry["key"],
                entry["title"],
                FIRST_TELEGRAM_GROUP - index,
                GROUP_MEMBERS[entry["key"]],
                {name: topic_id for topic_id, name in enumerate(entry.get("topics", ()), FIRST_TOPIC_ID)},
            )
            for index, entry in enumerate(company["chats"]["telegram"])
        }

    def add(self, person: Mapping[str, Any]) -> Resident:
        """Let somebody move in who is not in the company file, and whom the desk does not know.

        Args:
            person: described as in the company file.

        Raises:
            ValueError: it cannot be; the message says why.
        """
        key = str(person["key"])
        if not KEY.fullmatch(key):
            raise ValueError("a key is small letters, digits and underscores, as in new_user")
        if not person.get("slack") and not person.get("telegram"):
            raise ValueError("give them an account: slack or telegram, or both")
        resident = _resident(person, len(self.people), self._company["company"]["time_zone"])
        taken = {*self.people, *self.groups} | {one.slack_user_id for one in self.people.values()} - {None}
        if {key, resident.slack_user_id} & taken:
            raise ValueError(f"{key} is taken")
        if resident.time_zone not in available_timezones():
            raise ValueError(f"{resident.time_zone[:40]!r} is no time zone, as Asia/Taipei is one")
        self.people[key] = resident
        return resident

    def _channel(self, place: str) -> Channel:
        staff = {
            key: person
            for key, person in self.people.items()
            if person.slack_user_id and (person.groups or self._has_role(key))
        }
        if place == "#security":
            staff = {key: person for key, person in staff.items() if "security" in person.groups}
        slug = re.sub(r"[^A-Z0-9]", "", place.upper())
        return Channel(place, f"C0{slug}", frozenset(staff), self._language_of(place))

    def _language_of(self, place: str) -> str:
        languages = {entry["name"]: entry["language"] for entry in self._company["chats"]["slack"]}
        return languages.get(place) or EXCEPTIONS.get(place, "zh-CN")

    def _has_role(self, key: str) -> bool:
        return any(person["key"] == key and person.get("roles") for person in self._company["people"])

    def resolved_company(self) -> dict[str, Any]:
        """Return the company file with real ids where it only said that there is an account or a chat."""
        company = copy.deepcopy(self._company)
        for person in company["people"]:
            resident = self.people[person["key"]]
            person["slack"] = resident.slack_user_id
            person["telegram"] = resident.telegram_user_id
        company["chats"]["slack"] = [
            {
                "name": place,
                "id": channel.slack_channel_id,
                "language": channel.language,
            }
            for place, channel in self.channels.items()
        ]
        for entry in company["chats"]["telegram"]:
            group = self.groups[entry["key"]]
            entry["id"] = group.telegram_chat_id
            if group.topics:
                entry["topics"] = [{"name": name, "id": topic_id} for name, topic_id in group.topics.items()]
        return company


def _resident(person: Mapping[str, Any], position: int, time_zone: str) -> Resident:
    key = person["key"]
    on_slack, on_telegram = bool(person.get("slack")), bool(person.get("telegram"))
    slug = key.upper().replace("_", "")
    return Resident(
        key=key,
        name=person.get("display_name") or person["name"],
        language=person.get("language", "en"),
        time_zone=person.get("time_zone", time_zone),
        groups=tuple(person.get("groups", ())),
        slack_user_id=f"U0{slug:0<7}" if on_slack else None,
        slack_dm=f"D0{slug:0<7}" if on_slack else None,
        telegram_user_id=FIRST_TELEGRAM_USER + position if on_telegram else None,
    )


def _channel_places(company: dict[str, Any]) -> list[str]:
    named = [entry["name"] for entry in company["chats"]["slack"]]
    named += [entry["slack"] for kind in ("departments", "apps") for entry in company[kind]]
    return list(dict.fromkeys(named))
