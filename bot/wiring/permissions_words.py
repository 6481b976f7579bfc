"""Permissions in people's own words: what is asked for, for how long and why; and which of one's own is meant."""

import re
from collections.abc import Iterator
from datetime import timedelta

from actions.permissions.request_permission import request_permission
from bot.conversation.answers import show
from bot.conversation.capability import Aim, Ask, Handler, Scene, Told
from bot.forms.permissions import PERMISSION
from data.model.company import Company
from data.model.durations import as_iso, written_duration
from data.model.permissions import Grant, Permission
from data.store.permissions import Grants

# What merely asks, and tells nothing of why.
_ASKING = re.compile(
    r"我|想|要|需|请|請|帮|幫|给|給|开通|開通|申请|申請|权限|權限|的|一下|个|個|临时|臨時|使用|谢谢|謝謝|"
    r"\b(i|need|want|would|like|to|please|can|get|give|me|a|an|the|for|of|request|ask|access|permission|temporary|have|could)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"P[0-9DTHMW]+|([0-9]+|[一二两兩三四五六七八九十半]|\b(one|two|three|four|five|six|seven|half)\b)\s*[个個]?\s*"
    r"(weeks?|days?|hours?|hrs?|minutes?|mins?|[wdh]\b|周|週|星期|天|日|小时|小時|分钟|分鐘)",
    re.IGNORECASE,
)
REASON_LETTERS = 4  # Han letters say much; fewer say nothing.


def asked_in_words(scene: Scene, aim: Aim) -> Told:
    """Ask for what the words name where they tell all; else let the rest be asked."""
    company, text = scene.work.company, aim.text
    permission, length = _named(scene, text), written_duration(text)
    reason = text.strip() if _tells_why(company, text) else ""
    if permission is None or length is None or not reason:
        return Ask(PERMISSION.name, _known(permission, length, reason))
    request = request_permission(
        scene.work, by=scene.who, chat=scene.home, permission=permission.key, length=length, reason=reason
    )
    return scene.words("toast-requested", subject=request.subject)


def _known(permission: Permission | None, length: timedelta | None, reason: str) -> dict[str, str]:
    told = {
        "permission": permission.key if permission else "",
        "duration": as_iso(length) if length else "",
        "reason": reason,
    }
    return {key: value for key, value in told.items() if value}


def _named(scene: Scene, text: str) -> Permission | None:
    """Return the permission that somebody's words name."""
    company = scene.work.company
    for entity in scene.understood.entities if scene.understood else ():
        if entity.entity == "permission" and entity.value in company.permissions:
            return company.permissions[entity.value]
    found = [
        one for one in company.permissions.values() if any(name in text.casefold() for name in _names(one))
    ]
    return found[0] if len(found) == 1 else None


def _names(permission: Permission) -> Iterator[str]:
    yield permission.key.casefold()
    yield from (name.casefold() for name in permission.names.values())


def _tells_why(company: Company, text: str) -> bool:
    """Tell whether something is left of the words when what is asked for is taken out."""
    left = text.casefold()
    for permission in company.permissions.values():
        for name in _names(permission):
            left = left.replace(name, " ")
    left = _ASKING.sub(" ", _DURATION.sub(" ", left))
    return sum(letter.isalpha() for letter in left) >= REASON_LETTERS


def return_in_words(listed: Handler, holder: str) -> Handler:
    """Return what brings the card of the one grant that is meant, else the list; giving it back takes a press.

    Args:
        holder: kind of that card.
    """

    def run(scene: Scene, aim: Aim) -> Told:
        held = Grants(scene.work).active_of(scene.who.person_id)
        meant = [one for one in held if aim.subject == one.subject] or _meant(scene, aim.text, held)
        if len(meant) != 1:
            return listed(scene, aim)
        show(scene, holder, meant[0].subject)
        return ""

    return run


def _meant(scene: Scene, text: str, held: list[Grant]) -> list[Grant]:
    permission = _named(scene, text)
    return [one for one in held if permission is None or one.permission == permission.key]
