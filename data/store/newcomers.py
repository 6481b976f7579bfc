"""Who is here for the first time."""

from sqlalchemy import select

from data.store.inbox import inbox
from data.store.work import Reading

UNDER_WAY = 1


def is_new(reading: Reading, person_id: int) -> bool:
    """Tell whether nothing but the turn under way is known that somebody said or pressed."""
    came = select(inbox.c.inbox_id).where(inbox.c.person_id == person_id).limit(UNDER_WAY + 1)
    return len(reading.connection.execute(came).all()) <= UNDER_WAY
