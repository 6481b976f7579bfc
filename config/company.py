"""The company file: read, checked, and turned into the model's own terms."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from config.announcements import announcing_of
from config.canned_replies import read_canned_replies
from config.company_checks import problems
from config.company_hours import (
    problems_of_hours,
    read_calendars,
    read_escalations,
    read_promise,
    read_rotas,
    read_service_levels,
)
from config.company_shape import misshapen
from config.delistings import delistings_of
from config.entries import each
from config.faq import read_faq
from config.permissions import expiring_of, permissions_of
from config.releases import release_problems, releases_of
from config.requests import problems_of_requests, read_requests
from config.topics import read_topics
from data.model.alerts import SEVERITIES
from data.model.company import App, Company, Department
from data.model.deadlines import Promise
from data.model.durations import duration
from data.model.people import PLATFORMS, Roster, RosterChat, RosterPerson
from data.model.privacy import Privacy
from data.model.surges import Surge

LEAST_OF_A_SURGE = 2


class CompanyFileFault(Exception):
    """The company file cannot be used; the message names file, key and reason."""


def read_company(path: Path) -> tuple[Company, Roster]:
    """Read the company and its people.

    Raises:
        CompanyFileFault: the file is missing, is no YAML, lacks something, or holds what cannot be.
    """
    company, roster, _rules = read_whole(path)
    return company, roster


def read_whole(path: Path) -> tuple[Company, Roster, dict[str, Any]]:
    """Read the company, its people, and all that the file tells beside them.

    Raises:
        CompanyFileFault: as for `read_company`.
    """
    try:
        written = path.read_bytes()
        told: dict[str, Any] = yaml.safe_load(written.decode())
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CompanyFileFault(f"{path}: cannot be read: {error}") from error
    try:
        company = _company(told)
        roster = replace(_roster(told), file_hash=hashlib.sha256(written).hexdigest())
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CompanyFileFault(f"{path}: lacks or misplaces {error}") from error
    found = [
        *misshapen(told),
        *problems(company, roster),
        *problems_of_hours(company, roster),
        *problems_of_requests(company, roster),
        *release_problems(company, roster),
    ]
    if found:
        raise CompanyFileFault("\n".join(f"{path}: {problem}" for problem in found))
    return company, roster, {part: what for part, what in told.items() if part != "people"}


def company_of(rules: Mapping[str, Any]) -> Company:
    """Return the company of which a file once told this.

    Raises:
        CompanyFileFault: this version cannot use it any more.
    """
    try:
        return _company(dict(rules))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CompanyFileFault(
            f"the company that was applied lacks or misplaces {error}: apply a file that has it"
        ) from error


def names_to_know(path: Path) -> dict[str, dict[str, list[str]]]:
    """Return what the company's apps and permissions are called in every language, by their keys.

    Raises:
        CompanyFileFault: the file cannot be used.
    """
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {
            kind: {one["key"]: sorted({*one["names"].values()}) for one in told.get(kind) or ()}
            for kind in ("apps", "permissions")
        }
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise CompanyFileFault(f"{path}: apps or permissions lack or misplace {error}") from error


def _company(told: dict[str, Any]) -> Company:
    return Company(
        names=told["company"]["names"],
        time_zone=told["company"]["time_zone"],
        apps=each(told, "apps", _app, needed=True),
        departments=each(told, "departments", _department, needed=True),
        may={right: tuple(holders) for right, holders in told["may"].items()},
        timings={name: value for name, value in told["timings"].items() if isinstance(value, str)},
        duty_chats=frozenset(_duty_chats(told)),
        permissions=permissions_of(told),
        expiring=expiring_of(told),
        audit_heads={platform: str(key) for platform, key in (told.get("audit_heads") or {}).items()},
        privacy=_privacy(told.get("privacy") or {}),
        second_factor=frozenset(map(str, told.get("second_factor") or ())),
        confirm_links=bool(told.get("confirm_links", True)),
        calendars=read_calendars(told),
        service_levels=read_service_levels(told),
        rotas=read_rotas(told),
        escalations=read_escalations(told),
        alert_chats=_alert_chats(told),
        announcing=announcing_of(told),
        faq=read_faq(told),
        topics=read_topics(told),
        canned_replies=read_canned_replies(told),
        patience=_patience(told["timings"]),
        requests=read_requests(told),
        releases=releases_of(told),
        delisting=delistings_of(told),
        surge=_surge(told.get("surge") or {}),
    )


def _patience(timings: Mapping[str, Any]) -> Promise | None:
    told = timings.get("close_after_silence")
    return read_promise("timings.close_after_silence", told) if told is not None else None


def _privacy(told: dict[str, Any]) -> Privacy:
    notice = {language: str(text).strip() for language, text in (told.get("notice") or {}).items()}
    return Privacy(notice, {name: str(value) for name, value in (told.get("terms") or {}).items()})


def _surge(told: dict[str, Any]) -> Surge:
    usual = Surge()
    people, severity = told.get("people", usual.people), told.get("severity", usual.severity)
    if not isinstance(people, int) or people < LEAST_OF_A_SURGE or severity not in SEVERITIES:
        raise ValueError(
            f"surge: people is at least {LEAST_OF_A_SURGE}, severity one of {', '.join(SEVERITIES)}"
        )
    within = duration(str(told["within"])) if "within" in told else usual.within
    return Surge(people, within, severity)


def _duty_chats(told: dict[str, Any]) -> Iterator[str]:
    """Yield the keys of the chats in which people are at work."""
    for one in (*told["departments"], *told["apps"], *(told.get("rotas") or ())):
        yield from (one[platform] for platform in ("slack", "telegram") if one.get(platform))


def _alert_chats(told: dict[str, Any]) -> dict[str, str]:
    """Return where alerts are shown: as it is said, else where whoever is on duty for the platforms is."""
    duty: dict[str, Any] = next((one for one in told.get("rotas") or () if one.get("key") == "platform"), {})
    usual = {platform: duty[platform] for platform in ("slack", "telegram") if duty.get(platform)}
    return {platform: str(key) for platform, key in (told.get("alerts_go_to") or usual).items()}


def _app(told: dict[str, Any]) -> App:
    return App(told["key"], told["names"], told["owner"], told.get("slack", ""))


def _department(told: dict[str, Any]) -> Department:
    return Department(
        told["key"],
        told["names"],
        told["slack"],
        told.get("head") or "",
        first_line=told.get("first_line", False),
        slack_group=told.get("slack_group", ""),
        calendar=told.get("calendar", "office"),
        telegram=told.get("telegram", ""),
    )


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
    followed = frozenset(one["key"] for one in told["departments"] if one.get("slack_group"))
    people = each(told, "people", lambda one: _person(one, zone, followed), needed=True)
    return Roster(people, (*channels, *groups))


def _person(told: dict[str, Any], zone: str, followed: frozenset[str]) -> RosterPerson:
    """Read one person.

    Args:
        followed: departments whose members Slack tells; of somebody with an account there the file need not.
    """
    # In the order of the file: the account that is named first is where they are reached until they used one.
    ids = tuple(
        (platform, str(told[platform]))
        for platform in told
        if platform in PLATFORMS and told[platform] not in (None, True, False)
    )
    return RosterPerson(
        key=told["key"],
        name=told.get("display_name") or told["name"],
        language=told["language"],
        time_zone=told.get("time_zone", zone),
        groups=tuple(key for key in told.get("groups", ()) if key not in followed or not told.get("slack")),
        roles=tuple(told.get("roles", ())),
        user_ids=ids,
    )
