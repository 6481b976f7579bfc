"""Show files and pictures in Telegram, and what stands beside every message."""

from collections.abc import Awaitable, Mapping
from typing import Any

from telegram import Bot, InputFile, Message, ReplyParameters
from telegram.error import BadRequest

from bot.outbox.port import Delivery, Outcome, Sent
from bot.platforms.telegram import shape
from bot.platforms.telegram.errors import is_no_picture
from bot.platforms.telegram.limits import (
    LARGEST_PHOTO_BYTES,
    LONGEST_CAPTION,
    MOST_PHOTO_PIXELS,
    MOST_PHOTO_RATIO,
)
from bot.platforms.telegram.request import READ_SECONDS, ForeignAnswer
from bot.shapes.card import Card
from bot.shapes.file import File, Picture
from data.model.media import SHOWN

SLOWEST_BYTES_A_SECOND = 100_000


async def show(bot: Bot, delivery: Delivery, file: File) -> Outcome:
    """Send a file under its caption: a picture as such where Telegram takes it, else as a document.

    Raises:
        TelegramError: see `outcome_of`.
    """
    options: dict[str, Any] = {
        "chat_id": int(delivery.only_for or delivery.address),
        **_captioned(delivery.card),
        "disable_notification": delivery.quiet,
        "reply_parameters": replying(delivery),
        "read_timeout": READ_SECONDS + len(file.content) / SLOWEST_BYTES_A_SECOND,
    }
    if isinstance(file, Picture) and _is_photo(file):
        try:
            return await stands(bot.send_photo(photo=_as_input(file), **options), delivery)
        except BadRequest as fault:
            # Telegram looked into it and showed nothing: nobody sees it twice when it comes as a document.
            if not is_no_picture(fault):
                raise
    sending = bot.send_document(document=_as_input(file), disable_content_type_detection=True, **options)
    return await stands(sending, delivery)


async def stands(sending: Awaitable[Message], delivery: Delivery) -> Sent:
    """Return where a message stands that is being sent.

    Raises:
        ForeignAnswer: what came tells of no message in that chat.
        TelegramError: see `outcome_of`.
    """
    try:
        message = await sending
        place = f"{message.chat_id}:{message.message_id}"
    except (AttributeError, KeyError, TypeError) as fault:
        raise ForeignAnswer(type(fault).__name__) from None
    if str(message.chat_id) != (delivery.only_for or delivery.address):
        raise ForeignAnswer("another chat")
    return Sent(place)


def drawn(rendered: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was rendered as the library passes it on, not made into its classes and back."""
    return {
        "text": rendered["text"],
        "api_kwargs": {"entities": rendered["entities"], "reply_markup": rendered["reply_markup"]},
    }


def replying(delivery: Delivery) -> ReplyParameters | None:
    """Return to what a delivery replies, None where it replies to nothing in its chat."""
    chat_id, _, message_id = (delivery.reply_to or "").partition(":")
    if not message_id or chat_id != (delivery.only_for or delivery.address):
        return None
    return ReplyParameters(message_id=int(message_id), allow_sending_without_reply=True)


def _captioned(card: Card) -> dict[str, Any]:
    if card == Card():
        return {}
    words = shape.render(card, longest=LONGEST_CAPTION)
    buttons = {"reply_markup": words["reply_markup"]} if card.buttons else {}
    return {"caption": words["text"], "api_kwargs": {"caption_entities": words["entities"], **buttons}}


def _as_input(file: File) -> InputFile:
    return InputFile(file.content, filename=file.name)


def _is_photo(picture: Picture) -> bool:
    width, height = picture.width, picture.height
    if (
        picture.media_type not in SHOWN
        or not (width and height)
        or len(picture.content) > LARGEST_PHOTO_BYTES
    ):
        return False
    longer, shorter = max(width, height), min(width, height)
    return width + height <= MOST_PHOTO_PIXELS and longer <= MOST_PHOTO_RATIO * shorter
