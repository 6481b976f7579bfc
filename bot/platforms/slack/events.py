"""Read Slack's events: what people said, changed and took back, where a chat went, and our own echo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.platforms.slack.home import HOME_TAB, at_home, place_of
from bot.platforms.slack.settle import delivery_in
from bot.platforms.slack.typed import mentions, typed
from bot.shapes.turn import (
    AccountClosed,
    ChatKind,
    Deed,
    Deleted,
    Edited,
    HomeOpened,
    Moved,
    Place,
    Said,
    Speaker,
    Turn,
)
from data.model.files import FileSent

SLACK = "slack"
# Turns under such keys run one after the other, so that an older answer never follows a newer one.
ROLL = "roll:"
SAID_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})
EDITED, DELETED = "message_changed", "message_deleted"
# Slack's own voice; it bears no bot_id.
SLACKBOT = "USLACKBOT"
_KINDS_BY_PREFIX: Mapping[str, ChatKind] = {"D": "private", "G": "group"}
_KINDS_BY_TYPE: Mapping[str, ChatKind] = {"im": "private", "mpim": "group"}
_MEDIA = {"image": "photo", "video": "video", "audio": "audio"}

Body = Mapping[str, Any]


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


@dataclass(frozen=True, slots=True)
class Changed:
    """Slack told that something changed of who is there; what counts is what it answers when it is asked.

    Attributes:
        user_id: whose account it is, if it is about one that was known before.
    """

    user_id: str = ""


def read_event(body: Body, us: Identity, at: datetime) -> Turn | Echo | Changed | None:
    """Return what an event means; None when it is nothing to the desk."""
    # A mention in a channel comes as `message` and as `app_mention`, one in a private chat as `message` only.
    event = body["event"]
    reader = _EVENTS.get(event.get("type", ""))
    return reader(body, us, at) if reader else None


def kind_of(channel: str, *, channel_type: str = "") -> ChatKind:
    """Return what kind of chat that is, by its type where it is told, else by its id."""
    return _KINDS_BY_TYPE.get(channel_type) or _KINDS_BY_PREFIX.get(channel[0], "channel")


def _message(body: Body, us: Identity, at: datetime) -> Turn | Echo | None:
    event = body["event"]
    if event.get("subtype") == EDITED:
        return _edited(body, us, at)
    if event.get("subtype") == DELETED:
        return _deleted(body, us, at)
    if _is_ours(event, us):
        delivery_id = delivery_in(event)
        return Echo(delivery_id, f"{event['channel']}:{event['ts']}") if delivery_id else None
    place = _place(event)
    return _turn(body, event, us, at, _said(event, us, place))


def _edited(body: Body, us: Identity, at: datetime) -> Turn | None:
    event = body["event"]
    message, before = event["message"], event.get("previous_message") or {}
    # A link that unfolds and a thread that grows change a message as well, but nobody's words.
    editor = (message.get("edited") or {}).get("user")
    if editor != message.get("user") or message.get("text") == before.get("text"):
        return None
    place = _place(event)
    text = typed(message.get("text") or "", bot_user_id=us.user_id)
    return _turn(body, message, us, at, Edited(text, f"{place.address}:{message['ts']}"))


def _deleted(body: Body, us: Identity, at: datetime) -> Turn | None:
    event = body["event"]
    deed = Deleted(f"{event['channel']}:{event['deleted_ts']}")
    return _turn(body, event.get("previous_message") or {}, us, at, deed)


def _turn(body: Body, message: Body, us: Identity, at: datetime, deed: Deed) -> Turn | None:
    author = _author(message, us)
    if author is None:
        return None
    return Turn(SLACK, body["event_id"], deed, at, Speaker(SLACK, author), _place(body["event"]))


def _author(message: Body, us: Identity) -> str | None:
    """Return who wrote a message; None unless it is a person, who speaks for nobody else."""
    user = message.get("user")
    if message.get("subtype") not in SAID_SUBTYPES or message.get("bot_id") or message.get("bot_profile"):
        return None
    return None if not user or user in {us.user_id, SLACKBOT} else str(user)


def _is_ours(message: Body, us: Identity) -> bool:
    return bool(message.get("bot_id") == us.bot_id or message.get("user") == us.user_id)


def _said(event: Body, us: Identity, place: Place) -> Said:
    text, thread = event.get("text") or "", event.get("thread_ts")
    return Said(
        text=typed(text, bot_user_id=us.user_id),
        message_ref=f"{place.address}:{event['ts']}",
        attachments=tuple(_media(file) for file in event.get("files") or ()),
        addressed=place.kind == "private" or mentions(text, us.user_id),
        reply_to_ref=f"{place.address}:{thread}" if thread and thread != event["ts"] else "",
        files=tuple(file_sent(file) for file in event.get("files") or ()),
    )


def file_sent(file: Body) -> FileSent:
    """Return a file as Slack describes it; what it does not give to this app it describes by its id alone."""
    address = file.get("url_private_download") or file.get("url_private") or ""
    return FileSent(
        reference=f"{file.get('id', '')} {address}",
        kind=_media(file),
        name=str(file.get("name") or ""),
        media_type=str(file.get("mimetype") or ""),
        size=int(file.get("size") or 0),
    )


def _moved(body: Body, _us: Identity, at: datetime) -> Turn | None:
    event = body["event"]
    old = event["old_channel_id"]
    return Turn(
        SLACK,
        body["event_id"],
        Moved(str(event["new_channel_id"])),
        at,
        place=Place(SLACK, old, kind_of(old)),
    )


def _account(body: Body, _us: Identity, at: datetime) -> Turn | Changed:
    user = body["event"]["user"]
    if user.get("deleted"):
        # That is believed at once; that an account is open again is not, for an old event may come late.
        return Turn(SLACK, f"{ROLL}{body['event_id']}", AccountClosed(str(user["id"])), at)
    return Changed(str(user["id"]))


def _anybody(_body: Body, _us: Identity, _at: datetime) -> Changed:
    return Changed()


def _place(event: Body) -> Place:
    channel = event["channel"]
    return Place(SLACK, channel, kind_of(channel, channel_type=event.get("channel_type", "")))


def _media(file: Body) -> str:
    return _MEDIA.get(str(file.get("mimetype", "")).partition("/")[0], "document")


def _home_opened(body: Body, _us: Identity, at: datetime) -> Turn | None:
    event = body["event"]
    if event.get("tab") != HOME_TAB:
        return None
    user, view = str(event["user"]), event.get("view") or {}
    place = Place(SLACK, event["channel"], "private") if event.get("channel") else place_of(view, user)
    return Turn(SLACK, body["event_id"], HomeOpened(), at, Speaker(SLACK, user), place, at_home(view, page=0))


_EVENTS: Mapping[str, Callable[[Body, Identity, datetime], Turn | Echo | Changed | None]] = {
    "user_change": _account,
    "team_join": _anybody,
    "subteam_created": _anybody,
    "subteam_updated": _anybody,
    "subteam_members_changed": _anybody,
    "message": _message,
    "channel_id_changed": _moved,
    "app_home_opened": _home_opened,
}
