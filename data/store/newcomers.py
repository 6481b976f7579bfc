"""Who is here for the first time."""

from sqlalchemy import bindparam, select

from data.store.inbox import inbox
from data.store.work import Reading

UNDER_WAY = 1
# Built once, as building a statement costs more than running it.
_CAME = select(inbox.c.inbox_id).where(inbox.c.person_id == bindparam("who")).limit(UNDER_WAY + 1)


def is_new(reading: Reading, person_id: int) -> bool:
    """Tell whether nothing but the turn under way is known that somebody said or pressed."""
    return len(reading.connection.execute(_CAME, {"who": person_id}).all()) <= UNDER_WAY
