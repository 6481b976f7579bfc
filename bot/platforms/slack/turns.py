"""Read what Slack sends as turns."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.platforms.slack.settle import delivery_in
from bot.platforms.slack.typed import mentions, typed, unescaped
from bot.shapes.turn import ChatKind, Commanded, Deed, Place, Pressed, Said, Speaker, Submitted, Turn

SLACK = "slack"
OUR_COMMAND = "/desk"
HELP = "help"
SAID_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})
_KINDS_BY_PREFIX: Mapping[str, ChatKind] = {"D": "private", "G": "group"}
_KINDS_BY_TYPE: Mapping[str, ChatKind] = {"im": "private", "mpim": "group"}
_MEDIA = {"image": "photo", "video": "video", "audio": "audio"}

Body = Mapping[str, Any]

UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError)
"""What reading ends with when a body is not built as Slack documents."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in its workspace."""

    user_id: str
    bot_id: str


@dataclass(frozen=True, slots=True)
class Echo:
    """Slack told us of a message of our own."""

    delivery_id: str
    message_ref: str


def read(body: Body, *, us: Identity, at: datetime) -> Turn | Echo | None:
    """Return what the request means; None when it is nothing to the desk.

    Raises:
        UNREADABLE: one of these, when the body is not built as Slack documents.
    """
    if "command" in body:
        return _command(body, at)
    if body.get("type") == "event_callback":
        return _event(body, us, at)
    reader = _INTERACTIONS.get(body.get("type", ""))
    return reader(body, at) if reader else None


def _event(body: Body, us: Identity, at: datetime) -> Turn | Echo | None:
    # A mention in a channel comes as `message` and as `app_mention`, one in a private chat as `message` only.
    event = body["event"]
    if event.get("type") != "message" or event.get("subtype") not in SAID_SUBTYPES | {"bot_message"}:
        return None
    ref = f"{event['channel']}:{event['ts']}"
    if event.get("bot_id") == us.bot_id or event.get("user") == us.user_id:
        delivery_id = delivery_in(event)
        return Echo(delivery_id, ref) if delivery_id else None
    if event.get("bot_id") or not event.get("user") or event.get("subtype") == "bot_message":
        return None
    place = Place(
        SLACK, event["channel"], _kind(event["channel"], channel_type=event.get("channel_type", ""))
    )
    return Turn(SLACK, body["event_id"], _said(event, us, place), at, _speaker(event["user"]), place)


def _said(event: Body, us: Identity, place: Place) -> Said:
    text, thread = event.get("text") or "", event.get("thread_ts")
    return Said(
        text=typed(text, bot_user_id=us.user_id),
        message_ref=f"{place.address}:{event['ts']}",
        attachments=tuple(_media(file) for file in event.get("files") or ()),
        addressed=place.kind == "private" or mentions(text, us.user_id),
        reply_to_ref=f"{place.address}:{thread}" if thread and thread != event["ts"] else "",
    )


def _command(body: Body, at: datetime) -> Turn:
    line = unescaped(body.get("text") or "")
    if body["command"] != OUR_COMMAND:
        line = f"{body['command'].lstrip('/')} {line}"
    name, _, rest = line.strip().partition(" ")
    place = _place(body["channel_id"], name=body.get("channel_name", ""))
    deed = Commanded(name.lstrip("/").lower() or HELP, rest.strip())
    return _interaction(body, deed, at, user_id=body["user_id"], place=place)


def _pressed(body: Body, at: datetime) -> Turn | None:
    action = body["actions"][0]
    if action.get("type") != "button" or "channel" not in body:
        return None
    place = _place(body["channel"]["id"], name=body["channel"].get("name", ""))
    stamp = body.get("container", {}).get("message_ts") or body.get("message", {}).get("ts", "")
    deed = Pressed(f"{action['action_id']}|{action.get('value', '')}", f"{place.address}:{stamp}")
    return _interaction(body, deed, at, user_id=body["user"]["id"], place=place)


def _shortcut(body: Body, at: datetime) -> Turn:
    user_id = body["user"]["id"]
    channel, text = body.get("channel", {}), body.get("message", {}).get("text") or ""
    place = _place(channel["id"], name=channel.get("name", "")) if channel else _private(user_id)
    deed = Commanded(body["callback_id"], typed(text, bot_user_id=""))
    return _interaction(body, deed, at, user_id=user_id, place=place)


def _interaction(body: Body, deed: Deed, at: datetime, *, user_id: str, place: Place) -> Turn:
    handle = {name: body[name] for name in ("trigger_id", "response_url") if body.get(name)}
    return Turn(SLACK, body["trigger_id"], deed, at, _speaker(user_id), place, handle)


def _submitted(body: Body, at: datetime) -> Turn:
    view, user_id = body["view"], body["user"]["id"]
    values = view["state"]["values"]
    remembered = json.loads(view["private_metadata"])
    answers = {
        key: answer for key, inputs in values.items() if (answer := _answer(next(iter(inputs.values()))))
    }
    deed = Submitted(
        form=str(remembered["form"]),
        subject=str(remembered["subject"]),
        version=int(remembered["version"]),
        answers=answers,
    )
    place = _private(user_id)
    if remembered.get("place"):
        place = Place(SLACK, remembered["place"], remembered["place_kind"])
    # A submission sent again after a correction keeps the view's hash, so the answers belong to the key.
    digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    return Turn(SLACK, f"{view['id']}:{view['hash']}:{digest}", deed, at, _speaker(user_id), place)


def _answer(given: Body) -> str:
    chosen = given.get("selected_option") or {}
    return str(given.get("value") or chosen.get("value") or "")


_INTERACTIONS: Mapping[str, Callable[[Body, datetime], Turn | None]] = {
    "block_actions": _pressed,
    "view_submission": _submitted,
    "shortcut": _shortcut,
    "message_action": _shortcut,
}


def _speaker(user_id: str) -> Speaker:
    return Speaker(SLACK, user_id)


def _place(channel: str, *, name: str) -> Place:
    kind: ChatKind = "group" if name.startswith("mpdm-") else _kind(channel)
    return Place(SLACK, channel, kind)


def _private(user_id: str) -> Place:
    return Place(SLACK, user_id, "private")


def _kind(channel: str, *, channel_type: str = "") -> ChatKind:
    return _KINDS_BY_TYPE.get(channel_type) or _KINDS_BY_PREFIX.get(channel[0], "channel")


def _media(file: Body) -> str:
    return _MEDIA.get(str(file.get("mimetype", "")).partition("/")[0], "document")
