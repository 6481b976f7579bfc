"""Housekeeping, wired: what the desk does for itself, and when."""

import structlog

from actions.housekeeping.forget_done_turns import forget_done_turns
from actions.housekeeping.forget_wordless_files import forget_wordless_files
from bot.conversation.capability import Capability
from bot.shapes.turn import Due
from data.store.work import Work

SWEEP = "housekeeping.sweep"

log = structlog.get_logger()


def _sweep(work: Work, due: Due) -> None:
    turns, files = forget_done_turns(work), forget_wordless_files(work)
    log.info("swept", turns=turns, files=files, planned_at=due.planned_at.isoformat())


capability = Capability(
    name="housekeeping",
    due={SWEEP: _sweep},
    recurring={SWEEP: {"cron": "30 3 * * *", "late": "once"}},
)
