"""Bring a company file to what a Slack workspace tells: its departments follow user groups from then on."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FALLBACK_LANGUAGE = "en"
# What a key is made of everywhere in the company file.
_NO_KEY = re.compile(r"[^a-z0-9]+")

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Colleague:
    """An account of a workspace as far as a company file tells of one."""

    slack_user_id: str
    handle: str
    name: str
    language: str | None
    time_zone: str | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Workspace:
    """What Slack tells.

    Attributes:
        groups: ids of the members by the handle of the group. channels: ids by name with a hash before it.
    """

    colleagues: tuple[Colleague, ...]
    groups: Mapping[str, tuple[str, ...]]
    channels: Mapping[str, str]


class NoSuchGroup(LookupError):
    """A department cannot follow that; the message names it and what there is."""


def from_slack(told: Mapping[str, Any], workspace: Workspace, mapping: Mapping[str, str]) -> Told:
    """Return the file with departments that follow user groups, all of their members, and the ids of channels.

    Whoever has no account any more is left out, unless they head a department or stand in a rota: that is for a
    person to decide.

    Args:
        mapping: handles of user groups by departments, beside those in the file.

    Raises:
        NoSuchGroup: there is no such department or group.
    """
    company = copy.deepcopy(dict(told))
    _map(company["departments"], workspace, mapping)
    followed = {one["key"]: one["slack_group"] for one in company["departments"] if one.get("slack_group")}
    needed = {one["head"] for one in company["departments"]}
    needed |= {key for one in company.get("rotas") or () for key in one["members"]}
    gone = {one.slack_user_id for one in workspace.colleagues if one.closed}
    people = [one for one in company["people"] if one.get("slack") not in gone or one["key"] in needed]
    for person in people:
        if person.get("slack") and person.get("groups"):
            person["groups"] = [key for key in person["groups"] if key not in followed]
    members = {user_id for handle in followed.values() for user_id in workspace.groups[handle]}
    company["people"] = [*people, *_newcomers(people, workspace, members - gone)]
    company["chats"]["slack"] = list(_channels(company, workspace))
    return company


def _map(departments: list[Told], workspace: Workspace, mapping: Mapping[str, str]) -> None:
    known = {one["key"]: one for one in departments}
    for key, handle in mapping.items():
        if key not in known:
            raise NoSuchGroup(f"there is no department {key!r}; there are {', '.join(known)}")
        known[key]["slack_group"] = handle.removeprefix("@")
    for one in departments:
        handle = one.get("slack_group", "")
        if handle and handle not in workspace.groups:
            there = ", ".join(f"@{name}" for name in sorted(workspace.groups)) or "none"
            raise NoSuchGroup(
                f"departments.{one['key']}: there is no user group @{handle}; there are {there}"
            )


def _newcomers(people: list[Told], workspace: Workspace, members: set[str]) -> Iterator[Told]:
    known, keys = {one.get("slack") for one in people}, {one["key"] for one in people}
    for colleague in workspace.colleagues:
        if colleague.slack_user_id not in members - known:
            continue
        key = _free_key(colleague, keys)
        keys.add(key)
        person: Told = {"key": key, "name": colleague.name, "slack": colleague.slack_user_id}
        person["language"] = colleague.language or FALLBACK_LANGUAGE
        yield {**person, "time_zone": colleague.time_zone} if colleague.time_zone else person


def _free_key(colleague: Colleague, taken: set[str]) -> str:
    wanted = _NO_KEY.sub("_", colleague.handle.lower()).strip("_") or colleague.slack_user_id.lower()
    return wanted if wanted not in taken else f"{wanted}_{colleague.slack_user_id.lower()}"


def _channels(company: Told, workspace: Workspace) -> Iterator[Told]:
    """Yield the channels of the file, and those of departments, each with its id where Slack tells one."""
    there = {one["name"]: one for one in company["chats"].get("slack") or ()}
    languages = [one["language"] for one in there.values()]
    for department in company["departments"]:
        there.setdefault(
            department["slack"],
            {"name": department["slack"], "language": languages[0] if languages else FALLBACK_LANGUAGE},
        )
    for name, one in there.items():
        yield {**one, "id": workspace.channels[name]} if name in workspace.channels else one
