"""Feedback at the desk of a department: who works on a ticket, of which kind it is, and what was done about it."""

from collections.abc import Mapping

from actions.feedback.assign_ticket import assign_ticket
from actions.feedback.claim_ticket import claim_ticket
from actions.feedback.classify_ticket import change_kind, change_priority
from actions.feedback.hand_over_ticket import hand_over_ticket
from actions.feedback.read_history import read_history
from actions.people.colleague_named import colleague_named
from bot.cards import feedback_desk as cards
from bot.cards.view import View
from bot.conversation.answers import answer
from bot.conversation.capability import Act, Aim, Press, Scene
from bot.conversation.declared import Wrong
from bot.forms import feedback_desk as forms
from bot.forms.form import Form
from data.model.feedback import CannotHaveTicket, HasTheTicket
from data.model.refusals import SeveralColleagues, UnknownColleague
from data.store.audit_trail import Trail

ASSIGN, HAND_OVER = "feedback.assign", "feedback.hand_over"
CLASSIFY, PRIORITISE, HISTORY = "feedback.classify", "feedback.prioritise", "feedback.history"


def _claim(scene: Scene, aim: Aim) -> str:
    claim_ticket(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-claimed", subject=aim.subject)


def _assign(scene: Scene, aim: Aim) -> str | Wrong:
    try:
        to = colleague_named(scene.work, aim.answers["person"])
        assign_ticket(scene.work, number=aim.number, by=scene.who, to=to, seen_round=aim.version)
    except (UnknownColleague, SeveralColleagues, CannotHaveTicket, HasTheTicket) as refusal:
        return Wrong("person", refusal)
    return scene.words("toast-ticket-assigned", subject=aim.subject)


def _hand_over(scene: Scene, aim: Aim) -> str | Wrong:
    department = aim.answers["department"]
    try:
        hand_over_ticket(
            scene.work, number=aim.number, by=scene.who, department=department, seen_round=aim.version
        )
    except (CannotHaveTicket, HasTheTicket) as refusal:
        return Wrong("department", refusal)
    return scene.words("toast-handed-over", subject=aim.subject)


def _kind(scene: Scene, aim: Aim) -> str:
    kind = aim.answers["kind"]
    change_kind(scene.work, number=aim.number, by=scene.who, kind=kind, seen_round=aim.version)
    return scene.words("toast-classified", subject=aim.subject)


def _priority(scene: Scene, aim: Aim) -> str:
    severity = aim.answers["priority"]
    change_priority(scene.work, number=aim.number, by=scene.who, severity=severity, seen_round=aim.version)
    return scene.words("toast-classified", subject=aim.subject)


def _history(scene: Scene, aim: Aim) -> str:
    ticket = read_history(scene.work, number=aim.number, by=scene.who)
    last = Trail(scene.work).span(since=None, until=None)[1]
    answer(scene, "feedback.history", subject=ticket.subject, before=last + 1)
    return scene.words("toast-history", subject=ticket.subject)


PRESSES: Mapping[str, Press] = {
    "claim": Press("feedback.claim", _claim),
    "assign": Press(ASSIGN, _assign, form=forms.ASSIGN.name),
    "hand_over": Press(HAND_OVER, _hand_over, form=forms.HAND_OVER.name),
    "kind": Press(CLASSIFY, _kind, form=forms.KIND.name),
    "priority": Press(PRIORITISE, _priority, form=forms.PRIORITY.name),
    "history": Press(HISTORY, _history),
}
FORMS: Mapping[Form, Act] = {
    forms.ASSIGN: Act(ASSIGN, _assign),
    forms.HAND_OVER: Act(HAND_OVER, _hand_over),
    forms.KIND: Act(CLASSIFY, _kind),
    forms.PRIORITY: Act(PRIORITISE, _priority),
}
MESSAGES: Mapping[str, View] = {"feedback.history": cards.history, "feedback.assigned": cards.assigned}
