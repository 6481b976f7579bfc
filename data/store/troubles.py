"""Platforms that are in trouble, and who is told of it."""

import json
from collections.abc import Collection

from sqlalchemy import Column, Connection, String, Table, delete, select

from data.store.inventory import IMPERSONAL, purpose
from data.store.people_tables import people
from data.store.schema import Moment, inserts_into, metadata
from data.store.work import Reading, Work

platform_troubles = Table(
    "platform_troubles",
    metadata,
    Column("platform", String(16), primary_key=True, info=IMPERSONAL),
    Column("reason", String(64), nullable=False, info=IMPERSONAL),
    Column("since", Moment, nullable=False, info=IMPERSONAL),
    info=purpose("to tell admins of a platform in trouble", kept="until it is well again"),
)

_KEEP = {
    dialect: insert.on_conflict_do_update(
        index_elements=[platform_troubles.c.platform], set_={"reason": insert.excluded.reason}
    )
    for dialect, insert in inserts_into(platform_troubles).items()
}


# Where the other names are platforms: what of one is refused while the rest of it works.
HOMES = "slack_home"


def kept_reason(connection: Connection, platform: str) -> str | None:
    """Return why a platform is in trouble, None when it is not."""
    where = platform_troubles.c.platform == platform
    found: str | None = connection.execute(select(platform_troubles.c.reason).where(where)).scalar()
    return found


class Troubles:
    """Queries on platforms in trouble."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def reason(self, platform: str) -> str | None:
        """Return why a platform is in trouble, None when it is not."""
        return kept_reason(self._connection, platform)

    def with_role(self, role: str) -> list[int]:
        """Return the ids of all people who have a role."""
        rows = self._connection.execute(
            select(people.c.person_id, people.c.roles)
            .where(people.c.roles.contains(json.dumps(role), autoescape=True), people.c.left_at.is_(None))
            .order_by(people.c.person_id)
        )
        return [int(row.person_id) for row in rows if role in json.loads(row.roles)]


class TroubleChanges:
    """Changes to what is kept of platforms in trouble."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def begin(self, platform: str, reason: str) -> None:
        """Keep that a platform is in trouble, or in another trouble than before."""
        row = {"platform": platform, "reason": reason, "since": self._work.now}
        self._connection.execute(_KEEP[self._connection.dialect.name], row)

    def forget(self, *, but: Collection[str]) -> None:
        """Forget all troubles, except those for these reasons."""
        self._connection.execute(
            delete(platform_troubles).where(platform_troubles.c.reason.not_in(sorted(but)))
        )

    def end(self, platform: str) -> None:
        """Keep that a platform is well."""
        self._connection.execute(delete(platform_troubles).where(platform_troubles.c.platform == platform))
