"""What Telegram's refusals and a broken wire mean for a delivery."""

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.outbox.port import Delivery, Failed, NotSent, Outcome, Sent, Unknown, Vanished
from bot.platforms.telegram.request import Flooded, NotConnected

PATIENCE_SECONDS = 1.0

# Telegram tells these refusals apart by their text alone: all come as 400 without a code.
# Source: github.com/tdlib/telegram-bot-api, telegram-bot-api/Client.cpp; the same
# texts stand in many public bots, 2026-11-21.
_NOT_MODIFIED = "message is not modified"
_NO_LONGER_EDITABLE = {
    "message to edit not found": "message_not_found",
    "message can't be edited": "message_cannot_be_edited",
    "message_id_invalid": "message_not_found",
}
_NEVER = {
    "chat not found": "chat_not_found",
    "peer_id_invalid": "chat_not_found",
    "message is too long": "message_too_long",
}

_BY_CLASS = {Forbidden: "forbidden", InvalidToken: "invalid_token", ChatMigrated: "migrated"}


def outcome_of(fault: TelegramError, delivery: Delivery) -> Outcome:
    """Say what became of a delivery whose call ended with this fault."""
    if isinstance(fault, Flooded):
        return NotSent("flooded", fault.retry_after_seconds)
    if isinstance(fault, NotConnected):
        return NotSent("unreachable", PATIENCE_SECONDS)
    if isinstance(fault, BadRequest):
        return _refused(fault.message.lower(), delivery)
    for kind, reason in _BY_CLASS.items():
        if isinstance(fault, kind):
            return Failed(reason)
    reason = "connection_lost" if isinstance(fault, NetworkError) else "answer_unreadable"
    # An edit may be repeated without harm; whether a post arrived, nobody can find out.
    return NotSent(reason, PATIENCE_SECONDS) if delivery.shown_as else Unknown(reason)


def _refused(text: str, delivery: Delivery) -> Outcome:
    if delivery.shown_as and text.startswith(_NOT_MODIFIED):
        return Sent(delivery.shown_as)
    for beginning, reason in _NO_LONGER_EDITABLE.items():
        if delivery.shown_as and text.startswith(beginning):
            return Vanished(reason)
    return Failed(
        next((reason for beginning, reason in _NEVER.items() if text.startswith(beginning)), "refused")
    )
