"""The four bare commits that a turn costs at least: synchronous SQLAlchemy in one thread."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event

COMMITS = 4

metadata = MetaData()
presses = Table("presses", metadata, Column("number", Integer, primary_key=True), Column("body", String(255)))


class FourCommits:
    """A database as small as can be, as safe as the desk's: SQLite in WAL with full sync, or PostgreSQL."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
        if url.startswith("sqlite"):
            event.listen(self._engine, "connect", _as_safe_as_the_desk)
        metadata.create_all(self._engine)
        self._thread = ThreadPoolExecutor(1)

    async def keep(self, body: str) -> None:
        """Commit four rows, one after the other, in a single trip to the thread."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._keep, body)

    def _keep(self, body: str) -> None:
        for _ in range(COMMITS):
            with self._engine.begin() as connection:
                connection.execute(presses.insert().values(body=body))


def _as_safe_as_the_desk(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
