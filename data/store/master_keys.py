"""What is known of the master keys, by name: which the desk holds, of which there is a copy, and what each wraps."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, String, Table, bindparam, func, select, update

from data.store.custody import Custody, keys
from data.store.inventory import IMPERSONAL, purpose
from data.store.masters import Masters
from data.store.schema import Moment, inserts_into, metadata
from data.store.work import Work

AT_ONCE = 500
FIRST = -(1 << 62)

master_keys = Table(
    "master_keys",
    metadata,
    Column("name", String(16), primary_key=True, info=IMPERSONAL),
    # Where the desk that serves has it from; empty when it has it not.
    Column("held_at", String(512), nullable=False, info=IMPERSONAL),
    Column("confirmed_at", Moment, info=IMPERSONAL),
    info=purpose("to rotate the master key, and to warn before it is lost", kept="for good"),
)
_WRAPPED = (
    update(keys)
    .where(keys.c.person_id == bindparam("whose"))
    .values(wrapped=bindparam("anew"), master=bindparam("by"))
)


@dataclass(frozen=True, slots=True)
class MasterKey:
    """A master key as it is known, never the key itself.

    Attributes:
        wraps: how many keys are wrapped under it.
        held_at: where the desk that serves has it from; empty when it has it not.
        confirmed_at: when somebody showed that there is a copy.
    """

    name: str
    wraps: int = 0
    held_at: str = ""
    confirmed_at: datetime | None = None


def known_masters(connection: Connection, custody: Custody) -> dict[str, MasterKey]:
    """Return the master keys that wrap, that are held, or that were confirmed, by name."""
    counted = select(keys.c.master, func.count(), func.min(keys.c.person_id)).group_by(keys.c.master)
    wraps: Counter[str] = Counter()
    for name, count, first in connection.execute(counted).all():
        wraps[name or custody.wrapped_by(connection, first)] += count
    told: dict[str, Any] = {row.name: row for row in connection.execute(select(master_keys))}
    return {
        name: MasterKey(
            name,
            wraps[name],
            told[name].held_at if name in told else "",
            told[name].confirmed_at if name in told else None,
        )
        for name in sorted(wraps.keys() | told.keys())
    }


def checked_masters(connection: Connection, masters: Masters) -> dict[str, MasterKey]:
    """Return the same, once it is sure that these open the store.

    Raises:
        WrongKeyFault: as `Custody.check`.
    """
    custody = Custody(masters)
    custody.check(connection)
    return known_masters(connection, custody)


class MasterKeyChanges:
    """Changes to what is known of master keys."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def hold(self, names: Iterable[str], *, at: str) -> None:
        """Keep that the desk that serves holds these and no others."""
        self._connection.execute(update(master_keys).values(held_at=""))
        for name in names:
            self._keep(name, held_at=at)

    def confirm(self, name: str) -> None:
        """Keep that somebody showed a copy."""
        self._keep(name, confirmed_at=self._work.now)

    def wrap_anew(self, *, after: int) -> tuple[int, int]:
        """Wrap some keys under the current master key that are not yet.

        Args:
            after: the last number that was looked at, FIRST to begin with.

        Returns:
            How many there were, and the last number.

        Raises:
            WrongKeyFault: no master key at hand opens one of them.
        """
        custody = self._work.custody
        rows = self._connection.execute(
            select(keys)
            .where(keys.c.person_id > after, keys.c.master != custody.masters.current)
            .order_by(keys.c.person_id)
            .limit(AT_ONCE)
            .with_for_update()
        ).all()
        anew = [
            (row.person_id, *custody.wrapped_anew(row.wrapped, master=row.master, person_id=row.person_id))
            for row in rows
        ]
        if not anew:
            return 0, after
        self._connection.execute(
            _WRAPPED, [{"whose": whose, "anew": wrapped, "by": by} for whose, wrapped, by in anew]
        )
        return len(anew), anew[-1][0]

    def _keep(self, name: str, **values: object) -> None:
        row = {"name": name, "held_at": "", **values}
        insert = inserts_into(master_keys)[self._connection.dialect.name].values(row)
        self._connection.execute(insert.on_conflict_do_update(index_elements=["name"], set_=values))
