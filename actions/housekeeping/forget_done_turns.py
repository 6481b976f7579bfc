"""Let go of what came in and is done."""

from datetime import timedelta

from data.store.inbox import InboxRows
from data.store.work import Work

# Telegram numbers its updates anew after a week without any (core.telegram.org/bots/api#update, 2026-03).
TURNS_KEPT = timedelta(days=7)


def forget_done_turns(work: Work) -> int:
    """Let go of done turns once they can no longer come again under their key; return how many."""
    return InboxRows(work).forget_done(before=work.now - TURNS_KEPT)
