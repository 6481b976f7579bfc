"""Companies as they were applied, without their people; and who works at the one that counts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Column, String, Table, Text, delete, select, update

from data.model.company_change import Known
from data.model.people import RosterChat, RosterPerson
from data.store.counters import next_number
from data.store.inventory import IMPERSONAL, purpose
from data.store.linking import linked_accounts
from data.store.people import person_of
from data.store.people_tables import accounts, chats, people
from data.store.schema import Moment, metadata
from data.store.stuck import operator_calls
from data.store.work import Reading, Work

companies = Table(
    "companies",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("file_hash", String(64), nullable=False, info=IMPERSONAL),
    Column("applied_at", Moment, nullable=False, info=IMPERSONAL),
    Column("rules", Text, nullable=False, info=IMPERSONAL),
    info=purpose(
        "to know by which rules the company works; its people stand elsewhere",
        kept="for good, as the history of the rules",
    ),
)


@dataclass(frozen=True, slots=True)
class Applied:
    """A company that was applied: all that its file told but people.

    Attributes:
        file_hash: SHA-256 of the file's bytes, in hexadecimal digits.
    """

    number: int
    file_hash: str
    rules: Mapping[str, Any]


class Companies:
    """Queries on companies."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def number(self) -> int:
        """Return the number of the one that counts, 0 for the one with which the desk began."""
        newest = select(companies.c.number).order_by(companies.c.number.desc()).limit(1)
        return self._connection.execute(newest).scalar() or 0

    def newest(self) -> Applied | None:
        """Return the one that counts, None as long as none was applied."""
        row = self._connection.execute(select(companies).order_by(companies.c.number.desc()).limit(1)).first()
        return None if row is None else Applied(row.number, row.file_hash, json.loads(row.rules))

    def known(self) -> Known:
        """Return who works at the company; who wanted to be forgotten is not brought back by a file that names them."""
        named = people.c.company_key.is_not(None) & (people.c.name != b"")
        rows = self._connection.execute(select(people).where(named).order_by(people.c.company_key)).all()
        channels = self._connection.execute(
            select(chats).where(chats.c.key != "", chats.c.person_id.is_(None)).order_by(chats.c.chat_id)
        )
        return Known(
            {row.company_key: (row.person_id, self._person(row)) for row in rows},
            tuple(
                RosterChat(row.key, row.platform, row.address, row.kind, row.language or "")
                for row in channels
            ),
            frozenset(row.company_key for row in rows if row.language_chosen),
            self.number(),
        )

    def _person(self, row: Any) -> RosterPerson:
        ids = self._connection.execute(
            select(accounts.c.platform, accounts.c.user_id)
            .where(accounts.c.person_id == row.person_id)
            .order_by(accounts.c.platform)
        )
        return RosterPerson(
            key=row.company_key,
            name=person_of(self._reading, row).name,
            language=row.language,
            time_zone=row.time_zone,
            groups=tuple(json.loads(row.groups)),
            roles=tuple(json.loads(row.roles)),
            user_ids=tuple((one.platform, one.user_id) for one in ids),
        )


class CompanyChanges:
    """Changes to which company counts, and to what its file tells of people and chats."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def add(self, *, file_hash: str, rules: Mapping[str, Any]) -> int:
        """Keep a company that counts from now on, call the desk that runs, and return its number."""
        number = next_number(self._connection, "company")
        self._connection.execute(
            companies.insert().values(
                number=number,
                file_hash=file_hash,
                applied_at=self._work.now,
                rules=json.dumps(rules, ensure_ascii=False, sort_keys=True, default=str),
            )
        )
        self._connection.execute(operator_calls.insert().values(at=self._work.now))
        return number

    def is_as_told(self, person_id: int, told: RosterPerson | None) -> None:
        """Let somebody be as a company file tells; None for one that names them no more."""
        self._work.met.pop(person_id, None)
        values: dict[str, Any] = {"company_key": None, "groups": "[]", "roles": "[]"}
        if told is not None:
            values = {
                "company_key": told.key,
                "name": self._work.seal(told.name, person_id=person_id, row=f"people:{person_id}:name"),
                "time_zone": told.time_zone,
                "groups": json.dumps(sorted(told.groups)),
                "roles": json.dumps(sorted(told.roles)),
                "known": True,
            }
        mine = people.c.person_id == person_id
        self._connection.execute(update(people).where(mine).values(values))
        if told is not None:
            chosen = update(people).where(mine, people.c.language_chosen.is_(False))
            self._connection.execute(chosen.values(language=told.language))

    def replace_account(self, person_id: int, platform: str, user_id: str) -> None:
        """Let somebody have another account in place of the one they had; that one is nobody's then."""
        theirs = (accounts.c.person_id == person_id) & (accounts.c.platform == platform)
        old = self._connection.execute(select(accounts.c.user_id).where(theirs)).scalar_one()
        self._connection.execute(
            delete(linked_accounts).where(
                linked_accounts.c.platform == platform, linked_accounts.c.user_id == old
            )
        )
        self._connection.execute(update(accounts).where(theirs).values(user_id=user_id))
        private = (chats.c.person_id == person_id) & (chats.c.platform == platform)
        self._connection.execute(update(chats).where(private).values(address=user_id, gone=""))

    def chat(self, told: RosterChat) -> None:
        """Let a channel or group that is known have this address and language."""
        self._connection.execute(
            update(chats)
            .where(chats.c.key == told.key, chats.c.platform == told.platform)
            .values(address=told.address, language=told.language)
        )
