"""Read what Slack sends as turns."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.platforms.slack.events import SLACK, Body, Changed, Echo, Identity, file_sent, kind_of, read_event
from bot.platforms.slack.home import HOME_TAB, at_home, place_of, remembered
from bot.platforms.slack.picked import joined
from bot.platforms.slack.typed import typed, unescaped
from bot.shapes.turn import ChatKind, Commanded, Deed, Place, Pressed, Speaker, Submitted, Turn
from data.model.files import as_answer

OUR_COMMAND = "/desk"
HELP = "help"

UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError)
"""What reading ends with when a body is not built as Slack documents."""


def read(body: Body, *, us: Identity, at: datetime) -> Turn | Echo | Changed | None:
    """Return what the request means; None when it is nothing to the desk.

    Raises:
        UNREADABLE: one of these, when the body is not built as Slack documents.
    """
    if "command" in body:
        return _command(body, at)
    if body.get("type") == "event_callback":
        return read_event(body, us, at)
    reader = _INTERACTIONS.get(body.get("type", ""))
    return reader(body, at) if reader else None


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
    if action.get("type") != "button":
        return None
    if (body.get("view") or {}).get("type") == HOME_TAB:
        return _pressed_at_home(body, action, at)
    if "channel" not in body:
        return None
    place = _place(body["channel"]["id"], name=body["channel"].get("name", ""))
    stamp = body.get("container", {}).get("message_ts") or body.get("message", {}).get("ts", "")
    deed = Pressed(f"{action['action_id']}|{action.get('value', '')}", f"{place.address}:{stamp}")
    return _interaction(body, deed, at, user_id=body["user"]["id"], place=place)


def _pressed_at_home(body: Body, action: Body, at: datetime) -> Turn:
    view, user_id = body["view"], body["user"]["id"]
    deed = Pressed(f"{action['action_id']}|{action.get('value', '')}")
    turn = _interaction(body, deed, at, user_id=user_id, place=place_of(view, user_id))
    return replace(turn, handle={**turn.handle, **at_home(view, page=remembered(view).page)})


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
        answers=joined(answers),
        seen=str(remembered.get("seen", "")),
        asked=tuple(values),
    )
    place = _private(user_id)
    if remembered.get("place"):
        place = Place(SLACK, remembered["place"], remembered["place_kind"])
    # A submission sent again after a correction keeps the view's hash, so the answers belong to the key.
    digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    return Turn(SLACK, f"{view['id']}:{view['hash']}:{digest}", deed, at, _speaker(user_id), place)


def _answer(given: Body) -> str:
    if given.get("type") == "file_input":
        return as_answer([file_sent(file) for file in given.get("files") or ()])
    chosen = given.get("selected_option") or {}
    picked = given.get("selected_date") or given.get("selected_time")
    return str(given.get("value") or chosen.get("value") or picked or "")


_INTERACTIONS: Mapping[str, Callable[[Body, datetime], Turn | None]] = {
    "block_actions": _pressed,
    "view_submission": _submitted,
    "shortcut": _shortcut,
    "message_action": _shortcut,
}


def _speaker(user_id: str) -> Speaker:
    return Speaker(SLACK, user_id)


def _place(channel: str, *, name: str) -> Place:
    kind: ChatKind = "group" if name.startswith("mpdm-") else kind_of(channel)
    return Place(SLACK, channel, kind)


def _private(user_id: str) -> Place:
    return Place(SLACK, user_id, "private")
