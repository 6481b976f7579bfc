"""Payloads of the Events API."""

from bot.sandbox.directory import BOT_SLACK_ID, BOT_SLACK_USER, TEAM
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.wire import APP, VERIFICATION_TOKEN, Json


def event_callback(event: Json, *, event_id: str, event_time: int) -> Json:
    """Wrap an event as Slack does for every app that listens."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": event_time,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_SLACK_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def bot_profile(updated: int) -> Json:
    """Return what Slack tells about the bot beside each of its messages."""
    return {
        "id": BOT_SLACK_ID,
        "deleted": False,
        "name": "Deskbell",
        "updated": updated,
        "app_id": APP,
        "user_id": BOT_SLACK_USER,
        "icons": {},
        "team_id": TEAM,
    }


def posted(message: Json, room: Room) -> Json:
    """Tell of a new message."""
    return {**message, "channel": room.room_id, "event_ts": message["ts"], "channel_type": room.kind}


def mentioned(message: Json, room: Room) -> Json:
    """Tell the app that somebody called it in a channel."""
    kept = {name: value for name, value in message.items() if name not in {"type", "subtype"}}
    return {"type": "app_mention", **kept, "channel": room.room_id, "event_ts": message["ts"]}


def changed(message: Json, before: Json, room: Room, *, at: str) -> Json:
    """Tell of an edit."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": message,
        "previous_message": before,
        "channel": room.room_id,
        "hidden": True,
        "ts": at,
        "event_ts": at,
        "channel_type": room.kind,
    }


def deleted(before: Json, room: Room, *, at: str) -> Json:
    """Tell of a message that is gone."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "channel": room.room_id,
        "hidden": True,
        "deleted_ts": before["ts"],
        "ts": at,
        "event_ts": at,
        "channel_type": room.kind,
    }


def membership(user_id: str, room: Room, *, joined: bool, at: str) -> Json:
    """Tell of somebody who came or went."""
    return {
        "type": "member_joined_channel" if joined else "member_left_channel",
        "user": user_id,
        "channel": room.room_id,
        "channel_type": "G" if room.kind == "group" else "C",
        "team": TEAM,
        "event_ts": at,
    }


def reaction(user_id: str, emoji: str, message: Json, room: Room, *, added: bool, at: str) -> Json:
    """Tell of an emoji put on a message or taken off."""
    return {
        "type": "reaction_added" if added else "reaction_removed",
        "user": user_id,
        "reaction": emoji,
        "item": {"type": "message", "channel": room.room_id, "ts": message["ts"]},
        "item_user": message.get("user"),
        "event_ts": at,
    }


def pin(user_id: str, item: Json, room: Room, *, added: bool, at: str) -> Json:
    """Tell of a message pinned to a room or taken off."""
    return {
        "type": "pin_added" if added else "pin_removed",
        "user": user_id,
        "channel_id": room.room_id,
        "item": item,
        "event_ts": at,
    }


def home_opened(user_id: str, room: Room, view: Json | None, *, at: str) -> Json:
    """Tell that somebody looks at the App Home."""
    event = {
        "type": "app_home_opened",
        "user": user_id,
        "channel": room.room_id,
        "tab": "home",
        "event_ts": at,
    }
    return {**event, "view": view} if view else event


def rate_limited(minute: int) -> Json:
    """Tell the app that events were kept from it.

    Args:
        minute: the minute in which that began, in epoch seconds.
    """
    return {
        "token": VERIFICATION_TOKEN,
        "type": "app_rate_limited",
        "team_id": TEAM,
        "minute_rate_limited": minute,
        "api_app_id": APP,
    }
