"""Chats that move to another address, and take with them whatever stood at the new one already."""

from sqlalchemy import Table, delete, select, update
from sqlalchemy.exc import IntegrityError

from data.model.people import Chat
from data.store.people_tables import chats, former_addresses
from data.store.schema import inserts_into, metadata
from data.store.work import Work

_REMEMBER = {
    dialect: insert.on_conflict_do_update(
        index_elements=[former_addresses.c.platform, former_addresses.c.address],
        set_={"chat_id": insert.excluded.chat_id},
    )
    for dialect, insert in inserts_into(former_addresses).items()
}


class ChatMoves:
    """Changes to where a chat is."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def move(self, chat: Chat, address: str) -> None:
        """Keep the new address, and the old one as a former one."""
        stranger = self._connection.execute(
            select(chats.c.chat_id).where(chats.c.platform == chat.platform, chats.c.address == address)
        ).scalar()
        if stranger is not None:
            # Somebody spoke at the new address before we heard that it is the old chat.
            self._merge(int(stranger), chat.chat_id)
        self._connection.execute(update(chats).where(chats.c.chat_id == chat.chat_id).values(address=address))
        former = {"platform": chat.platform, "address": chat.address, "chat_id": chat.chat_id}
        self._connection.execute(_REMEMBER[self._connection.dialect.name], former)

    def _merge(self, stranger: int, chat_id: int) -> None:
        for table in metadata.tables.values():
            if "chat_id" in table.c and table is not chats:
                self._hand_over(table, stranger, chat_id)
        self._connection.execute(delete(chats).where(chats.c.chat_id == stranger))

    def _hand_over(self, table: Table, stranger: int, chat_id: int) -> None:
        theirs = table.c.chat_id == stranger
        try:
            with self._connection.begin_nested():
                self._connection.execute(update(table).where(theirs).values(chat_id=chat_id))
        except IntegrityError:
            # The known chat has the very same already; what was shown a moment ago need not be kept twice.
            self._connection.execute(delete(table).where(theirs))
