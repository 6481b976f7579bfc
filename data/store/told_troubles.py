"""Troubles that admins and the pager were told of, as they are kept."""

from sqlalchemy import BigInteger, Column, Row, String, Table, select, update

from data.model.operating import Page, ToldTrouble
from data.store.counters import next_number
from data.store.inventory import IMPERSONAL, purpose
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

told_troubles = Table(
    "told_troubles",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("platform", String(16), nullable=False, info=IMPERSONAL),
    Column("kind", String(64), nullable=False, info=IMPERSONAL),
    Column("since", Moment, nullable=False, info=IMPERSONAL),
    Column("over_at", Moment, info=IMPERSONAL),
    Column("page", String(16), nullable=False, info=IMPERSONAL),
    Column("page_reason", String(128), nullable=False, info=IMPERSONAL),
    info=purpose("to show which troubles admins were told of", kept="until it is well again"),
)


class ToldTroubles:
    """Queries on troubles that were told."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def find(self, number: int) -> ToldTrouble:
        """Return the trouble of that number."""
        where = told_troubles.c.number == number
        return _trouble(self._connection.execute(select(told_troubles).where(where)).one())

    def open_on(self, platform: str) -> list[ToldTrouble]:
        """Return those on a platform that are not over, the oldest first."""
        where = (told_troubles.c.platform == platform) & told_troubles.c.over_at.is_(None)
        rows = self._connection.execute(select(told_troubles).where(where).order_by(told_troubles.c.number))
        return [_trouble(row) for row in rows]


class ToldTroubleChanges:
    """Changes to troubles that were told."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, *, platform: str, kind: str, page: Page) -> ToldTrouble:
        """Keep a new one."""
        number = next_number(self._work.connection, "told_trouble")
        trouble = ToldTrouble(number, platform, kind, since=self._work.now, page=page)
        self._work.connection.execute(
            told_troubles.insert().values(
                number=number, platform=platform, kind=kind, since=trouble.since, page=page, page_reason=""
            )
        )
        return trouble

    def over(self, number: int, *, page: Page) -> None:
        """Keep that one is over, and how the call of the pager about that stands."""
        self._change(number, over_at=self._work.now, page=page, page_reason="")

    def paged(self, number: int, page: Page, *, reason: str) -> None:
        """Keep what came of a call of the pager."""
        self._change(number, page=page, page_reason=reason[:128])

    def _change(self, number: int, **values: object) -> None:
        where = told_troubles.c.number == number
        self._work.connection.execute(update(told_troubles).where(where).values(values))


def _trouble(row: Row[tuple[object, ...]]) -> ToldTrouble:
    names = ("number", "platform", "kind", "since", "over_at", "page_reason")
    return ToldTrouble(**{name: getattr(row, name) for name in names}, page=Page(row.page))
