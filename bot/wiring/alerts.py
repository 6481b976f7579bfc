"""Alerts, wired: which calls, words, commands and buttons lead to which operation."""

from datetime import timedelta

from actions.alerts.access import guard_alert
from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.add_responder import add_responder
from actions.alerts.bring_back import bring_back
from actions.alerts.climb_escalation import climb_escalation
from actions.alerts.count_reports import count_reports
from actions.alerts.escalate_alert import escalate_alert
from actions.alerts.escalation import BRING_BACK, CLIMB, PAGE
from actions.alerts.hear_alerts import hear_alerts
from actions.alerts.hear_heartbeat import MISSED, hear_heartbeat, miss_heartbeat
from actions.alerts.link_alert import link_alert
from actions.alerts.list_alerts import LISTS
from actions.alerts.look_around import SEEN, hear_of_probes, look_around
from actions.alerts.note_alert import note_alert
from actions.alerts.resolve_alert import resolve_alert
from actions.alerts.silence_alert import SILENCE_OVER, end_of_silence, silence_alert
from actions.alerts.tell_elsewhere import LOOK_WHETHER_TOLD, tell_elsewhere
from actions.alerts.unacknowledge_alert import unacknowledge_alert
from actions.people.may import may, require
from bot.cards import alerts as cards
from bot.cards import alerts_news as news
from bot.cards.alerts_home import open_alerts
from bot.cards.view import Drawing
from bot.conversation.capability import Act, Aim, Capability, Command, Press, Scene
from bot.conversation.declared import Call, Chapter, Concerned, Section, Wrong
from bot.forms import alerts as forms
from bot.shapes.turn import Answered, Called, Due
from bot.shapes.warning import ALERTS, BEAT, HEARTBEAT, PROBED, TOLD
from bot.wiring.alerts_words import INTENTS, OFFERS, about, listed, opened, turned
from data.model.alerts import CannotRespond, NoAddress, NoSuchDuration
from data.model.people import Person
from data.model.probes import LOOK
from data.model.refusals import SeveralColleagues, UnknownColleague
from data.model.surges import COUNT
from data.store.work import Reading, Work


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    if subject.startswith(LISTS):
        require(reading, operation, by=by, about=None)
        return
    guard_alert(reading, operation, number=Aim(subject).number, by=by)


def _told(work: Work, called: Called) -> None:
    hear_alerts(work, TOLD.validate_json(called.body))


def _beat(work: Work, called: Called) -> None:
    beat = BEAT.validate_json(called.body)
    hear_heartbeat(work, name=beat.name, within=timedelta(seconds=beat.expected_within_seconds))


def _missed(work: Work, due: Due) -> None:
    miss_heartbeat(work, name=due.subject)


def _silence_over(work: Work, due: Due) -> None:
    end_of_silence(work, number=Aim(due.subject).number)


def _climb(work: Work, due: Due) -> None:
    climb_escalation(work, number=Aim(due.subject).number)


def _look(work: Work, _due: Due) -> None:
    look_around(work)


def _nothing_more(_drawing: Drawing) -> dict[str, object]:
    """Return what is told to what looks: it knows where."""
    return {}


def _seen(work: Work, answered: Answered) -> None:
    hear_of_probes(work, PROBED.validate_json(answered.body) if answered.body else ())


def _count(work: Work, due: Due) -> None:
    count_reports(work, app=due.subject)


def _tell_elsewhere(work: Work, due: Due) -> None:
    subject, _, chat_id = due.subject.partition(":")
    tell_elsewhere(work, number=Aim(subject).number, chat_id=int(chat_id))


def _bring_back(work: Work, due: Due) -> None:
    bring_back(work, number=Aim(due.subject).number)


def _acknowledge(scene: Scene, aim: Aim) -> str:
    acknowledge_alert(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-alert-acknowledged", subject=aim.subject)


def _unacknowledge(scene: Scene, aim: Aim) -> str:
    unacknowledge_alert(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-alert-unacknowledged", subject=aim.subject)


def _undo(scene: Scene, aim: Aim) -> str:
    unacknowledge_alert(scene.work, number=aim.number, by=scene.who, seen_round=aim.version, own=True)
    return scene.words("toast-alert-unacknowledged", subject=aim.subject)


def _resolve(scene: Scene, aim: Aim) -> str:
    resolve_alert(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-alert-resolved", subject=aim.subject)


def _escalate(scene: Scene, aim: Aim) -> str:
    escalate_alert(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-alert-escalated", subject=aim.subject)


def _silence(scene: Scene, aim: Aim) -> str | Wrong:
    length = aim.answers.get("duration", aim.value)
    try:
        group = silence_alert(
            scene.work, number=aim.number, by=scene.who, seen_round=aim.version, length=length
        )
    except NoSuchDuration as refusal:
        return Wrong("duration", refusal)
    assert group.silenced_until is not None  # noqa: S101  # that is what it is for
    return scene.words("toast-alert-silenced", subject=aim.subject, until=group.silenced_until)


def _note(scene: Scene, aim: Aim) -> str:
    note_alert(scene.work, number=aim.number, by=scene.who, text=aim.answers["message"])
    return scene.words("toast-alert-noted", subject=aim.subject)


def _add_responder(scene: Scene, aim: Aim) -> str | Wrong:
    try:
        add_responder(
            scene.work, number=aim.number, by=scene.who, seen_round=aim.version, person=aim.answers["person"]
        )
    except (UnknownColleague, SeveralColleagues, CannotRespond) as refusal:
        return Wrong("person", refusal)
    return scene.words("toast-alert-responder", subject=aim.subject)


def _link(scene: Scene, aim: Aim) -> str | Wrong:
    try:
        link_alert(scene.work, number=aim.number, by=scene.who, to=aim.answers["to"])
    except NoAddress as refusal:
        return Wrong("to", refusal)
    return scene.words("toast-alert-noted", subject=aim.subject)


def _concerned(reading: Reading, subject: str) -> Concerned:
    """Tell in whose home an alert stands: of those who look after alerts."""
    if not subject.startswith("AL-"):
        return Concerned()
    members = {one.key: Person(0, "", "", "", frozenset({one.key})) for one in reading.company.departments}
    looking = (key for key, member in members.items() if may(reading, "alerts.list", by=member))
    return Concerned(groups=frozenset(looking))


capability = Capability(
    name="alerts",
    prefixes=("AL", LISTS),
    guard=_guard,
    chapters={"alerts": Chapter("alerts.list", 2)},
    commands={"alerts": Command("alerts.list", listed)},
    presses={
        "acknowledge": Press("alerts.acknowledge", _acknowledge),
        "unacknowledge": Press("alerts.unacknowledge", _unacknowledge),
        "undo": Press("alerts.unacknowledge", _undo),
        "resolve": Press("alerts.resolve", _resolve),
        "silence": Press("alerts.silence", _silence, form="silence", ready=tuple(cards.SILENCES)),
        "escalate": Press("alerts.escalate", _escalate),
        "add_responder": Press("alerts.add_responder", _add_responder, form="responder"),
        "note": Press("alerts.note", _note, form="remark"),
        "link": Press("alerts.link", _link, form="runbook"),
        "open": Press("alerts.view", opened),
        "next": Press("alerts.list", turned(1)),
        "prev": Press("alerts.list", turned(-1)),
    },
    forms={
        forms.SILENCE: Act("alerts.silence", _silence),
        forms.NOTE: Act("alerts.note", _note),
        forms.RESPONDER: Act("alerts.add_responder", _add_responder),
        forms.LINK: Act("alerts.link", _link),
    },
    intents=INTENTS,
    offers=OFFERS,
    about=about,
    due={
        SILENCE_OVER: _silence_over,
        MISSED: _missed,
        CLIMB: _climb,
        BRING_BACK: _bring_back,
        LOOK_WHETHER_TOLD: _tell_elsewhere,
        COUNT: _count,
        LOOK: _look,
    },
    hooks={ALERTS: _told, HEARTBEAT: _beat},
    cards={cards.CARD: cards.group_card, news.LIST: news.listing},
    messages={
        "alerts.worse": news.worse,
        "alerts.acknowledged": news.acknowledged,
        "alerts.responder": news.responder,
        "alerts.escalated": news.escalated,
    },
    calls={PAGE: Call(news.told_to_pager), SEEN: Call(_nothing_more, _seen)},
    seen={cards.CARD: "alerts.view", news.LIST: "alerts.list"},
    home=(Section(open_alerts, _concerned),),
)
