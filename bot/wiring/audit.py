"""The audit chain, wired: its daily head, and who reads it in chat."""

import structlog

from actions.audit.keep_head import keep_head
from bot.cards import audit as cards
from bot.conversation.capability import Capability
from bot.shapes.turn import Due
from data.store.work import Work

HEAD = "audit.keep_head"
# When people are up to see that it came.
EVERY_MORNING = "0 9 * * *"

log = structlog.get_logger()


def _keep_head(work: Work, _due: Due) -> None:
    head, missing = keep_head(work)
    if head is not None:
        log.info("audit_head", head=str(head))
    for platform in missing:
        log.warning(
            "audit_head_without_chat",
            platform=platform,
            remedy=f"give the chat that audit_heads.{platform} names its id under chats in the company file",
        )


capability = Capability(
    name="audit",
    due={HEAD: _keep_head},
    recurring={HEAD: {"cron": EVERY_MORNING, "late": "once"}},
    messages={"audit.head": cards.head},
)
