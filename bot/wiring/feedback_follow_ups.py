"""Feedback: what somebody says of a report of theirs that is not over yet."""

import re
from dataclasses import replace
from pathlib import Path

from actions.feedback.access import ticket_to_read
from bot.conversation.answers import answer, show
from bot.conversation.capability import Aim, Handler, Scene, Told
from bot.wiring.feedback_lists import opened
from bot.wiring.feedback_words import added_to, ticket_named
from bot.wiring.rules import read_rules
from data.model.feedback import Ticket, TicketState
from data.store.feedback import Tickets
from data.store.feedback_lists import UNFINISHED

KEPT_WAITING = re.compile(
    "|".join(read_rules(Path(__file__).parents[2] / "data" / "training").waits), re.IGNORECASE
)


def called_off(scene: Scene, aim: Aim) -> bool:
    """Ask what shall become of the report that is named, else of somebody's newest: it takes a press."""
    subject = ticket_named(aim.text) or next((one.subject for one in _unfinished(scene)), "")
    if not subject:
        return False
    ticket = ticket_to_read(scene.work, number=Aim(subject).number, by=scene.who)
    if ticket.reporter_id == scene.who.person_id and ticket.state in UNFINISHED:
        answer(scene, "feedback.settling", subject=subject)
    else:
        opened(scene, Aim(subject))
    return True


def waited(file: Handler) -> Handler:
    """Make of the handler that files a complaint one that knows when it is about being kept waiting."""

    def complain(scene: Scene, aim: Aim) -> Told:
        ticket = None if aim.subject or not KEPT_WAITING.search(aim.text) else _waited_for(scene)
        if ticket is None:
            return file(scene, aim)
        added_to(scene, replace(aim, subject=ticket.subject))
        show(scene, "feedback.reporter", ticket.subject)
        return ""

    return complain


def _waited_for(scene: Scene) -> Ticket | None:
    """Return the newest report of somebody's that is open, unless the words name another app than it is about."""
    named = scene.understood.app if scene.understood else ""
    still_open = (one for one in _unfinished(scene) if one.state is TicketState.OPEN)
    return next((one for one in still_open if named in {"", one.app}), None)


def _unfinished(scene: Scene) -> list[Ticket]:
    """Return somebody's own reports that are not over, the newest first."""
    theirs = Tickets(scene.work).of_reporter(scene.who.person_id)
    return [one for one in theirs if one.state in UNFINISHED]
