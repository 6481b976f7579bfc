"""Announcements in people's own words: what they tell stands in the form already, and the form asks for the rest."""

import re
from collections.abc import Mapping

from bot.conversation.capability import Aim, Ask, Scene, Told
from bot.forms import announcements as forms
from data.model.announcements import AnnouncementKind, Audience
from data.model.company import Company

_KINDS: Mapping[AnnouncementKind, re.Pattern[str]] = {
    AnnouncementKind.DELISTING: re.compile(r"下架|take[- ]?down|delist", re.IGNORECASE),
    AnnouncementKind.MAINTENANCE: re.compile(r"维护|維護|检修|檢修|maintenance", re.IGNORECASE),
    AnnouncementKind.INCIDENT: re.compile(r"故障|服务中断|服務異常|服務中斷|incident|outage", re.IGNORECASE),
    AnnouncementKind.UPDATE: re.compile(
        r"更新|新版|版本|升级|升級|\bupdates?\b|\bversion\b|\brelease\b", re.IGNORECASE
    ),
}
_AUDIENCES: Mapping[Audience, re.Pattern[str]] = {
    Audience.EVERYONE: re.compile(r"所有人|\beveryone\b|\beverybody\b", re.IGNORECASE),
    Audience.STAFF: re.compile(r"员工|同事|員工|同仁|\bstaff\b|\bcolleagues\b", re.IGNORECASE),
    Audience.USERS: re.compile(
        r"(全体|所有|全部)用户|(全體|所有|全部)使用者|\ball (the )?users\b", re.IGNORECASE
    ),
    Audience.SUBSCRIBERS: re.compile(r"订阅(者|用户)|訂閱(者|使用者)|\bsubscribers\b", re.IGNORECASE),
}
_VERSION = re.compile(r"(?<![\w.])[vV]?(\d{1,4}(?:\.\d{1,4}){1,3})(?![\w.])", re.ASCII)


def announce_in_words(scene: Scene, aim: Aim) -> Told:
    """Let the form be filled that words ask for."""
    return Ask(forms.ANNOUNCEMENT.name, known(scene.work.company, aim.text))


def known(company: Company, text: str) -> dict[str, str]:
    """Return what words tell of an announcement, by the fields of its form; what may mean several is left open."""
    apps = apps_in(company, text)
    kinds = [kind for kind, words in _KINDS.items() if words.search(text)]
    # Whoever announces maintenance often says what is updated.
    if len(kinds) > 1 and AnnouncementKind.UPDATE in kinds:
        kinds.remove(AnnouncementKind.UPDATE)
    audiences = [audience for audience, words in _AUDIENCES.items() if words.search(text)]
    version = _VERSION.search(text)
    found = {"app": apps[0]} if len(apps) == 1 else {}
    found |= {"kind": kinds[0].value} if len(kinds) == 1 else {}
    found |= {"audience": audiences[0].value} if len(audiences) == 1 else {}
    is_update = kinds == [AnnouncementKind.UPDATE]
    return found | ({"version": version[1]} if version and is_update else {})


def apps_in(company: Company, text: str) -> list[str]:
    """Return the keys of the apps that a text names, in whichever language."""
    written = text.casefold()
    return [
        app.key
        for app in company.apps
        if any(name.casefold() in written for name in (app.key, *app.names.values()))
    ]
