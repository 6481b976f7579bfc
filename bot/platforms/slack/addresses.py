"""Where a delivery goes: whom it is for, and in which thread."""

from bot.outbox.port import Delivery

PERSONS = ("U", "W")
PRIVATE_ADDRESSES = ("D", *PERSONS)


def is_whisper(delivery: Delivery) -> bool:
    """Return whether only one member of a shared chat shall see it; a private chat needs no such thing."""
    return delivery.only_for is not None and not delivery.address.startswith(PRIVATE_ADDRESSES)


def thread_of(delivery: Delivery) -> str | None:
    """Return the thread in which it goes; None when it replies to nothing, or to something elsewhere."""
    channel, _, stamp = (delivery.reply_to or "").partition(":")
    in_this_chat = channel == delivery.address or delivery.address.startswith(PRIVATE_ADDRESSES)
    return stamp if stamp and in_this_chat else None
