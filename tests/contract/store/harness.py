"""What tests on a real store share: the demo company, a clock that stands, and a few rows to begin with."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from actions.people.load_company import load_company
from bot.sandbox.directory import Directory
from config.company import read_company
from data.model.company import Company
from data.model.people import Chat, Person, Roster
from data.store.custody import Custody
from data.store.database import Store
from data.store.masters import Masters
from data.store.people import Chats, People, PeopleChanges
from data.store.work import Reading, Work

DEMO = Path(__file__).parents[3] / "config" / "demo" / "company.yml"
MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
MASTER_KEY = bytes(range(32))


class FrozenClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = MONDAY
        self._moved = asyncio.Event()

    def __call__(self) -> datetime:
        """Return the instant at which it stands."""
        return self.moment

    def forward(self, by: timedelta) -> None:
        """Move it."""
        self.moment += by
        self._moved.set()
        self._moved = asyncio.Event()

    async def sleep_until(self, moment: datetime) -> None:
        """Wait until it has been moved that far."""
        while self.moment < moment:
            await self._moved.wait()


@dataclass(slots=True)
class Opening:
    """How a store of the tests is opened, and opened again.

    Attributes:
        url: of a migrated database that is this test's alone.
        points: named points that its works passed.
    """

    url: str
    company: Company
    roster: Roster
    clock: FrozenClock = field(default_factory=FrozenClock)
    points: list[str] = field(default_factory=list)
    opened: list[Store] = field(default_factory=list)

    def store(self, *masters: bytes, reached: Callable[[str], None] | None = None) -> Store:
        """Open the store once more."""
        store = Store(
            self.url,
            company=self.company,
            custody=Custody(Masters(*masters or (MASTER_KEY,))),
            clock=self.clock,
            reached=reached or self.points.append,
        )
        self.opened.append(store)
        return store

    def close(self) -> None:
        """Close every store that was opened."""
        for store in self.opened:
            store.close()


def resolved_company(folder: Path) -> tuple[Company, Roster]:
    """Return the demo company with the ids that the sandbox would give, as careful with links as a company is by default."""
    file = folder / "company.yml"
    told = Directory(yaml.safe_load(DEMO.read_text(encoding="utf-8"))).resolved_company()
    del told["confirm_links"]
    file.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return read_company(file)


def settle_in(store: Store, roster: Roster) -> None:
    """Take the demo company over."""
    with store.work() as work:
        load_company(work, roster=roster)


def person(reading: Reading, key: str) -> Person:
    """Return somebody of the demo company."""
    person_id = People(reading).id_of_key(key)
    assert person_id is not None
    return People(reading).find(person_id)


def private_chat(reading: Reading, key: str, platform: str = "telegram") -> Chat:
    """Return the private chat of somebody of the demo company."""
    chat = Chats(reading).private_on(person(reading, key).person_id, platform)
    assert chat is not None
    return chat


def channel(reading: Reading, key: str, platform: str = "slack") -> Chat:
    """Return a channel or group of the demo company."""
    chat = Chats(reading).keyed(key, platform)
    assert chat is not None
    return chat


def newcomer(work: Work, name: str = "Nia") -> int:
    """Keep somebody whom no company file names, and return the id."""
    return PeopleChanges(work).add(name=name, time_zone="UTC", known=True)
