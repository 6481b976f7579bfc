"""Alerts in people's own words, and what they are shown of them when they ask."""

from collections.abc import Callable, Mapping

from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.list_alerts import LISTS, list_alerts
from actions.alerts.note_alert import note_alert
from actions.alerts.view_alert import view_alert
from actions.people.may import may
from bot.cards.alerts import CARD
from bot.cards.alerts_news import LIST
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Handler, Scene
from bot.conversation.numbers import number_named
from bot.shapes.turn import Pressed
from data.model.alerts import AlertState
from data.model.refusals import ButtonIsOld, UnknownButton
from data.store.alerts import AlertGroups
from data.store.cards import CardChanges

ACKNOWLEDGE = "acknowledge_alert"
ONLY = 2  # so many are looked for, to see whether there is one alone


def opened(scene: Scene, aim: Aim) -> str:
    """Show the card of an alert in the private chat of one who may see it."""
    group = view_alert(scene.work, number=aim.number, by=scene.who)
    show(scene, CARD, group.subject)
    return Aloud(scene.words("toast-alert-opened", subject=group.subject))


def listed(scene: Scene, aim: Aim) -> str:
    """Show what is not over, or the one that is named behind the command."""
    subject = number_named(aim.text, ("AL",))
    if subject:
        return opened(scene, Aim(subject))
    show(scene, LIST, list_alerts(scene.work, by=scene.who))
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-alert-list"))


def turned(by: int) -> Handler:
    """Return the handler that turns a page of the list."""

    def run(scene: Scene, aim: Aim) -> str:
        deed, page = scene.turn.deed, (aim.version or 0) + by
        mine = list_alerts(scene.work, by=scene.who)
        if (
            not isinstance(deed, Pressed)
            or page < 0
            or aim.subject != mine
            or not aim.subject.startswith(LISTS)
        ):
            raise UnknownButton
        if not CardChanges(scene.work).turn_page(scene.chat.chat_id, deed.message_ref, str(page)):
            raise ButtonIsOld
        return ""

    return run


def about(scene: Scene, aim: Aim) -> str:
    """Take what somebody replies to an alert: what means something is done, all else is a note."""
    meant = scene.understood.intent if scene.understood and scene.understood.decision == "sure" else ""
    if meant in INTENTS:
        return str(INTENTS[meant].run(scene, aim))
    if aim.text.strip():
        note_alert(scene.work, number=aim.number, by=scene.who, text=aim.text)
    return ""


def _acknowledge(scene: Scene, aim: Aim) -> str:
    subject = aim.subject or _only_one(scene)
    if not subject:
        return listed(scene, Aim())
    group = acknowledge_alert(scene.work, number=Aim(subject).number, by=scene.who, seen_round=None)
    answer(scene, "alerts.acknowledged", subject=subject, round=group.round)
    return ""


def _only_one(scene: Scene) -> str:
    """Return the one alert that nobody looks after, empty where there is none or are several."""
    found = AlertGroups(scene.work).page(skip=0, most=ONLY)
    waiting = [group for group in found if group.state is AlertState.FIRING]
    return waiting[0].subject if len(waiting) == 1 else ""


def _shown(scene: Scene, aim: Aim) -> str:
    """Show the alert that is meant: what changes it takes a press."""
    return opened(scene, aim) if aim.subject else listed(scene, Aim())


def _can(operation: str) -> Callable[[Scene], bool]:
    return lambda scene: may(scene.work, operation, by=scene.who)


INTENTS: Mapping[str, Act] = {
    ACKNOWLEDGE: Act("alerts.acknowledge", _acknowledge),
    "list_alerts": Act("alerts.list", _shown),
    "resolve_alert": Act("alerts.resolve", _shown),
    "silence_alert": Act("alerts.silence", _shown),
    "escalate_alert": Act("alerts.escalate", _shown),
}
OFFERS: Mapping[str, Callable[[Scene], bool]] = {name: _can(act.operation) for name, act in INTENTS.items()}
