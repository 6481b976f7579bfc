"""Forget again, in a store that was made from an older backup, whom the desk has forgotten since."""

from collections.abc import Collection

from sqlalchemy import Connection, select, update

from data.model.erasing import ErasureState
from data.store.audit import Happened
from data.store.custody import DESK, Custody, keys
from data.store.erasures import erasures
from data.store.outbox import cards
from data.store.own_rows import Marks
from data.store.wiping import wipe_chats, wipe_person, wipe_words


def forget_again(connection: Connection, custody: Custody, erased: Collection[str]) -> list[Happened]:
    """Wipe out everybody whose key is on the list; return what happened, for the audit chain."""
    wanted, happened = set(erased), []
    rows = connection.execute(select(keys).where(keys.c.person_id > DESK)).all() if wanted else []
    for row in rows:
        fingerprint = custody.fingerprint_of(row.wrapped, master=row.master, person_id=row.person_id)
        if fingerprint in wanted:
            _forget(connection, custody, row.person_id, fingerprint)
            happened.append(Happened("privacy.forgotten_again", f"person.{row.person_id}"))
    return happened


def _forget(connection: Connection, custody: Custody, person_id: int, fingerprint: str) -> None:
    marks = Marks.of(connection, person_id)
    subjects = [f"FB-{number}" for number in wipe_words(connection, marks, kept=())]
    wipe_person(connection, custody, marks, language="en", zone="UTC")
    wipe_chats(connection, marks.chats)
    # What stands elsewhere was overwritten when they were forgotten, and is drawn once more.
    connection.execute(update(cards).where(cards.c.subject.in_(subjects)).values(wanted=cards.c.wanted + 1))
    done = {"state": ErasureState.DONE.value, "fingerprint": fingerprint, "listed": True}
    connection.execute(update(erasures).where(erasures.c.person_id == person_id).values(done))
