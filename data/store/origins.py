"""The messages in which people wrote what the desk keeps, so that a message that changes is known again."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Integer, String, Table, bindparam, select

from data.model.writing import Origin
from data.store.inventory import IMPERSONAL, NUMBER, PLATFORM_ID, holds, purpose
from data.store.schema import inserts_into, metadata
from data.store.work import Reading, Work

origins = Table(
    "origins",
    metadata,
    Column(
        "chat_id",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        info=holds("where it was written", NUMBER),
    ),
    Column("message_ref", String(96), primary_key=True, info=holds("the message", PLATFORM_ID)),
    Column("subject", String(64), nullable=False, info=IMPERSONAL),
    Column("entry", Integer, nullable=False, info=IMPERSONAL),
    info=purpose(
        "to follow a message that its author changes or deletes", kept="as long as the words of the report"
    ),
)
# Asked in most turns: built once, as building a statement costs more than running it.
_BECAME = select(origins.c.subject, origins.c.entry).where(
    origins.c.chat_id == bindparam("chat_id"), origins.c.message_ref == bindparam("message_ref")
)
_REMEMBER = {
    dialect: insert.on_conflict_do_update(
        index_elements=[origins.c.chat_id, origins.c.message_ref],
        set_={"subject": insert.excluded.subject, "entry": insert.excluded.entry},
    )
    for dialect, insert in inserts_into(origins).items()
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a message became: an entry of a subject, such as the second of FB-7."""

    subject: str
    entry: int


class Origins:
    """Queries on what became of messages."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def of(self, origin: Origin) -> Written | None:
        """Return what a message became, None when nothing of it is kept."""
        where = {"chat_id": origin.chat_id, "message_ref": origin.message_ref}
        row = self._connection.execute(_BECAME, where).first()
        return None if row is None else Written(row.subject, row.entry)


class OriginChanges:
    """Changes to what became of messages."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def remember(self, origin: Origin, *, subject: str, entry: int = 0) -> None:
        """Keep what a message became; what it was before is forgotten."""
        row = {
            "chat_id": origin.chat_id,
            "message_ref": origin.message_ref,
            "subject": subject,
            "entry": entry,
        }
        self._connection.execute(_REMEMBER[self._connection.dialect.name], row)
