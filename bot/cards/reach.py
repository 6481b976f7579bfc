"""What a card tells of messages that may not have reached the other side."""

from bot.cards.view import Drawing
from bot.shapes.card import Field
from data.store.outgoing import OutboxRows


def reach_fields(drawing: Drawing, *, chat_id: int) -> list[Field]:
    """Return what is known of the way to a chat, nothing when all is well.

    Args:
        chat_id: of whoever is written to about this subject.
    """
    words, fields = drawing.words, []
    gone, troubled = OutboxRows(drawing.reading).reach(drawing.subject, chat_id=chat_id)
    if gone:
        fields.append(Field(words("label-reach"), words.text("reach-gone", reason=gone)))
    for state, many in sorted(troubled.items()):
        fields.append(Field(words("label-delivery"), words.text(f"delivery-{state.value}", count=many)))
    return fields
