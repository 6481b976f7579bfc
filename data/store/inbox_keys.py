"""Keys of what came in and led to nothing, given free so that the same may come once more."""

from sqlalchemy import String, cast, update

from data.store.inbox import inbox
from data.store.work import Work


def free_key(work: Work) -> None:
    """Let the turn under way not be taken for what comes next with the same key: nothing was done about it.

    Its words go at once: they were sealed under that key, and nobody needs them.
    """
    freed = inbox.c.key + ":" + cast(inbox.c.inbox_id, String)
    mine = inbox.c.inbox_id == work.turn_id
    work.connection.execute(update(inbox).where(mine).values(key=freed, body=b""))
