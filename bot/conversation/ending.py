"""Mark a turn by how it ended: done, to be done yet, or to be had again."""

from bot.conversation.meaning import Kept
from bot.shapes.reply import FieldErrors, NextSheet, OpenSheet, Reply
from data.store.inbox import InboxRows
from data.store.inbox_keys import free_key
from data.store.work import Work


def mark(work: Work, reply: Reply) -> None:
    """Mark the turn under way as done, unless a sheet is to be opened yet or its words wait to be understood."""
    if not isinstance(reply, OpenSheet | Kept):
        InboxRows(work).done(work.turn_id)
    if isinstance(reply, FieldErrors | NextSheet):
        # Whoever never saw that page, because the desk was killed, sends the same once more and shall see it.
        free_key(work)
