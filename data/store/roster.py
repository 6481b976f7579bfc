"""Who works at the company: accounts that were closed, and groups that follow a platform."""

import json
from collections.abc import Collection

from sqlalchemy import or_, select, update

from data.store.people_tables import accounts, people
from data.store.work import Reading, Work

NONE = "[]"


class Roster:
    """Queries on those who work at the company, or did."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def accounts_on(self, platform: str) -> dict[str, int]:
        """Return whose the accounts on a platform are, as far as anything of the company hangs on them."""
        concerned = or_(
            people.c.company_key.is_not(None), people.c.followed != NONE, people.c.left_at.is_not(None)
        )
        rows = self._connection.execute(
            select(accounts.c.user_id, accounts.c.person_id)
            .join(people, people.c.person_id == accounts.c.person_id)
            .where(accounts.c.platform == platform, concerned)
            .order_by(accounts.c.user_id)
        )
        return {row.user_id: row.person_id for row in rows}

    def followed(self, person_id: int) -> frozenset[str]:
        """Return the groups in which somebody is because a platform says so."""
        kept = select(people.c.followed).where(people.c.person_id == person_id)
        return frozenset(json.loads(self._connection.execute(kept).scalar_one()))


class RosterChanges:
    """Changes to who works at the company."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def leave(self, person_id: int) -> bool:
        """Keep that somebody's account was closed; return whether that is new."""
        return self._stands(person_id, left=True)

    def come_back(self, person_id: int) -> bool:
        """Keep that somebody's account is open again; return whether that is new."""
        return self._stands(person_id, left=False)

    def follow(self, person_id: int, groups: Collection[str]) -> None:
        """Keep in which groups somebody is because a platform says so."""
        self._work.met.pop(person_id, None)
        self._work.connection.execute(
            update(people).where(people.c.person_id == person_id).values(followed=json.dumps(sorted(groups)))
        )

    def _stands(self, person_id: int, *, left: bool) -> bool:
        self._work.met.pop(person_id, None)
        otherwise = people.c.left_at.is_(None) if left else people.c.left_at.is_not(None)
        changed = self._work.connection.execute(
            update(people)
            .where(people.c.person_id == person_id, otherwise)
            .values(left_at=self._work.now if left else None)
        )
        return changed.rowcount == 1
