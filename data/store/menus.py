"""Which menus of commands stand in people's private chats, so that one is changed when its person may do more or less."""

import json

from sqlalchemy import BigInteger, Column, String, Table, delete, select

from data.model.people import Chat, Person
from data.store.inventory import IMPERSONAL, NUMBER, holds, purpose
from data.store.people import chat_of, person_of
from data.store.people_tables import accounts, chats, people
from data.store.schema import inserts_into, metadata
from data.store.work import Reading, Work

command_menus = Table(
    "command_menus",
    metadata,
    Column(
        "chat_id", BigInteger, primary_key=True, autoincrement=False, info=holds("where it stands", NUMBER)
    ),
    Column("digest", String(64), nullable=False, info=IMPERSONAL),
    info=purpose(
        "to take a menu back from whoever may do less than before", kept="as long as the menu stands"
    ),
)
_NOBODYS = json.dumps([])
_KEEP = {
    dialect: insert.on_conflict_do_update(
        index_elements=[command_menus.c.chat_id], set_={"digest": insert.excluded.digest}
    )
    for dialect, insert in inserts_into(command_menus).items()
}


class Menus:
    """Queries on menus, and on those who may have one of their own."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def standing(self) -> dict[int, str]:
        """Return the digest of each menu that stands, by chat."""
        return {row.chat_id: row.digest for row in self._connection.execute(select(command_menus))}

    def of_staff(self, platform: str) -> list[tuple[Chat, Person]]:
        """Return the private chats on a platform in which members of groups or roles were met and can be reached."""
        columns = [
            column.label(f"{table.name}_{column.name}") for table in (people, chats) for column in table.c
        ]
        with_account = (accounts.c.person_id == people.c.person_id) & accounts.c.used_at.is_not(None)
        with_chat = (chats.c.person_id == people.c.person_id) & (chats.c.platform == accounts.c.platform)
        query = (
            select(*columns)
            .select_from(people.join(accounts, with_account).join(chats, with_chat))
            .where(
                accounts.c.platform == platform,
                chats.c.gone == "",
                (people.c.groups != _NOBODYS) | (people.c.roles != _NOBODYS),
            )
            .order_by(chats.c.chat_id)
        )
        return [
            (chat_of(row, prefix="chats_"), person_of(self._reading, row, prefix="people_"))
            for row in self._connection.execute(query)
        ]


class MenuChanges:
    """Changes to what is kept of menus."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def stands(self, chat_id: int, digest: str) -> None:
        """Keep that a menu stands in a chat."""
        row = {"chat_id": chat_id, "digest": digest}
        self._connection.execute(_KEEP[self._connection.dialect.name], row)

    def is_gone(self, chat_id: int) -> None:
        """Keep that a chat has no menu of its own any more."""
        self._connection.execute(delete(command_menus).where(command_menus.c.chat_id == chat_id))
