"""What a restored store has to doubt: what waited when the backup was taken may have been sent since."""

from datetime import datetime

from sqlalchemy import Connection, func, update

from data.model.notices import NoticeState
from data.store.outbox import cards, messages

BEFORE_IT_LEFT = (NoticeState.WAITING, NoticeState.SENDING, NoticeState.RETRYING)
REASON = "restored"


def doubt_what_waits(connection: Connection, *, taken_at: datetime) -> int:
    """Let every post that waited be asked about before it may leave; return how many.

    Edits need no such care: repeated, they show what the card is now.
    """
    count = 0
    for table, waits in (
        (messages, messages.c.message_ref.is_(None)),
        (cards, cards.c.wanted > cards.c.shown),
    ):
        found = connection.execute(
            update(table)
            .where(waits, table.c.message_ref.is_(None), table.c.state.in_(BEFORE_IT_LEFT))
            .values(
                state=NoticeState.SETTLING,
                unknowns=table.c.unknowns + 1,
                reason=REASON,
                # From here on its chat is looked through.
                attempted_at=func.coalesce(table.c.attempted_at, taken_at),
                not_before=None,
            )
        )
        count += found.rowcount
    return count
