"""Leave nothing of what was erased in the files of the database."""

from sqlalchemy import Connection

# How long whoever looks at the store is waited for; what is left then is overwritten the next time.
PATIENCE_MILLISECONDS = 1_000


def scrub(connection: Connection, *, busy_timeout_seconds: float) -> None:
    """Empty SQLite's log, in which pages stand as they were before; what is deleted is overwritten in the file itself anyway.

    PostgreSQL keeps earlier versions of rows until it cleans up by itself.

    Args:
        connection: one on which nothing is under way.
        busy_timeout_seconds: what holds for it otherwise.
    """
    raw = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite" or raw is None:
        return
    cursor = raw.cursor()
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MILLISECONDS:d}")
    try:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        cursor.execute(f"PRAGMA busy_timeout={int(busy_timeout_seconds * 1000):d}")
        cursor.close()
