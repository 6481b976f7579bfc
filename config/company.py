"""The company file: read, checked, and turned into the model's own terms."""

from pathlib import Path
from typing import Any

import yaml

from data.model.company import App, Company, Department
from data.model.people import Roster, RosterChat, RosterPerson


class CompanyFileFault(Exception):
    """The company file cannot be used; the message names file, key and reason."""


def read_company(path: Path) -> tuple[Company, Roster]:
    """Read the company and its people.

    Raises:
        CompanyFileFault: the file is missing, is no YAML, or lacks something.
    """
    try:
        told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CompanyFileFault(f"{path}: cannot be read: {error}") from error
    try:
        return _company(told), _roster(told)
    except (KeyError, TypeError, AttributeError, StopIteration) as error:
        raise CompanyFileFault(f"{path}: lacks or misplaces {error}") from error


def _company(told: dict[str, Any]) -> Company:
    company = Company(
        names=told["company"]["names"],
        time_zone=told["company"]["time_zone"],
        apps=tuple(App(one["key"], one["names"], one["owner"], one.get("slack", "")) for one in told["apps"]),
        departments=tuple(
            Department(
                one["key"], one["names"], one["slack"], one["head"], first_line=one.get("first_line", False)
            )
            for one in told["departments"]
        ),
        may={right: tuple(holders) for right, holders in told["may"].items()},
        timings={name: value for name, value in told["timings"].items() if isinstance(value, str)},
    )
    _ = company.first_line  # a company without a first line could not take a single report
    return company


def _roster(told: dict[str, Any]) -> Roster:
    zone = told["company"]["time_zone"]
    channels = [
        RosterChat(one["name"], "slack", one["id"], "channel", one["language"])
        for one in told["chats"].get("slack", ())
        if one.get("id")
    ]
    groups = [
        RosterChat(one["key"], "telegram", str(one["id"]), "group", one["language"])
        for one in told["chats"].get("telegram", ())
        if one.get("id")
    ]
    return Roster(tuple(_person(one, zone) for one in told["people"]), (*channels, *groups))


def _person(told: dict[str, Any], zone: str) -> RosterPerson:
    ids = tuple(
        (platform, str(told[platform]))
        for platform in ("slack", "telegram")
        if told.get(platform) not in (None, True, False)
    )
    return RosterPerson(
        key=told["key"],
        name=told.get("display_name") or told["name"],
        language=told["language"],
        time_zone=told.get("time_zone", zone),
        groups=tuple(told.get("groups", ())),
        roles=tuple(told.get("roles", ())),
        user_ids=ids,
    )
