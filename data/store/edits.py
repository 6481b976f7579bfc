"""What is to be changed of the cards that stand somewhere."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from data.store.outbox import CARD_PENDING, cards
from data.store.outgoing import Outgoing, card_of
from data.store.work import Reading

_EDIT_ABOUT = (
    select(cards)
    .where(
        CARD_PENDING,
        cards.c.chat_id == bindparam("chat_id"),
        cards.c.message_ref.is_not(None),
        cards.c.subject.in_(bindparam("about", expanding=True)),
    )
    .order_by(cards.c.priority, cards.c.order_no)
    .limit(1)
)


def edit_about(reading: Reading, chat_id: int, about: Collection[str]) -> Outgoing | None:
    """Return what is to be changed first of the cards about some subjects that stand in a chat."""
    row = reading.connection.execute(_EDIT_ABOUT, {"chat_id": chat_id, "about": sorted(about)}).first()
    return None if row is None else card_of(row)
