"""Work and reading: all that an operation may touch, for the length of one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from data.model.company import Company
from data.model.notices import Notice
from data.model.people import Person
from data.store.audit import Happened
from data.store.custody import Custody

ORDERS_PER_TURN = 1_000


@dataclass(slots=True)
class Reading:
    """A look at the store at one instant.

    Attributes:
        now: the instant, the same throughout.
        met: people who were looked up already, by id.
    """

    connection: Connection
    company: Company
    custody: Custody
    now: datetime
    met: dict[int, Person] = field(default_factory=dict, kw_only=True)

    def seal(self, text: str, *, person_id: int, row: str) -> bytes:
        """Encrypt a text under a person's key for the row that will hold it."""
        return self.custody.seal(self.connection, person_id=person_id, text=text, row=row)

    def unseal(self, sealed: bytes, *, person_id: int, row: str) -> str:
        """Decrypt what that row holds."""
        return self.custody.open(self.connection, person_id=person_id, sealed=sealed, row=row)

    def keyed(self, told: bytes) -> bytes:
        """Return 32 bytes that only whoever has the desk's keys can tell for what is told."""
        return self.custody.keyed(self.connection, told)

    def seal_bytes(self, content: bytes, *, person_id: int, row: str) -> bytes:
        """Encrypt what is no text under a person's key for the row that will hold it."""
        return self.custody.seal_bytes(self.connection, person_id=person_id, content=content, row=row)

    def unseal_bytes(self, sealed: bytes, *, person_id: int, row: str) -> bytes:
        """Decrypt what is no text and stands in that row."""
        return self.custody.open_bytes(self.connection, person_id=person_id, sealed=sealed, row=row)


@dataclass(slots=True)
class Work(Reading):
    """One transaction in the making.

    Attributes:
        turn_id: the inbox row that this work answers, 0 outside of a turn; orders what is promised.
        reached: told the name of each named point that the work passes, so that a test can stop there.
        calls: how much it promised that goes to no chat.
        behalf: for each who acts in the place of somebody, whose place that is; both by person_id.
        erases: whether it destroys what nobody may find again, not even in what is left of its rows.
    """

    turn_id: int = 0
    reached: Callable[[str], None] = lambda _point: None
    events: list[Happened] = field(default_factory=list)
    promises: list[Notice] = field(default_factory=list)
    calls: int = 0
    behalf: dict[int, int] = field(default_factory=dict)
    erases: bool = False

    def acts_for(self, person_id: int, lender_id: int | None) -> None:
        """Keep in whose place somebody acts from now on, None for nobody's but their own."""
        self.behalf.pop(person_id, None)
        if lender_id is not None:
            self.behalf[person_id] = lender_id

    def in_place_of(self, person_id: int | None) -> int | None:
        """Return in whose place somebody acts now, None for nobody's but their own."""
        return self.behalf.get(person_id) if person_id is not None else None

    def audit(self, event: Happened) -> None:
        """Keep for good that this happened, if the work is committed, and on whose behalf it was done."""
        lender_id = self.in_place_of(event.by)
        if lender_id is not None:
            event = replace(event, facts={**(event.facts or {}), "on_behalf_of": lender_id})
        self.events.append(event)
        self.reached("inside_operation")

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Let what is done within leave no trace of its own when it raises, and the rest of the work stand."""
        events, promises, calls = len(self.events), len(self.promises), self.calls
        stands = False
        try:
            with self.connection.begin_nested():
                yield
            stands = True
        finally:
            if not stands:
                del self.events[events:], self.promises[promises:]
                self.calls = calls
                self.met.clear()

    @property
    def subjects(self) -> frozenset[str]:
        """Return what this work promised something about."""
        return frozenset(notice.subject for notice in self.promises)

    def promise(self, *notices: Notice) -> None:
        """Promise to show or tell something, if the work is committed."""
        self.promises.extend(notices)
