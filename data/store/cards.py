"""Cards by where they stand."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, func, select, update

from data.model.notices import NoticeState
from data.store.outbox import cards, messages
from data.store.people_tables import chats
from data.store.work import ORDERS_PER_TURN, Reading, Work

# Asked whenever a card is drawn: built once, as building a statement costs more than running it.
_NEWEST = select(func.max(cards.c.instance)).where(
    cards.c.kind == bindparam("kind"),
    cards.c.subject == bindparam("subject"),
    cards.c.chat_id == bindparam("chat_id"),
)
# No index leads from a chat to what it was shown: only what is young is looked through, and the rest is no news any more.
LATELY = 300


def _lately(table: Table, *which: ColumnElement[Any]) -> Select[tuple[Any, ...]]:
    """Return the question for what one chat was shown last, of the youngest of all chats."""
    wanted = (table.c.chat_id, table.c.subject, table.c.order_no, table.c.message_ref, *which)
    (key,) = table.primary_key
    young = select(*wanted).order_by(key.desc()).limit(LATELY).subquery()
    return (
        select(young.c.subject, young.c.order_no)
        .where(young.c.chat_id == bindparam("chat_id"), young.c.message_ref.is_not(None))
        .where(
            *((young.c.only_for.is_(None)) | (young.c.only_for == bindparam("person_id")) for _one in which)
        )
        .order_by(young.c.order_no.desc())
    )


_CARDS_LATELY, _MESSAGES_LATELY = _lately(cards), _lately(messages, messages.c.only_for)


class Shown:
    """Queries on what stands in a chat."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def subject_at(self, chat_id: int, message_ref: str) -> str | None:
        """Return what the card or message at a reference is about."""
        for table in (cards, messages):
            found: str | None = self._connection.execute(
                select(table.c.subject).where(table.c.chat_id == chat_id, table.c.message_ref == message_ref)
            ).scalar()
            if found:
                return found
        return None

    def card_at(self, chat_id: int, message_ref: str) -> tuple[str, int] | None:
        """Return kind and instance of the card at a reference."""
        row = self._connection.execute(
            select(cards.c.kind, cards.c.instance).where(
                cards.c.chat_id == chat_id, cards.c.message_ref == message_ref
            )
        ).first()
        return None if row is None else (row.kind, row.instance)

    def page_at(self, chat_id: int, message_ref: str) -> str:
        """Return the page to which the card at a reference was turned, empty where none stands there."""
        found: str | None = self._connection.execute(
            select(cards.c.page).where(cards.c.chat_id == chat_id, cards.c.message_ref == message_ref)
        ).scalar()
        return found or ""

    def subjects_with(self, person_id: int, kind: str) -> list[str]:
        """Return what the cards of a kind are about in somebody's private chats."""
        rows = self._connection.execute(
            select(cards.c.subject)
            .join(chats, chats.c.chat_id == cards.c.chat_id)
            .where(chats.c.person_id == person_id, cards.c.kind == kind)
            .distinct()
            .order_by(cards.c.subject)
        )
        return list(rows.scalars())

    def last_subject(self, chat_id: int, *, person_id: int, prefixes: tuple[str, ...]) -> str:
        """Return what the last card or message was about that somebody was shown lately in a chat; else an empty text.

        Args:
            prefixes: of the subjects that count.
        """
        where = {"chat_id": chat_id, "person_id": person_id}
        found = [
            (row.order_no, row.subject)
            for question in (_CARDS_LATELY, _MESSAGES_LATELY)
            for row in self._connection.execute(question, where)
            if row.subject.partition("-")[0] in prefixes
        ]
        return str(max(found)[1]) if found else ""

    def newest_instance(self, kind: str, subject: str, chat_id: int) -> int | None:
        """Return the highest instance of a card in a chat, None where none stands or will stand."""
        found: int | None = self._connection.execute(
            _NEWEST, {"kind": kind, "subject": subject, "chat_id": chat_id}
        ).scalar()
        return found


class CardChanges:
    """Changes to single cards."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def leave_behind(self, kind: str, subject: str, chat_id: int, *, before: int) -> None:
        """Draw no more what points to a fresher card already.

        Args:
            before: the instance before which all others have done so, as far as nothing waits to be shown there.
        """
        older = (cards.c.kind == kind) & (cards.c.subject == subject) & (cards.c.chat_id == chat_id)
        done = (cards.c.instance < before) & (cards.c.wanted == cards.c.shown)
        self._work.connection.execute(
            update(cards).where(older, done).values(state=NoticeState.WITHDRAWN.value, reason="moot")
        )

    def turn_page(self, chat_id: int, message_ref: str, page: str) -> bool:
        """Let the card at a reference show another page; return whether there is such a card."""
        found = self._work.connection.execute(
            update(cards)
            .where(cards.c.chat_id == chat_id, cards.c.message_ref == message_ref)
            .values(page=page, wanted=cards.c.wanted + 1, order_no=self._work.turn_id * ORDERS_PER_TURN)
        )
        return found.rowcount == 1
