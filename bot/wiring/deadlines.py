"""Promises about tickets, wired: what is done when one is about to be broken, or is."""

from actions.feedback.watch_deadline import watch_deadline
from bot.cards import feedback_deadlines as cards
from bot.conversation.capability import Aim, Capability
from bot.shapes.turn import Due
from data.model.deadlines import FIRST_RESPONSE, RESOLUTION
from data.store.work import Work


def _watch(work: Work, due: Due) -> None:
    watch_deadline(work, promise=due.name, number=Aim(due.subject).number)


capability = Capability(
    name="deadlines",
    due={FIRST_RESPONSE: _watch, RESOLUTION: _watch},
    messages={
        "feedback.deadline_near": cards.near,
        "feedback.deadline_broken": cards.broken,
        "feedback.late": cards.late,
    },
    # An apology that may have arrived is not repeated; a warning to colleagues is.
    once=frozenset({"feedback.late"}),
)
