"""Housekeeping, wired: what the desk does for itself, and when."""

import structlog

from actions.housekeeping.forget_done_turns import forget_done_turns
from actions.housekeeping.forget_wordless_files import forget_wordless_files
from bot.conversation.capability import Capability
from bot.shapes.turn import Due
from data.store.audit import chain_head
from data.store.work import Work

SWEEP = "housekeeping.sweep"
AUDIT_HEAD = "housekeeping.audit_head"

log = structlog.get_logger()


def _sweep(work: Work, due: Due) -> None:
    turns, files = forget_done_turns(work), forget_wordless_files(work)
    log.info("swept", turns=turns, files=files, planned_at=due.planned_at.isoformat())


def _state_head(work: Work, _due: Due) -> None:
    # Whoever rewrites the whole chain, or cuts its end off, contradicts a head that was told to the outside.
    head = chain_head(work.connection)
    log.info("audit_head", entries=head.entry_id, chained=head.chained.hex())


capability = Capability(
    name="housekeeping",
    due={SWEEP: _sweep, AUDIT_HEAD: _state_head},
    recurring={
        SWEEP: {"cron": "30 3 * * *", "late": "once"},
        AUDIT_HEAD: {"cron": "30 3 * * *", "late": "once"},
    },
)
