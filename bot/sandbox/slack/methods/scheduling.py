"""chat.scheduleMessage and its kin: what the bot wants written later."""

from datetime import UTC, datetime

from bot.sandbox.directory import BOT_SLACK_ID
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.methods.chat import content_of, note_call, room_of
from bot.sandbox.slack.paging import page
from bot.sandbox.slack.scheduled import Scheduled
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace


def schedule_message(desk: Workspace, args: Arguments) -> Json:
    """Keep a message until its time."""
    room = room_of(desk, args)
    content, _ = content_of(args)
    if args.text("thread_ts"):
        content["thread_ts"] = args.text("thread_ts")
    note_call(desk, "chat.scheduleMessage", room, content, args)
    scheduled = desk.scheduled.add(room, _moment(args), content)
    shown = {"type": "delayed_message", "subtype": "bot_message", "bot_id": BOT_SLACK_ID, **content}
    return {
        "channel": room.room_id,
        "scheduled_message_id": scheduled.message_id,
        "post_at": int(scheduled.at.timestamp()),
        "message": shown,
    }


def delete_scheduled_message(desk: Workspace, args: Arguments) -> Json:
    """Forget a message that waits."""
    room = desk.rooms.by_id(args.needed("channel"))
    desk.scheduled.cancel(room, args.needed("scheduled_message_id"))
    return {}


def list_scheduled_messages(desk: Workspace, args: Arguments) -> Json:
    """Return what waits, the next one first."""
    room = desk.rooms.by_id(args.text("channel")) if args.text("channel") else None
    earliest, latest = args.number("oldest", 0), args.number("latest", 0)
    waiting = [
        one
        for one in desk.scheduled.of(room)
        if earliest <= one.at.timestamp() and (not latest or one.at.timestamp() <= latest)
    ]
    return page(waiting, args, "scheduled_messages", draw=_drawn)


def _drawn(scheduled: Scheduled) -> Json:
    return {
        "id": scheduled.message_id,
        "channel_id": scheduled.room.room_id,
        "post_at": int(scheduled.at.timestamp()),
        "date_created": int(scheduled.created.timestamp()),
        "text": scheduled.content.get("text", ""),
    }


def _moment(args: Arguments) -> datetime:
    args.needed("post_at")
    try:
        return datetime.fromtimestamp(args.number("post_at", 0), UTC)
    except (OverflowError, OSError, ValueError):
        raise Refused("invalid_time") from None


METHODS = {
    "chat.scheduleMessage": schedule_message,
    "chat.deleteScheduledMessage": delete_scheduled_message,
    "chat.scheduledMessages.list": list_scheduled_messages,
}
