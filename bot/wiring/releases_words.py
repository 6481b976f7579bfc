"""Releases in people's own words: what is to go out, and which one is meant."""

import re
import unicodedata

from actions.people.may import may, require
from actions.releases.open_release import ASK
from bot.cards.releases import READER, REQUESTER
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Ask, Scene, Told
from bot.forms.releases import RELEASE
from data.model.company import Company
from data.store.approvals import Requests
from data.store.releases import Releases

LIST, LISTED = "releases.list", 8
_TICKET = re.compile(r"(?<![A-Za-z0-9])(?:FB[-\s]?)?([0-9]{1,9})(?![0-9])", re.ASCII | re.IGNORECASE)
_VERSION = re.compile(
    r"(?<![0-9A-Za-z.])[vV]?([0-9]{1,5}(?:\.[0-9A-Za-z-]{1,12}){1,4})(?![0-9A-Za-z])", re.ASCII
)


def asked_in_words(scene: Scene, aim: Aim) -> Told:
    """Ask for all that a release rests on, with what the words tell standing there already."""
    return Ask(RELEASE.name, known(scene.work.company, aim.text))


def known(company: Company, text: str) -> dict[str, str]:
    """Return what words tell of a release: which app, and which version."""
    apps = [app.key for app in company.apps if _names(app.key, app.names.values(), text)]
    found = {"app": apps[0]} if len(apps) == 1 else {}
    version = _VERSION.search(text)
    return found | ({"version": version[1]} if version else {})


def _names(key: str, names: object, text: str) -> bool:
    written = text.casefold()
    return any(str(name).casefold() in written for name in (key, *names))  # type: ignore[misc]  # names are texts


def listed(scene: Scene, _aim: Aim) -> str:
    """List what is under way, else what was asked for last."""
    require(scene.work, LIST, by=scene.who, about=None)
    found = Releases(scene.work).under_way()[:LISTED] or Releases(scene.work).newest(LISTED)
    answer(scene, "releases.list", numbers=" ".join(str(one.number) for one in found))
    return ""


def opened(scene: Scene, aim: Aim) -> str:
    """Bring the card of a release into the private chat of whoever asks: it shows what they may do."""
    request = Requests(scene.work).find(aim.number)
    require(scene.work, LIST, by=scene.who, about=None)
    own = request.requester_id == scene.who.person_id
    show(scene, REQUESTER if own else READER, request.subject)
    return (
        ""
        if scene.chat.chat_id == scene.home.chat_id
        else Aloud(scene.words("toast-opened", subject=request.subject))
    )


def tickets_in(written: str) -> list[int]:
    """Return the numbers of the tickets that are named, with FB or without."""
    return sorted({int(number) for number in _TICKET.findall(unicodedata.normalize("NFKC", written))})


def _may_ask(scene: Scene) -> bool:
    return may(scene.work, ASK, by=scene.who)


OFFERS = {"submit_release": _may_ask}
INTENTS = {"submit_release": Act(ASK, asked_in_words)}
