"""What Telegram's refusals and a broken wire mean for a delivery."""

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.outbox.port import (
    Barred,
    Delivery,
    Failed,
    Gone,
    Kept,
    Moved,
    NotSent,
    Outcome,
    Sent,
    TakenBack,
    Unknown,
    Vanished,
)
from bot.platforms.telegram.pace import scope_of
from bot.platforms.telegram.request import Flooded, NotConnected

PATIENCE_SECONDS = 1.0
# What was given up may still be on its way there. Were anything said anew at once, and the opposite soon after, the
# late one could undo it; no platform tells how late that can be.
LATE_SECONDS = 5.0

# Telegram tells these refusals apart by their text alone: all come as 400 without a code.
# Source: github.com/tdlib/telegram-bot-api, telegram-bot-api/Client.cpp; the same
# texts stand in many public bots, 2026-11-21.
_NOT_MODIFIED = "message is not modified"
_NOT_THERE = "message to delete not found"
# After 48 hours. Source: core.telegram.org/bots/api#deletemessage, 2026-11-21
_NOT_DELETABLE = "message can't be deleted"
_NO_LONGER_EDITABLE = {
    "message to edit not found": "message_not_found",
    "message can't be edited": "message_cannot_be_edited",
    "message_id_invalid": "message_not_found",
}
_UNREACHABLE = {
    "chat not found": "chat_not_found",
    "peer_id_invalid": "chat_not_found",
    "not enough rights": "no_rights",
    "have no rights": "no_rights",
    "need administrator rights": "no_rights",
}
_FORBIDDEN = {
    "forbidden: bot was blocked": "blocked",
    "forbidden: user is deactivated": "deactivated",
    "forbidden: bot was kicked": "removed",
    "forbidden: bot is not a member": "removed",
    "forbidden: the group chat was deleted": "deleted",
    "forbidden: bot can't initiate": "never_started",
}
_NEVER = {"message is too long": "message_too_long"}
_NO_PICTURE = (
    "image_process_failed",
    "photo_invalid_dimensions",
    "photo_ext_invalid",
    "photo_save_file_invalid",
)


def outcome_of(fault: TelegramError, delivery: Delivery) -> Outcome:
    """Say what became of a delivery whose call ended with this fault."""
    found = _told(fault, delivery)
    if found is not None:
        return found
    reason = "connection_lost" if isinstance(fault, NetworkError) else "answer_unreadable"
    # An edit may be repeated without harm; whether a post arrived, nobody can find out.
    if delivery.shown_as:
        pause = LATE_SECONDS if isinstance(fault, TimedOut) else PATIENCE_SECONDS
        return NotSent(reason, pause, outage=True)
    return Unknown(reason, for_good=True, outage=True)


def is_no_picture(fault: BadRequest) -> bool:
    """Tell whether a picture was refused because it is none that Telegram shows."""
    return fault.message.lower().startswith(_NO_PICTURE)


def _told(fault: TelegramError, delivery: Delivery) -> Outcome | None:
    """Return what Telegram said, None when it said nothing that can be relied on."""
    if isinstance(fault, Flooded):
        return NotSent("flooded", fault.retry_after_seconds, scope=scope_of(delivery))
    if isinstance(fault, NotConnected):
        return NotSent("unreachable", PATIENCE_SECONDS, outage=True)
    if isinstance(fault, BadRequest):
        return _refused(fault.message.lower(), delivery)
    return _lasting(fault)


def _lasting(fault: TelegramError) -> Outcome | None:
    if isinstance(fault, ChatMigrated):
        return Moved(str(fault.new_chat_id))
    if isinstance(fault, Forbidden):
        return Gone(_named(_FORBIDDEN, fault.message.lower()) or "forbidden")
    return Barred("invalid_token") if isinstance(fault, InvalidToken) else None


def _refused(text: str, delivery: Delivery) -> Outcome:
    if delivery.takes_back and text.startswith(_NOT_THERE):
        return TakenBack()
    if delivery.takes_back and text.startswith(_NOT_DELETABLE):
        return Kept("cannot_be_deleted")
    if delivery.shown_as and text.startswith(_NOT_MODIFIED):
        return Sent(delivery.shown_as)
    if delivery.shown_as and (lost := _named(_NO_LONGER_EDITABLE, text)):
        return Vanished(lost)
    if gone := _named(_UNREACHABLE, text):
        return Gone(gone)
    return Failed(_named(_NEVER, text) or "refused")


def _named(reasons: dict[str, str], text: str) -> str:
    return next((reason for beginning, reason in reasons.items() if text.startswith(beginning)), "")
