"""Feedback among tickets: what is handled together, linked, or taken over from a colleague."""

from collections.abc import Callable, Mapping

from actions.alerts.access import guard_alert
from actions.feedback.link_ticket import LINK, link_elsewhere, link_ticket
from actions.feedback.merge_tickets import MERGE, PART, merge_tickets, part_tickets
from actions.feedback.take_over_ticket import TAKE_OVER, take_over_ticket
from actions.releases.fix_tickets import fix_tickets
from bot.cards import feedback_desk as cards
from bot.cards.view import View
from bot.conversation.capability import Act, Aim, Press, Scene
from bot.conversation.declared import Wrong
from bot.conversation.numbers import number_named
from bot.forms import feedback_desk as forms
from bot.forms.form import Form
from data.model.alerts import UnknownAlert
from data.model.feedback import TicketIsOver, UnknownTicket
from data.model.feedback_together import AlreadyTogether, CannotBeTogether
from data.model.refusals import NobodyMay, NotAllowed, Refusal
from data.model.releases.refusals import NotAsReleaseStands, TooManyFixed, UnknownRelease

VIEW_ALERT = "alerts.view"
# What is wrong with what was typed, and not with who typed it.
WRONG: tuple[type[Refusal], ...] = (
    UnknownTicket,
    UnknownAlert,
    UnknownRelease,
    NotAllowed,
    NobodyMay,
    TicketIsOver,
    AlreadyTogether,
    CannotBeTogether,
    NotAsReleaseStands,
    TooManyFixed,
)


def _merge(scene: Scene, aim: Aim) -> str | Wrong:
    def run(into: int) -> None:
        merge_tickets(scene.work, number=aim.number, into=into, by=scene.who, seen_round=aim.version)

    return _with_other(aim, "into", {"FB": run}) or scene.words("toast-merged", subject=aim.subject)


def _link(scene: Scene, aim: Aim) -> str | Wrong:
    work, who = scene.work, scene.who

    def to_ticket(to: int) -> None:
        link_ticket(work, number=aim.number, to=to, by=who, seen_round=aim.version)

    def to_release(to: int) -> None:
        # Once it is out, the reporter is told that it fixes what they reported.
        fix_tickets(work, number=to, by=who, tickets=[aim.number])

    def to_alert(to: int) -> None:
        guard_alert(work, VIEW_ALERT, number=to, by=who)
        link_elsewhere(work, number=aim.number, to=f"AL-{to}", by=who, seen_round=aim.version)

    ways = {"FB": to_ticket, "AP": to_release, "AL": to_alert}
    return _with_other(aim, "to", ways) or scene.words("toast-tickets-linked", subject=aim.subject)


def _with_other(aim: Aim, field: str, ways: Mapping[str, Callable[[int], None]]) -> Wrong | None:
    """Do something with what was typed, in a field of a form; return what is wrong with it.

    Args:
        ways: what to do with a number, by what stands before it; a bare number is that of a ticket.
    """
    typed = aim.answers[field].strip()
    named = number_named(f"FB-{typed}" if typed.isdigit() else typed, tuple(ways))
    if not named:
        return Wrong(field, UnknownTicket(typed))
    try:
        ways[named.partition("-")[0]](Aim(named).number)
    except WRONG as refusal:
        return Wrong(field, refusal, denied=True)
    return None


def _undo(scene: Scene, aim: Aim) -> str:
    part_tickets(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-parted", subject=aim.subject)


def _take_over(scene: Scene, aim: Aim) -> str:
    take_over_ticket(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-claimed", subject=aim.subject)


PRESSES: Mapping[str, Press] = {
    "merge": Press(MERGE, _merge, form=forms.MERGE.name),
    "link": Press(LINK, _link, form=forms.LINK.name),
    "undo": Press(PART, _undo),
    "take_over": Press(TAKE_OVER, _take_over),
}
FORMS: Mapping[Form, Act] = {forms.MERGE: Act(MERGE, _merge), forms.LINK: Act(LINK, _link)}
MESSAGES: Mapping[str, View] = {"feedback.taken_over": cards.taken_over}
