"""Wipe out what is kept of a person: rows, and the key without which no copy of them can be opened."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, delete, false, or_, select, update

from data.model.feedback import TicketState
from data.store.announcement_tables import announcement_recipients, subscriptions
from data.store.approvals import approval_evidence, approval_marks
from data.store.belongings import merged_people
from data.store.custody import Custody
from data.store.delegation import loans
from data.store.delistings import delisting_entries
from data.store.due import due_rows
from data.store.duty import duty_covers
from data.store.factor import backup_codes, factor_tries, second_factors
from data.store.feedback import ticket_entries, tickets
from data.store.files import file_bodies, files
from data.store.forms import form_sessions
from data.store.inbox import UNDONE, inbox
from data.store.ladders import ladders
from data.store.linking import link_codes, linked_accounts, wrong_codes
from data.store.menus import command_menus
from data.store.origins import origins
from data.store.outbox import cards, messages, spoken
from data.store.own_rows import OWN, Marks
from data.store.people_tables import accounts, chats, former_addresses, people
from data.store.releases import release_events
from data.store.tasks import task_entries
from data.store.ticket_tokens import ticket_tokens

# In an order in which each is found by what is still there.
_OF_ACCOUNTS = (
    backup_codes,
    second_factors,
    factor_tries,
    linked_accounts,
    link_codes,
    wrong_codes,
    origins,
    command_menus,
    loans,
    duty_covers,
    subscriptions,
    accounts,
    merged_people,
)
GONE, PARKED = "erased", "parked"


def wipe_words(connection: Connection, marks: Marks, *, kept: Collection[int], turn_id: int = 0) -> list[int]:
    """Wipe out what somebody wrote, sent and was told; return the numbers of the tickets whose words went.

    Args:
        kept: tickets that stay as they are.
        turn_id: of the turn that does it, which is marked as done by itself.
    """
    gone, stay = sorted(set(marks.tickets) - set(kept)), [f"FB-{number}" for number in kept]
    wipe_tickets(connection, gone)
    _wipe_files(connection, OWN[files](marks) & files.c.subject.not_in(stay))
    connection.execute(delete(form_sessions).where(OWN[form_sessions](marks)))
    for table in (approval_evidence, approval_marks, release_events):
        connection.execute(update(table).where(OWN[table](marks)).values(sealed=b""))
    # That something was to be done, and who did it, is the company's; in which words, is theirs.
    for table in (task_entries, delisting_entries):
        connection.execute(update(table).where(OWN[table](marks)).values(sealed=b""))
    said = [spoken.c.reference.endswith(f":{subject}", autoescape=True) for subject in stay]
    connection.execute(delete(spoken).where(OWN[spoken](marks), ~or_(false(), *said)))
    connection.execute(delete(due_rows).where(due_rows.c.subject == f"privacy.{marks.person_id}"))
    mine = OWN[inbox](marks)
    connection.execute(update(inbox).where(mine).values(body=b"", lane=GONE, fingerprint=None))
    undone = inbox.c.state.in_((*UNDONE, PARKED)) & (inbox.c.inbox_id != turn_id)
    connection.execute(update(inbox).where(mine, undone).values(state="done"))
    return gone


def wipe_tickets(connection: Connection, numbers: Collection[int]) -> None:
    """Let nothing be left of tickets but their numbers and kinds, for the count."""
    subjects = [f"FB-{number}" for number in numbers]
    _wipe_files(connection, files.c.subject.in_(subjects))
    connection.execute(delete(ticket_entries).where(ticket_entries.c.ticket_number.in_(numbers)))
    connection.execute(delete(ticket_tokens).where(ticket_tokens.c.ticket_number.in_(numbers)))
    connection.execute(delete(origins).where(origins.c.subject.in_(subjects)))
    rounds = [due_rows.c.subject.startswith(f"{subject}:", autoescape=True) for subject in subjects]
    connection.execute(delete(due_rows).where(or_(due_rows.c.subject.in_(subjects), *rounds)))
    connection.execute(delete(ladders).where(ladders.c.subject.in_(subjects)))
    nothing = {"state": TicketState.ERASED.value, "version": "", "files": 0}
    connection.execute(update(tickets).where(tickets.c.number.in_(numbers)).values(nothing))


def _wipe_files(connection: Connection, where: ColumnElement[bool]) -> None:
    sent = select(files.c.file_id).where(where)
    connection.execute(delete(file_bodies).where(file_bodies.c.file_id.in_(sent)))
    connection.execute(delete(files).where(where))


def wipe_person(connection: Connection, custody: Custody, marks: Marks, *, language: str, zone: str) -> None:
    """Wipe out who it was; a number is left, so that what others did about it still names somebody.

    Private chats stay without an owner until what was posted there is taken back.

    Args:
        language: in which the last word is said there.
    """
    connection.execute(delete(link_codes).where(marks.account_in(link_codes, prefix="typed_")))
    for table in _OF_ACCOUNTS:
        connection.execute(delete(table).where(OWN[table](marks)))
    # What they alone were shown among others vanishes there by itself; what it was made of goes here.
    elsewhere = messages.c.chat_id.not_in(marks.chats) & (messages.c.only_for == marks.person_id)
    connection.execute(delete(messages).where(elsewhere))
    numbers = (marks.person_id, *marks.merged)
    connection.execute(
        update(people)
        .where(people.c.person_id.in_(numbers))
        .values(
            name=b"",
            time_zone=zone,
            consent="",
            consent_version=0,
            consent_at=None,
            language_chosen=False,
            welcomed=False,
        )
    )
    values = {"person_id": None, "language": language, "wordless": ""}
    connection.execute(update(chats).where(chats.c.chat_id.in_(marks.chats)).values(values))
    for number in numbers:
        custody.destroy(connection, number)


def wipe_chats(connection: Connection, chat_ids: Collection[int], *, but_card: str = "") -> None:
    """Wipe out where somebody was reached, and what tells of what stood there.

    A chat that is somebody's again stays, with what that one was shown.

    Args:
        but_card: subject of the card that stays, and its chat with it.
    """
    ownerless = chats.c.chat_id.in_(chat_ids) & chats.c.person_id.is_(None)
    left = select(chats.c.chat_id).where(ownerless)
    for table in (messages, cards):
        old = table.c.chat_id.in_(chat_ids) & ((table.c.recalled != "") | table.c.chat_id.in_(left))
        connection.execute(delete(table).where(old, table.c.subject != but_card))
    connection.execute(delete(announcement_recipients).where(announcement_recipients.c.chat_id.in_(left)))
    connection.execute(delete(former_addresses).where(former_addresses.c.chat_id.in_(chat_ids)))
    stands = select(cards.c.chat_id).where(cards.c.subject == but_card)
    connection.execute(delete(chats).where(ownerless, chats.c.chat_id.not_in(stands)))
