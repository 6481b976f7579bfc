"""Cards by where they stand."""

from sqlalchemy import bindparam, func, select, update

from data.model.notices import NoticeState
from data.store.outbox import cards, messages
from data.store.work import ORDERS_PER_TURN, Reading, Work

# Asked whenever a card is drawn: built once, as building a statement costs more than running it.
_NEWEST = select(func.max(cards.c.instance)).where(
    cards.c.kind == bindparam("kind"),
    cards.c.subject == bindparam("subject"),
    cards.c.chat_id == bindparam("chat_id"),
)


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
