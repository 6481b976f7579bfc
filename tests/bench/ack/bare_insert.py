"""One bare INSERT and its commit, on the same server as the desk."""

import asyncio
import time
from dataclasses import dataclass, field

import psycopg


@dataclass(slots=True)
class BareInsert:
    """A connection that keeps rows as wide as those of an inbox; `seconds` of each commit."""

    connection: "psycopg.Connection[tuple[object, ...]]"
    seconds: list[float] = field(default_factory=list)

    @classmethod
    def on(cls, url: str) -> "BareInsert":
        """Connect, and make the one table."""
        connection = psycopg.connect(url)
        connection.execute("CREATE TABLE bare (number bigserial PRIMARY KEY, key text UNIQUE, body bytea)")
        connection.commit()
        return cls(connection)

    async def measure(self, *, rate: float, until: asyncio.Event) -> None:
        """Commit so often in a second until told to stop."""
        while not until.is_set():
            await asyncio.to_thread(self.once)
            await asyncio.sleep(1 / rate)

    def once(self) -> None:
        """Commit one row."""
        began = time.perf_counter()
        self.connection.execute(
            "INSERT INTO bare (key, body) VALUES (%s, %s)", (str(time.monotonic_ns()), b"x" * 700)
        )
        self.connection.commit()
        self.seconds.append(time.perf_counter() - began)
