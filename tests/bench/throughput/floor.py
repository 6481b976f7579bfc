"""What the database alone takes: bare commits of many writers side by side, which PostgreSQL joins."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine, create_engine

from tests.bench.turn.four_commits import metadata, presses

# A turn is durable four times: when it came in, when it is done, when its answer leaves, when that has arrived.
COMMITS_PER_TURN = 4


def commits_per_second(url: str, *, writers: int, seconds: float) -> float:
    """Let so many writers commit one row after the other for so long; return how many commits a second that makes."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), pool_size=writers)
    metadata.create_all(engine)
    ready = threading.Barrier(writers + 1)
    ends: list[float] = []
    with ThreadPoolExecutor(writers) as pool:
        under_way = [
            pool.submit(_commit, engine, ready, lambda: time.monotonic() < ends[0]) for _ in range(writers)
        ]
        ends.append(time.monotonic() + seconds)
        ready.wait()
        made = sum(one.result() for one in under_way)
    engine.dispose()
    return made / seconds


def _commit(engine: Engine, ready: threading.Barrier, goes_on: Callable[[], bool]) -> int:
    made = 0
    with engine.connect() as connection:
        ready.wait()
        while goes_on():
            with connection.begin():
                connection.execute(presses.insert().values(body="x"))
            made += 1
    return made
