"""What becomes of a card that is to stand on top of its chat, or no more: each outcome, written down."""

import structlog

from bot.outbox.drawing import Drawn
from bot.outbox.port import Failed, Gone, Outcome, Sent
from data.model.notices import Pin
from data.store.ways import Ways
from data.store.work import Work

log = structlog.get_logger()


def pinned(work: Work, drawn: Drawn, outcome: Outcome) -> bool:
    """Write an outcome down; return False where it has to be tried again, like any other.

    A refusal is the end of it: the card stands, and nothing waits for what somebody does not allow.
    """
    wanted = bool(drawn.pinning)
    if isinstance(outcome, Sent):
        Ways(work).pinned(drawn.item, Pin.PINNED if wanted else Pin.NO)
        return True
    if not isinstance(outcome, Failed | Gone):
        return False
    log.warning("pin_refused", delivery_id=drawn.item.delivery_id, wanted=wanted, reason=outcome.reason)
    Ways(work).pinned(drawn.item, Pin.REFUSED if wanted else Pin.NO)
    return True
