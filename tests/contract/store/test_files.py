"""Files that people send: what waits, what is here, what never will be, and whose they are."""

import hashlib

from sqlalchemy import select

from data.model.files import FILES, FileSent, FileState
from data.model.people import Chat
from data.store.database import Store
from data.store.files import FETCH, FileChanges, Files, files
from data.store.outbox import messages
from data.store.people import Chats
from data.store.work import Work
from tests.contract.store.harness import newcomer

PICTURE = FileSent("AgAC", "photo", size=70)
LOG = FileSent("BQAC", name="../device.log", media_type="text/plain", size=12)


def private(work: Work, person_id: int) -> Chat:
    return Chats(work).add(Chat(0, "telegram", str(person_id), "private", person_id=person_id))


def sent_by(work: Work, *what: FileSent, subject: str = "FB-1") -> tuple[list[int], Chat, int]:
    person_id = newcomer(work)
    chat = private(work, person_id)
    return FileChanges(work).add(what, subject=subject, person_id=person_id, chat=chat), chat, person_id


def test_what_was_sent_is_described_in_its_order_and_nothing_of_it_is_believed(store: Store) -> None:
    with store.work() as work:
        sent_by(work, PICTURE, LOG)
    with store.reading() as reading:
        first, second = Files(reading).of("FB-1")
        assert (first.sent, second.sent) == (PICTURE, LOG)
        assert (first.name, second.name) == ("photo", "device.log")
        assert (second.media_type, second.state) == ("", FileState.WAITING)
        assert Files(reading).find(second.file_id) == second
        assert Files(reading).find(4711) is None
        assert Files(reading).of("FB-2") == []


def test_what_came_is_kept_with_its_size_type_and_hash(store: Store) -> None:
    content = bytes(range(256)) * 4_000
    with store.work() as work:
        sent_by(work, PICTURE)
        FileChanges(work).keep(Files(work).of("FB-1")[0], content, media_type="image/png")
    with store.reading() as reading:
        (file,) = Files(reading).of("FB-1")
        assert (file.state, file.name, file.media_type, file.size) == (
            FileState.KEPT,
            "photo.png",
            "image/png",
            len(content),
        )
        assert Files(reading).content(file) == content
        kept = reading.connection.execute(select(files.c.sha256)).scalar_one()
        assert kept == hashlib.sha256(content).digest()


def test_what_never_comes_says_why(store: Store) -> None:
    with store.work() as work:
        sent_by(work, PICTURE)
        FileChanges(work).refuse(Files(work).of("FB-1")[0], "too_large")
    with store.reading() as reading:
        (file,) = Files(reading).of("FB-1")
        assert (file.state, file.reason) == (FileState.REFUSED, "too_large")


def test_each_is_promised_once_in_one_line_beside_its_chat(store: Store) -> None:
    with store.work() as work:
        numbers, chat, _ = sent_by(work, PICTURE, LOG)
        FileChanges(work).fetch(numbers, chat=chat, subject="FB-1")
    with store.work() as work:
        FileChanges(work).fetch(numbers[:1], chat=chat, subject="FB-1")
        FileChanges(work).fetch([], chat=chat, subject="FB-1")
    with store.reading() as reading:
        rows = reading.connection.execute(select(messages).order_by(messages.c.message_id)).all()
        line = Chats(reading).at(FILES, f"telegram:{chat.chat_id}")
        assert line is not None
        assert {(row.kind, row.chat_id, row.platform) for row in rows} == {(FETCH, line.chat_id, FILES)}
        assert [row.facts["file"] for row in rows] == [*numbers, numbers[0]]
        assert line.person_id is None, "nobody is met there"


def test_files_without_words_wait_in_their_chat_and_are_handed_over(store: Store) -> None:
    with store.work() as work:
        numbers, chat, _ = sent_by(work, PICTURE, LOG, subject="said.9")
        FileChanges(work).wait_for_words(chat, "said.9")
    with store.work() as work:
        assert Chats(work).find(chat.chat_id).wordless == "said.9"
        assert FileChanges(work).hand_over("said.9", to="FB-3", entry=2) == numbers
        assert FileChanges(work).hand_over("said.9", to="FB-3", entry=2) == []
        FileChanges(work).wait_for_words(chat, "")
    with store.reading() as reading:
        assert [(file.subject, file.entry) for file in Files(reading).of("FB-3")] == [("FB-3", 2)] * 2
        assert Chats(reading).find(chat.chat_id).wordless == ""
