"""A crowd whose names are sealed, each under a key of its own, and readers who look them up all the time."""

import os
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select

from data.store.counters import counters
from data.store.custody import WrongKeyFault, keys
from data.store.database import Store
from data.store.masters import NONCE_BYTES, Masters
from data.store.people import People, PeopleChanges
from data.store.people_tables import people

AT_ONCE = 2_000
READERS = 2
PAUSE_SECONDS = 0.01

Row = dict[str, object]


def name_of(number: int) -> str:
    """Return the name of somebody of the crowd."""
    return f"Zhou Wei-{number} 周微"


def gather(store: Store, count: int) -> None:
    """Let so many people be met, numbered from 1; who is met later has a higher number."""
    with store.work() as work:
        work.connection.execute(counters.insert().values(name="person", value=count))
    for first in range(1, count + 1, AT_ONCE):
        with store.work() as work:
            numbers = range(first, min(first + AT_ONCE, count + 1))
            rows = [_sealed(work.custody.masters, number) for number in numbers]
            work.connection.execute(keys.insert(), [key for key, _ in rows])
            work.connection.execute(people.insert(), [person for _, person in rows])


def _sealed(masters: Masters, number: int) -> tuple[Row, Row]:
    """Return the rows of a key and of a person, as custody would keep them one by one."""
    key, nonce = AESGCM.generate_key(bit_length=256), os.urandom(NONCE_BYTES)
    wrapped, master = masters.wrap(key, row=f"keys:{number}".encode())
    name = nonce + AESGCM(key).encrypt(nonce, name_of(number).encode(), f"people:{number}:name".encode())
    return (
        {"person_id": number, "wrapped": wrapped, "master": master},
        {"person_id": number, "name": name, "language": "en", "time_zone": "UTC"},
    )


def unreadable(store: Store, count: int) -> int:
    """Read every name once; return how many do not open, or open as another."""
    failed = 0
    for first in range(1, count + 1, AT_ONCE):
        with store.reading() as reading:
            failed += sum(
                not _opens(People(reading), number)
                for number in range(first, min(first + AT_ONCE, count + 1))
            )
    return failed


def moved_that_open(store: Store, count: int) -> int:
    """Put names in the rows of others, under either's key; return how many open there."""
    found = 0
    with store.reading() as reading:
        rows = reading.connection.execute(select(people.c.person_id, people.c.name).limit(count)).all()
        for (giver, sealed), (taker, _) in zip(rows, [*rows[1:], rows[0]], strict=True):
            for owner in (giver, taker):
                try:
                    reading.unseal(sealed, person_id=owner, row=f"people:{taker}:name")
                except WrongKeyFault:
                    continue
                found += 1
    return found


def _opens(known: People, number: int) -> bool:
    try:
        return known.find(number).name == name_of(number)
    except WrongKeyFault:
        return False


@dataclass(slots=True)
class Looking:
    """What readers and a writer met while they were at it.

    Attributes:
        seconds: how long each look took.
        met: how many new people were met.
    """

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    met: int = 0


@contextmanager
def looked_up(store: Store, count: int) -> Iterator[Looking]:
    """Let people be looked up at random, and new ones be met, until the block ends."""
    looking, over = Looking(), threading.Event()

    def read(seed: int) -> None:
        chance = random.Random(seed)
        while not over.is_set():
            begun = time.perf_counter()
            with store.reading() as reading:
                failed = not _opens(People(reading), chance.randint(1, count))
            looking.seconds.append(time.perf_counter() - begun)
            looking.failed += failed
            over.wait(PAUSE_SECONDS)

    def write() -> None:
        while not over.is_set():
            with store.work() as work:
                # Beyond the crowd, whose numbers were not counted.
                PeopleChanges(work).add(name="late", time_zone="UTC", known=True)
            looking.met += 1
            over.wait(10 * PAUSE_SECONDS)

    with ThreadPoolExecutor(READERS + 1) as threads:
        running = [*(threads.submit(read, seed) for seed in range(READERS)), threads.submit(write)]
        try:
            yield looking
        finally:
            over.set()
        for one in running:
            one.result()
