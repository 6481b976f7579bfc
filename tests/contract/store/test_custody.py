"""What people wrote is nowhere in the clear, opens with the right key only, and in its own row only."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from data.model.feedback import EntryKind, Ticket
from data.model.files import FileSent
from data.model.forms import FormSession
from data.model.notices import MessageWanted
from data.model.people import Chat
from data.store.audit import Happened
from data.store.custody import DESK, WrongKeyFault
from data.store.database import Store
from data.store.feedback import TicketChanges, Tickets, ticket_entries
from data.store.files import FileChanges, Files, file_bodies
from data.store.forms import FormChanges, FormSessions
from data.store.inbox import InboxRows
from data.store.outgoing import OutboxRows
from data.store.people import People
from data.store.ways import Ways
from data.store.work import Work
from tests.contract.store.harness import Opening, newcomer

WRITTEN = "my very private words 很私密的话"
OTHER_KEY = bytes(32)


def write_everywhere(work: Work) -> None:
    """Let the private words go through every table that takes words of people."""
    person_id = newcomer(work, WRITTEN)
    InboxRows(work).take(source="telegram", key="1", lane="telegram:5", person_id=person_id, body=WRITTEN)
    changes = TicketChanges(work)
    ticket = Ticket(changes.next_number(), "complain", person_id, 1, "operations", work.now)
    changes.add(ticket)
    changes.write(ticket, EntryKind.REPORT, author_id=person_id, text=WRITTEN, at=work.now)
    chat = Chat(1, "telegram", "5", "private")
    sent = FileSent("AgAC", name=WRITTEN, media_type="text/plain")
    FileChanges(work).add([sent], subject=ticket.subject, entry=1, person_id=person_id, chat=chat)
    (file,) = Files(work).of(ticket.subject)
    FileChanges(work).keep(file, WRITTEN.encode(), media_type="text/plain")
    session = FormSession(1, "report", person_id, 1, "", 0, work.now, answers={"text": WRITTEN})
    FormChanges(work).add(session.ask("kind"))
    work.promise(MessageWanted("feedback.reply", ticket.subject, 1, {"entry": 1}))
    work.audit(Happened("feedback.filed", ticket.subject, person_id))


def speak(work: Work) -> None:
    """Keep in the ledger that the words were said."""
    item = OutboxRows(work).first_of(1)
    assert item is not None
    Ways(work).spoke(item, person_id=1, language="en", revision=1, text=WRITTEN)


def raw_bytes(store: Store, folder: Path) -> bytes:
    """Return all that the database holds, as it holds it."""
    if store.engine.dialect.name == "sqlite":
        path = Path(str(store.engine.url.database))
        return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
    copied = folder / "dump"
    with store.engine.connect() as connection:
        tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        for table in tables.scalars().all():
            cursor = connection.connection.cursor()
            with cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)") as copy, copied.open("ab") as out:
                out.writelines(bytes(block) for block in copy)
    return copied.read_bytes()


def test_no_word_of_anybody_stands_in_the_clear(store: Store, tmp_path: Path) -> None:
    with store.work() as work:
        write_everywhere(work)
    with store.work() as work:
        speak(work)
    found = raw_bytes(store, tmp_path)
    assert b"feedback.reply" in found, "the guard looked at nothing"
    for part in ("private", "私密"):
        assert part.encode() not in found
        assert part.encode("utf-16-le") not in found
        assert part.encode("unicode-escape") not in found.replace(b"private", b"")


def test_what_was_sealed_opens_again_in_another_process(store: Store, opening: Opening) -> None:
    with store.work() as work:
        write_everywhere(work)
    with opening.store().reading() as reading:
        (ticket,) = Tickets(reading).of_reporter(1)
        assert [entry.text for entry in Tickets(reading).entries(ticket)] == [WRITTEN]
        assert People(reading).find(1).name == WRITTEN
        (file,) = Files(reading).of(ticket.subject)
        assert (file.sent.name, Files(reading).content(file)) == (WRITTEN, WRITTEN.encode())
        assert [row.body for row in InboxRows(reading).waiting()] == [WRITTEN]
        session = FormSessions(reading).find(1)
        assert session is not None
        assert (session.answers, session.asked) == ({"text": WRITTEN}, ("kind",))


def test_another_master_key_opens_nothing(store: Store, opening: Opening) -> None:
    with store.work() as work:
        write_everywhere(work)
    stranger = opening.store(OTHER_KEY)
    with stranger.reading() as reading, pytest.raises(WrongKeyFault):
        People(reading).find(1)
    with stranger.reading() as reading, pytest.raises(WrongKeyFault):
        InboxRows(reading).waiting()
    with stranger.reading() as reading, pytest.raises(WrongKeyFault):
        reading.custody.check(reading.connection)


def test_a_ciphertext_moved_to_another_row_does_not_open(store: Store) -> None:
    with store.work() as work:
        write_everywhere(work)
        changes, ticket = TicketChanges(work), Tickets(work).find(1)
        changes.write(ticket, EntryKind.NOTE, author_id=1, text="harmless", at=work.now)
        first = select(ticket_entries.c.sealed).where(ticket_entries.c.entry_number == 1)
        work.connection.execute(
            update(ticket_entries)
            .where(ticket_entries.c.entry_number == 2)
            .values(sealed=work.connection.execute(first).scalar_one())
        )
        with pytest.raises(WrongKeyFault):
            Tickets(work).entry(ticket, 2)


def test_a_file_moved_to_another_row_does_not_open(store: Store) -> None:
    with store.work() as work:
        write_everywhere(work)
        (file,) = Files(work).of("FB-1")
        FileChanges(work).add(
            [file.sent], subject="FB-1", person_id=1, chat=Chat(1, "telegram", "5", "private")
        )
        other = Files(work).of("FB-1")[1]
        work.connection.execute(update(file_bodies).values(file_id=other.file_id))
        with pytest.raises(WrongKeyFault):
            Files(work).content(other)


def test_one_persons_key_opens_nothing_of_anothers(store: Store) -> None:
    with store.work() as work:
        one, other = newcomer(work), newcomer(work)
        sealed = work.seal("secret", person_id=one, row="a:1")
        with pytest.raises(WrongKeyFault):
            work.unseal(sealed, person_id=other, row="a:1")


def test_a_key_of_a_work_that_left_no_trace_is_not_used_later(store: Store) -> None:
    sealed: list[bytes] = []

    def broken_off(work: Work) -> None:
        sealed.append(work.seal("never said", person_id=newcomer(work), row="a:1"))
        raise LookupError

    with pytest.raises(LookupError), store.work() as work:
        broken_off(work)
    with store.work() as work:
        assert newcomer(work, "Nia") == 1
    with store.reading() as reading:
        assert People(reading).find(1).name == "Nia"
        with pytest.raises(WrongKeyFault):
            reading.unseal(sealed[0], person_id=1, row="a:1")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(), row=st.text(), place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_every_text_comes_back_and_no_changed_byte_does(
    store: Store, words: str, row: str, place: int, bit: int
) -> None:
    with store.work() as work:
        sealed = work.seal(words, person_id=DESK, row=row)
        assert work.unseal(sealed, person_id=DESK, row=row) == words
        changed = bytearray(sealed)
        changed[place % len(sealed)] ^= 1 << bit
        with pytest.raises(WrongKeyFault):
            work.unseal(bytes(changed), person_id=DESK, row=row)
        with pytest.raises(WrongKeyFault):
            work.unseal(sealed, person_id=DESK, row=f"{row}'")
