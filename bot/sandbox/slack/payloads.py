"""Payloads of commands and interactions."""

from typing import Any

from bot.sandbox.directory import TEAM, Resident
from bot.sandbox.seen import SeenButton
from bot.sandbox.slack.markup import escape
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.views import View
from bot.sandbox.slack.wire import APP, TEAM_DOMAIN, VERIFICATION_TOKEN, Json

COMMAND = "/desk"


def interaction(kind: str, person: Resident, trigger_id: str) -> Json:
    """Return what all interactions have in common."""
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": TEAM_DOMAIN},
        "user": {
            "id": person.slack_user_id,
            "username": person.key,
            "name": person.key,
            "team_id": TEAM,
        },
        "api_app_id": APP,
        "token": VERIFICATION_TOKEN,
        "trigger_id": trigger_id,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def command(person: Resident, room: Room, text: str, *, trigger_id: str, response_url: str) -> Json:
    """Return a slash command; all its fields are text, as in a form."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": room.room_id,
        "channel_name": room.name,
        "user_id": person.slack_user_id,
        "user_name": person.key,
        "command": COMMAND,
        "text": escape(text),
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def pressed(button: SeenButton, at: str) -> Json:
    """Return the one entry of `actions`, from the element as it was drawn."""
    element = button.wire["element"]
    action: Json = {
        "action_id": element.get("action_id", ""),
        "block_id": button.wire["block_id"],
        "type": element["type"],
        "action_ts": at,
    }
    if "selected_option" in button.wire:
        return {**action, "selected_option": button.wire["selected_option"]}
    kept = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
    return {**action, **kept}


def on_message(post: Post, response_url: str) -> Json:
    """Return where in a room somebody acted; an ephemeral's content does not travel."""
    hidden = post.only_for is not None
    container: Json = {
        "type": "message",
        "message_ts": post.ts,
        "channel_id": post.room.room_id,
        "is_ephemeral": hidden,
    }
    if post.thread_ts:
        container["thread_ts"] = post.thread_ts
    place: Json = {
        "container": container,
        "channel": {"id": post.room.room_id, "name": post.room.name},
        "state": {"values": {}},
        "response_url": response_url,
    }
    return place if hidden else {**place, "message": post.wire(metadata=True)}


def on_view(view: View, state: Json) -> Json:
    """Return in which view somebody acted."""
    return {"container": {"type": "view", "view_id": view.view_id}, "view": view.wire(state)}


def shortcut(post: Post, callback_id: str, response_url: str, at: str) -> Json:
    """Return what a message shortcut says beside who used it."""
    return {
        "callback_id": callback_id,
        "action_ts": at,
        "message_ts": post.ts,
        "message": post.wire(metadata=True),
        "channel": {"id": post.room.room_id, "name": post.room.name},
        "response_url": response_url,
    }


def words_as_blocks(text: str, *, call: str = "") -> list[Json]:
    """Return the rich text that Slack's own client sends with people's words.

    Args:
        text: what was typed, not escaped.
        call: Slack id of whoever is called in front of it.
    """
    elements: list[Any] = [{"type": "user", "user_id": call}] if call else []
    elements.append({"type": "text", "text": f" {text}" if call else text})
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}]
