"""Who speaks where, each asked for in one question: every turn and every drawing needs to know both."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Table, and_, bindparam, func, select

from data.model.people import Chat, Person
from data.store.people import chat_of, person_of
from data.store.people_tables import accounts, chats, people
from data.store.work import Reading


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody at a known account.

    Attributes:
        used_last: whether it is the account on which the person was met last.
        chat: None when nobody knows of any at that address.
    """

    person: Person
    used_last: bool
    chat: Chat | None


def _named(table: Table) -> list[ColumnElement[Any]]:
    """Return the columns under names that no other table's have."""
    return [column.label(f"{table.name}_{column.name}") for column in table.c]


_OTHER_ACCOUNTS = accounts.alias()
_USED_LAST = (
    select(func.max(_OTHER_ACCOUNTS.c.used_at))
    .where(_OTHER_ACCOUNTS.c.person_id == accounts.c.person_id)
    .scalar_subquery()
)
_SPEAKING = (
    select(*_named(people), *_named(chats), (accounts.c.used_at == _USED_LAST).label("used_last"))
    .select_from(
        accounts.join(people, people.c.person_id == accounts.c.person_id).outerjoin(
            chats, and_(chats.c.platform == accounts.c.platform, chats.c.address == bindparam("address"))
        )
    )
    .where(accounts.c.platform == bindparam("platform"), accounts.c.user_id == bindparam("user_id"))
)
_STANDING = (
    select(*_named(people), *_named(chats))
    .select_from(
        accounts.join(people, people.c.person_id == accounts.c.person_id).join(
            chats, chats.c.chat_id == bindparam("chat_id")
        )
    )
    .where(accounts.c.platform == bindparam("platform"), accounts.c.user_id == bindparam("user_id"))
)
_READING = (
    select(*_named(people), *_named(chats))
    .select_from(
        chats.outerjoin(
            people,
            people.c.person_id == func.coalesce(bindparam("only_for", type_=BigInteger), chats.c.person_id),
        )
    )
    .where(chats.c.chat_id == bindparam("chat_id"))
)


class Whereabouts:
    """Questions about people and chats together."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def speaking(self, *, platform: str, user_id: str, address: str) -> Speaking | None:
        """Return who speaks from an account at a platform's address, None when nobody knows the account."""
        where = {"platform": platform, "user_id": user_id, "address": address}
        row = self._connection.execute(_SPEAKING, where).first()
        if row is None:
            return None
        return Speaking(self._person(row), bool(row.used_last), self._chat(row))

    def standing(self, *, platform: str, user_id: str, chat_id: int) -> tuple[Person, Chat] | None:
        """Return who has an account by now, and a chat; None when nobody has that account any more."""
        where = {"platform": platform, "user_id": user_id, "chat_id": chat_id}
        row = self._connection.execute(_STANDING, where).first()
        return None if row is None else (self._person(row), chat_of(row, prefix="chats_"))

    def reader(self, chat_id: int, *, only_for: int | None) -> tuple[Chat, Person | None]:
        """Return a chat and who reads there: the one it is for, else whose private chat it is, else nobody."""
        row = self._connection.execute(_READING, {"chat_id": chat_id, "only_for": only_for}).one()
        reader = None if row.people_person_id is None else self._person(row)
        return chat_of(row, prefix="chats_"), reader

    def _person(self, row: Any) -> Person:
        met, person_id = self._reading.met, row.people_person_id
        if person_id not in met:
            met[person_id] = person_of(self._reading, row, prefix="people_")
        return met[person_id]

    def _chat(self, row: Any) -> Chat | None:
        return None if row.chats_chat_id is None else chat_of(row, prefix="chats_")
