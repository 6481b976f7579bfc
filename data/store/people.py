"""People, accounts and chats: queries on them, and changes to them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import (
    bindparam,
    func,
    select,
    update,
)

from data.model.people import DEFAULT_LANGUAGE, Chat, Person, is_zone
from data.store.counters import next_number
from data.store.people_tables import accounts, chats, former_addresses, people
from data.store.work import Reading, Work

_OF_A_PERSON = tuple(field.name for field in fields(Person))
_OF_A_CHAT = tuple(field.name for field in fields(Chat))
# Asked in every turn: built once, as building a statement costs more than running it.
_PERSON = select(people).where(people.c.person_id == bindparam("person_id"))
_OTHER_ACCOUNTS = accounts.alias()
_ACCOUNT = select(
    accounts.c.person_id,
    (
        accounts.c.used_at
        == select(func.max(_OTHER_ACCOUNTS.c.used_at))
        .where(_OTHER_ACCOUNTS.c.person_id == accounts.c.person_id)
        .scalar_subquery()
    ).label("used_last"),
).where(accounts.c.platform == bindparam("platform"), accounts.c.user_id == bindparam("user_id"))
_CHAT = select(chats).where(chats.c.chat_id == bindparam("chat_id"))
_CHAT_ONCE_AT = (
    select(chats)
    .join(former_addresses, former_addresses.c.chat_id == chats.c.chat_id)
    .where(
        former_addresses.c.platform == bindparam("platform"),
        former_addresses.c.address == bindparam("address"),
    )
)
_CHAT_AT = select(chats).where(
    chats.c.platform == bindparam("platform"), chats.c.address == bindparam("address")
)


class People:
    """Queries on people and their accounts."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, person_id: int) -> Person:
        """Return the person with that id."""
        met = self._reading.met
        if person_id not in met:
            row = self._connection.execute(_PERSON, {"person_id": person_id}).one()
            met[person_id] = person_of(self._reading, row)
        return met[person_id]

    def id_of_account(self, platform: str, user_id: str) -> int | None:
        """Return whose account that is."""
        found = self.last_account(platform, user_id)
        return found[0] if found else None

    def last_account(self, platform: str, user_id: str) -> tuple[int, bool] | None:
        """Return whose account that is, and whether it is the one on which that person was met last."""
        row = self._connection.execute(_ACCOUNT, {"platform": platform, "user_id": user_id}).first()
        return None if row is None else (row.person_id, bool(row.used_last))

    def user_id_of(self, person_id: int, platform: str) -> str | None:
        """Return a person's account on a platform."""
        where = (accounts.c.platform == platform) & (accounts.c.person_id == person_id)
        return self._connection.execute(select(accounts.c.user_id).where(where)).scalar()

    def of_company(self) -> list[int]:
        """Return the ids of all whom the company file names."""
        query = select(people.c.person_id).where(people.c.company_key.is_not(None))
        return list(self._connection.execute(query.order_by(people.c.person_id)).scalars())

    def key_of(self, person_id: int) -> str:
        """Return how the company file names somebody, empty where it does not."""
        key = select(people.c.company_key).where(people.c.person_id == person_id)
        return self._connection.execute(key).scalar() or ""

    def id_of_key(self, company_key: str) -> int | None:
        """Return the id of somebody whom the company file names."""
        return self._connection.execute(
            select(people.c.person_id).where(people.c.company_key == company_key)
        ).scalar()

    def at_work(self, company_key: str) -> int | None:
        """Return the same, but for somebody whose account a platform closed: they do not work here any more."""
        there = (people.c.company_key == company_key) & people.c.left_at.is_(None)
        return self._connection.execute(select(people.c.person_id).where(there)).scalar()

    def works_here(self, person_id: int) -> bool:
        """Tell whether no platform closed somebody's account."""
        there = (people.c.person_id == person_id) & people.c.left_at.is_(None)
        return self._connection.execute(select(people.c.person_id).where(there)).first() is not None


class PeopleChanges:
    """Changes to people and their accounts."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def add(
        self,
        *,
        name: str,
        language: str = DEFAULT_LANGUAGE,
        time_zone: str,
        known: bool,
        company_key: str | None = None,
        groups: Iterable[str] = (),
        roles: Iterable[str] = (),
    ) -> int:
        """Keep a new person and return the id."""
        person_id = next_number(self._connection, "person")
        self._connection.execute(
            people.insert().values(
                person_id=person_id,
                company_key=company_key,
                name=self._work.seal(name, person_id=person_id, row=_row(person_id)),
                language=language,
                time_zone=time_zone,
                groups=json.dumps(sorted(groups)),
                roles=json.dumps(sorted(roles)),
                known=known,
            )
        )
        return person_id

    def link(self, person_id: int, *, platform: str, user_id: str) -> None:
        """Keep that an account is this person's."""
        self._connection.execute(
            accounts.insert().values(platform=platform, user_id=user_id, person_id=person_id)
        )

    def used(self, *, platform: str, user_id: str) -> None:
        """Keep that a person was last met on this account."""
        self._connection.execute(
            update(accounts)
            .where(accounts.c.platform == platform, accounts.c.user_id == user_id)
            .values(used_at=self._work.now)
        )

    def describe(
        self, person_id: int, *, name: str | None, language: str | None, time_zone: str | None
    ) -> None:
        """Take over what a platform told, but never over a language that the person chose."""
        self._work.met.pop(person_id, None)
        values: dict[str, object] = {"known": True}
        if name:
            values["name"] = self._work.seal(name, person_id=person_id, row=_row(person_id))
        if is_zone(time_zone):
            values["time_zone"] = time_zone
        self._connection.execute(update(people).where(people.c.person_id == person_id).values(values))
        if language:
            self.guess_language(person_id, language)

    def guess_language(self, person_id: int, language: str) -> None:
        """Keep what a person writes in, until a platform or the person tells better."""
        self._work.met.pop(person_id, None)
        self._connection.execute(
            update(people)
            .where(people.c.person_id == person_id, people.c.language_chosen.is_(False))
            .values(language=language)
        )

    def choose_language(self, person_id: int, language: str) -> None:
        """Keep the language that a person chose."""
        self._work.met.pop(person_id, None)
        self._connection.execute(
            update(people)
            .where(people.c.person_id == person_id)
            .values(language=language, language_chosen=True)
        )


class Chats:
    """Queries on chats, and their making."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def find(self, chat_id: int) -> Chat:
        """Return the chat with that id."""
        return chat_of(self._connection.execute(_CHAT, {"chat_id": chat_id}).one())

    def at(self, platform: str, address: str) -> Chat | None:
        """Return the chat at a platform's address, or the one that was there before it moved."""
        where = {"platform": platform, "address": address}
        row = (
            self._connection.execute(_CHAT_AT, where).first()
            or self._connection.execute(_CHAT_ONCE_AT, where).first()
        )
        return None if row is None else chat_of(row)

    def keyed(self, key: str, platform: str) -> Chat | None:
        """Return the channel or group with that key."""
        where = (chats.c.key == key) & (chats.c.platform == platform)
        row = self._connection.execute(select(chats).where(where)).first()
        return None if row is None else chat_of(row)

    def private(self, person_id: int, *, but: int = 0) -> Chat | None:
        """Return the private chat in which a person was met last, of those that reach them where any does.

        Args:
            but: id of the one that does not count.
        """
        query = (
            select(chats)
            .join(
                accounts,
                (accounts.c.person_id == chats.c.person_id) & (accounts.c.platform == chats.c.platform),
            )
            .where(chats.c.person_id == person_id, chats.c.chat_id != but)
            .order_by(chats.c.gone != "", accounts.c.used_at.desc().nulls_last(), chats.c.chat_id)
        )
        row = self._connection.execute(query.limit(1)).first()
        return None if row is None else chat_of(row)

    def private_on(self, person_id: int, platform: str) -> Chat | None:
        """Return a person's private chat on one platform."""
        where = (chats.c.person_id == person_id) & (chats.c.platform == platform)
        row = self._connection.execute(select(chats).where(where)).first()
        return None if row is None else chat_of(row)

    def add(self, chat: Chat) -> Chat:
        """Keep a new chat and return it with its id; `chat_id` of the argument does not count."""
        chat_id = next_number(self._connection, "chat")
        values = asdict(chat) | {"chat_id": chat_id}
        self._connection.execute(chats.insert().values(values))
        return self.find(chat_id)

    def adopt(self, chat_id: int, person_id: int) -> None:
        """Let a private chat that is nobody's be somebody's."""
        self._connection.execute(
            update(chats).where(chats.c.chat_id == chat_id).values(person_id=person_id, language=None)
        )

    def gone(self, chat_id: int, reason: str) -> bool:
        """Keep that nothing reaches a chat any more, or with an empty reason that it does; return whether that is new."""
        where = (chats.c.chat_id == chat_id) & ((chats.c.gone == "") if reason else (chats.c.gone != ""))
        return self._connection.execute(update(chats).where(where).values(gone=reason)).rowcount == 1


def person_of(reading: Reading, row: object, *, prefix: str = "") -> Person:
    """Return the person whose columns a row holds, under their names behind a prefix."""
    told = {name: getattr(row, prefix + name) for name in _OF_A_PERSON}
    person_id, has_left = told["person_id"], getattr(row, prefix + "left_at") is not None
    groups, followed, roles = (
        frozenset[str]() if has_left else frozenset(json.loads(getattr(row, prefix + name)))
        for name in ("groups", "followed", "roles")
    )
    if groups or followed or roles:
        # What was granted for a while ends at its instant, whenever the desk comes to say so.
        held = json.loads(getattr(row, prefix + "held"))
        roles |= {key for key, until in held.items() if datetime.fromisoformat(until) > reading.now}
    # Of whoever was erased there is none.
    name = reading.unseal(told["name"], person_id=person_id, row=_row(person_id)) if told["name"] else ""
    return Person(**told | {"name": name, "groups": groups | followed, "roles": roles})


def chat_of(row: object, *, prefix: str = "") -> Chat:
    """Return the chat whose columns a row holds, under their names behind a prefix."""
    return Chat(**{name: getattr(row, prefix + name) for name in _OF_A_CHAT})


def _row(person_id: int) -> str:
    return f"people:{person_id}:name"
