"""Whether what was promised has arrived."""

from sqlalchemy import select

from data.model.notices import NoticeState
from data.store.outbox import cards, messages
from data.store.work import Reading

_SETTLED = frozenset({NoticeState.SENT.value, NoticeState.WITHDRAWN.value})


def has_arrived(reading: Reading, subject: str, chat_id: int) -> bool:
    """Tell whether what a chat was to be told of a subject last stands there, card and message; of what nobody can tell, it does not."""
    card = reading.connection.execute(
        select(cards.c.state, cards.c.message_ref)
        .where(cards.c.subject == subject, cards.c.chat_id == chat_id)
        .order_by(cards.c.card_id.desc())
        .limit(1)
    ).first()
    message = reading.connection.execute(
        select(messages.c.state)
        .where(messages.c.subject == subject, messages.c.chat_id == chat_id)
        .order_by(messages.c.message_id.desc())
        .limit(1)
    ).first()
    # A card that stands there may be on its way to show something else.
    stands = card is None or card.message_ref is not None or card.state in _SETTLED
    return stands and (message is None or message.state in _SETTLED)
