"""Files that people sent, each sealed under the key of whoever sent it, and what waits to be fetched."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    delete,
    select,
    update,
)

from data.model.files import FILES, FileSent, FileState, TakenFile, safe_name
from data.model.notices import MessageWanted, Priority
from data.model.people import Chat
from data.store.counters import next_number
from data.store.inventory import DIGEST, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.people import Chats
from data.store.people_tables import chats
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

FETCH = "files.fetch"
# What begins the subject of files that wait for words.
SAID = "said."

files = Table(
    "files",
    metadata,
    Column("file_id", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column(
        "subject",
        String(64),
        nullable=False,
        index=True,
        info=legible("which ticket or message it is of", "files are found by it; a number"),
    ),
    Column("entry", Integer, nullable=False, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, info=holds("who sent it", NUMBER)),
    # The chat may move and take another's rows over, but what was said stays where it was said.
    Column("said_in", BigInteger, nullable=False, info=holds("the chat it was sent in", NUMBER)),
    Column("platform", String(16), nullable=False, info=IMPERSONAL),
    Column("sent_at", Moment, nullable=False, info=legible("when it was sent", INSTANT)),
    Column("state", String(16), nullable=False, info=IMPERSONAL),
    Column("reason", String(64), nullable=False, info=IMPERSONAL),
    Column(
        "media_type",
        String(64),
        nullable=False,
        info=legible("of which type it is", "the kind of what is in it, never its name"),
    ),
    Column(
        "size",
        BigInteger,
        nullable=False,
        info=legible("how long it is", "a bare number, by which limits hold"),
    ),
    Column("sha256", LargeBinary, info=holds("the content", DIGEST)),
    Column(
        "described",
        LargeBinary,
        nullable=False,
        info=holds("its name, its caption and where the platform keeps it", SEALED),
    ),
    info=purpose(
        "to handle what people attach to a report",
        kept="7 days without a word about it (of whoever has not agreed, privacy.terms.words); else as long as the words of the report",
    ),
)
# Apart, so that whoever lists files need not read what is in them.
file_bodies = Table(
    "file_bodies",
    metadata,
    Column("file_id", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("sealed", LargeBinary, nullable=False, info=holds("the content of the file", SEALED)),
    info=purpose(
        "to show the handler what was attached", kept="privacy.terms.files, or until its sender is forgotten"
    ),
)


class Files:
    """Queries on files."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def of(self, subject: str) -> list[TakenFile]:
        """Return what was sent about a subject, in that order."""
        rows = self._connection.execute(
            select(files).where(files.c.subject == subject).order_by(files.c.file_id)
        )
        return [self._file(row) for row in rows]

    def find(self, file_id: int) -> TakenFile | None:
        """Return the file with that number."""
        row = self._connection.execute(select(files).where(files.c.file_id == file_id)).first()
        return None if row is None else self._file(row)

    def numbered(self, person_id: int, *, first: int, last: int) -> list[TakenFile]:
        """Return what somebody sent and is here, from one number to another."""
        span = files.c.file_id.between(first, last) & (files.c.state == FileState.KEPT.value)
        rows = self._connection.execute(
            select(files).where(span, files.c.person_id == person_id).order_by(files.c.file_id)
        )
        return [self._file(row) for row in rows]

    def content(self, file: TakenFile) -> bytes:
        """Return what is in a file that is kept."""
        sealed = self._connection.execute(
            select(file_bodies.c.sealed).where(file_bodies.c.file_id == file.file_id)
        ).scalar_one()
        return self._reading.unseal_bytes(sealed, person_id=file.person_id, row=f"file_bodies:{file.file_id}")

    def _file(self, row: Row[tuple[object, ...]]) -> TakenFile:
        described = self._reading.unseal(row.described, person_id=row.person_id, row=_row(row.file_id))
        sent = FileSent(**json.loads(described))
        return TakenFile(
            row.file_id,
            row.subject,
            row.entry,
            row.person_id,
            row.said_in,
            row.platform,
            row.sent_at,
            sent,
            FileState(row.state),
            name=safe_name(sent.name, row.media_type, kind=sent.kind),
            media_type=row.media_type,
            size=row.size,
            reason=row.reason,
        )


class FileChanges:
    """Changes to files."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def add(
        self, sent: Iterable[FileSent], *, subject: str, entry: int = 0, person_id: int, chat: Chat
    ) -> list[int]:
        """Keep what somebody sent, without what is in it, and return the numbers.

        Args:
            chat: in which it was sent.
        """
        return [
            self._add(file, subject=subject, entry=entry, person_id=person_id, chat=chat) for file in sent
        ]

    def _add(self, file: FileSent, *, subject: str, entry: int, person_id: int, chat: Chat) -> int:
        file_id = next_number(self._connection, "file")
        described = json.dumps(asdict(file), ensure_ascii=False)
        values: Mapping[str, object] = {
            "file_id": file_id,
            "subject": subject,
            "entry": entry,
            "person_id": person_id,
            "said_in": chat.chat_id,
            "platform": chat.platform,
            "sent_at": self._work.now,
            "state": FileState.WAITING.value,
            "reason": "",
            "media_type": "",
            "size": file.size,
            "described": self._work.seal(described, person_id=person_id, row=_row(file_id)),
        }
        self._connection.execute(files.insert().values(values))
        return file_id

    def hand_over(self, subject: str, *, to: str, entry: int) -> list[int]:
        """Let files be about something else from now on, and return their numbers."""
        found = self._connection.execute(
            update(files)
            .where(files.c.subject == subject)
            .values(subject=to, entry=entry)
            .returning(files.c.file_id)
        )
        return sorted(found.scalars())

    def wait_for_words(self, chat: Chat, subject: str) -> None:
        """Keep which files in a chat wait for words; an empty subject for none.

        It stands with the chat, which every turn reads anyway.
        """
        self._connection.execute(
            update(chats).where(chats.c.chat_id == chat.chat_id).values(wordless=subject)
        )

    def forget_wordless(self, *, before: datetime) -> int:
        """Let go of what was told of files that nobody has said a word about since then; return how many."""
        where = files.c.subject.startswith(SAID, autoescape=True) & (files.c.sent_at < before)
        return self._connection.execute(delete(files).where(where)).rowcount

    def fetch(self, file_ids: Sequence[int], *, chat: Chat, subject: str) -> None:
        """Promise to fetch files that were sent in one chat."""
        if not file_ids:
            return
        # Beside the chat itself, which must not have to wait for them.
        address = f"{chat.platform}:{chat.chat_id}"
        known = Chats(self._work)
        line = known.at(FILES, address) or known.add(Chat(0, FILES, address, "channel"))
        for file_id in file_ids:
            notice = MessageWanted(FETCH, subject, line.chat_id, {"file": file_id}, priority=Priority.WORK)
            self._work.promise(notice)
        self._work.calls += len(file_ids)

    def keep(self, file: TakenFile, content: bytes, *, media_type: str) -> None:
        """Keep what is in a file.

        Args:
            media_type: by the content.
        """
        row = f"file_bodies:{file.file_id}"
        sealed = self._work.seal_bytes(content, person_id=file.person_id, row=row)
        self._connection.execute(file_bodies.insert().values(file_id=file.file_id, sealed=sealed))
        self._settle(
            file,
            state=FileState.KEPT.value,
            reason="",
            media_type=media_type,
            size=len(content),
            sha256=hashlib.sha256(content).digest(),
        )

    def refuse(self, file: TakenFile, reason: str) -> None:
        """Keep that a file will never come, and why."""
        self._settle(file, state=FileState.REFUSED.value, reason=reason[:64])

    def _settle(self, file: TakenFile, **values: object) -> None:
        self._connection.execute(update(files).where(files.c.file_id == file.file_id).values(**values))


def _row(file_id: int) -> str:
    return f"files:{file_id}"
