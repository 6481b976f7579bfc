"""Delistings in people's own words: which app is meant, and what is to be on which day."""

import re

from actions.delistings.package import today_of
from bot.conversation.capability import Scene
from data.model.dates_said import dates_said
from data.model.delisting_package import END, EXPORT, REFUND, TAKE_DOWN

# What is said of a day, in small letters; of a day of which nothing of this is said the app is taken down.
_SAID_OF = {
    EXPORT: re.compile(r"export|导出|匯出"),
    REFUND: re.compile(r"refund|退款"),
    END: re.compile(
        r"servers?\b|shut|service (?:ends|stops)|end of (?:the )?service|停服|关服|關服|停机|停機|(?:停止|终止|終止)(?:服务|服務)"
    ),
}


def known(scene: Scene, text: str) -> dict[str, str]:
    """Return what words tell of a delisting, by the fields of the form."""
    app = _app_named(scene, text)
    return ({"app": app} if app else {}) | _days(scene, text)


def _days(scene: Scene, text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part, day in dates_said(text, today=today_of(scene.work)):
        key = next((key for key, said in _SAID_OF.items() if said.search(part)), TAKE_DOWN)
        found.setdefault(key, day.isoformat())
    return found


def _app_named(scene: Scene, text: str) -> str:
    """Return the key of the one app that words name, empty where they name none or several."""
    apps, said = scene.work.company.apps, text.casefold()
    for entity in scene.understood.entities if scene.understood else ():
        if entity.entity == "app" and scene.work.company.app(entity.value):
            return entity.value
    named = [
        app.key for app in apps if any(name.casefold() in said for name in (app.key, *app.names.values()))
    ]
    return named[0] if len(named) == 1 else ""
