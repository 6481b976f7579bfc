"""Where a delisting is shown, and who hears of what becomes of it."""

from actions.delistings.open_delisting import SHOWN_IN
from data.model.delistings import Delisting
from data.model.notices import CardWanted, Fact, MessageWanted, Priority, SubjectChanged
from data.store.people import Chats
from data.store.work import Reading, Work

CARD = "delistings.card"


def channel_of(reading: Reading) -> int | None:
    """Return the channel in which delistings are overlooked."""
    channel = Chats(reading).keyed(SHOWN_IN, "slack")
    return channel.chat_id if channel else None


def show(work: Work, delisting: Delisting) -> None:
    """Let a card stand before whoever asked, and in the channel."""
    work.promise(CardWanted(CARD, delisting.subject, delisting.chat_id, priority=Priority.ANSWER))
    channel = channel_of(work)
    if channel is not None:
        work.promise(CardWanted(CARD, delisting.subject, channel))


def redraw(work: Work, delisting: Delisting, *, attention: bool = False) -> None:
    """Let every card show it as it is."""
    marked = frozenset({CARD} if attention else ())
    work.promise(SubjectChanged(delisting.subject, Priority.ANSWER, attention=marked))


def tell(work: Work, delisting: Delisting, kind: str, **facts: Fact) -> None:
    """Tell whoever asked and the channel, under their cards."""
    for chat_id in sorted({delisting.chat_id, channel_of(work) or delisting.chat_id}):
        work.promise(MessageWanted(kind, delisting.subject, chat_id, facts, about_card=CARD))
