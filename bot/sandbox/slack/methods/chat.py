"""chat.*: what the bot writes."""

from typing import Any

from bot.sandbox.directory import BOT_SLACK_USER
from bot.sandbox.slack import limits
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.mentions import note_mentions
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.strict import check_attachments, check_message_blocks
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

CUT_WARNING = "message_truncated"


def post_message(desk: Workspace, args: Arguments) -> Json:
    """Write where the bot is."""
    room = _room(desk, args)
    content, cut = _content(args)
    if args.text("thread_ts"):
        content["thread_ts"] = args.text("thread_ts")
        if args.flag("reply_broadcast"):
            content["subtype"] = "thread_broadcast"
    _note(desk, "chat.postMessage", room, content, args)
    post = desk.posts.write(room, content, by_bot=True, hidden=_metadata(args))
    answer: Json = {"channel": room.room_id, "ts": post.ts, "message": post.wire(metadata=True)}
    if cut:
        answer |= {"warning": CUT_WARNING, "response_metadata": {"warnings": [CUT_WARNING]}}
    return answer


def post_ephemeral(desk: Workspace, args: Arguments) -> Json:
    """Write what only one person sees."""
    room = _room(desk, args)
    person = desk.rooms.by_user_id(args.needed("user"))
    if person.key not in desk.rooms.members(room):
        raise Refused("user_not_in_channel")
    content, _ = _content(args)
    if args.text("thread_ts"):
        content["thread_ts"] = args.text("thread_ts")
    _note(desk, "chat.postEphemeral", room, content, args)
    post = desk.posts.write(room, content, by_bot=True, only_for=person.key)
    return {"message_ts": post.ts}


def update(desk: Workspace, args: Arguments) -> Json:
    """Change one of the bot's own messages."""
    room = _room(desk, args)
    post = _own(desk, room, args.needed("ts"), wrong="cant_update_message")
    if len(args.text("text")) > limits.TEXT_CUT_AT:
        raise Refused("msg_too_long")
    # A new text without blocks takes the old blocks away; blocks alone leave the text.
    content, _ = _content(args, known=post)
    if "text" in content and "blocks" not in content:
        content["blocks"] = None
    _note(desk, "chat.update", room, content, args)
    desk.posts.rewrite(post, content, by=BOT_SLACK_USER, hidden=_metadata(args))
    return {
        "channel": room.room_id,
        "ts": post.ts,
        "text": post.body.get("text", ""),
        "message": post.wire(metadata=True),
    }


def delete(desk: Workspace, args: Arguments) -> Json:
    """Take one of the bot's own messages away."""
    room = desk.rooms.bot_writes_to(args.needed("channel"))
    post = _own(desk, room, args.needed("ts"), wrong="cant_delete_message")
    desk.posts.remove(post)
    return {"channel": room.room_id, "ts": post.ts}


def _room(desk: Workspace, args: Arguments) -> Room:
    if not args.text("channel"):
        raise Refused("channel_not_found")
    return desk.rooms.bot_writes_to(args.text("channel"))


def _own(desk: Workspace, room: Room, ts: str, *, wrong: str) -> Post:
    post = desk.posts.find(room, ts)
    if post is None or post.only_for is not None:
        raise Refused("message_not_found")
    if not post.by_bot:
        raise Refused(wrong)
    return post


def _content(args: Arguments, *, known: Post | None = None) -> tuple[Json, bool]:
    """Return the content that was sent, and whether its text was cut."""
    content: Json = {}
    text = args.text("text")
    if "text" in args.values:
        content["text"] = text[: limits.TEXT_CUT_AT]
    blocks = args.structure("blocks", wrong="invalid_blocks_format")
    if blocks is not None:
        check_message_blocks(blocks)
        content["blocks"] = blocks
    attachments = args.structure("attachments", wrong="invalid_attachments")
    if attachments is not None:
        check_attachments(attachments)
        content["attachments"] = attachments
    result: Json = {**(known.body if known else {}), **content}
    if not any(result.get(name) for name in ("text", "blocks", "attachments")) or (known and not content):
        raise Refused("no_text")
    content.setdefault("text", result.get("text", ""))
    if known and "text" not in args.values:
        del content["text"]
    return content, len(text) > limits.TEXT_CUT_AT


def _metadata(args: Arguments) -> Any:
    metadata = args.structure("metadata", wrong="invalid_metadata_format")
    if metadata is None or metadata == {}:
        return metadata
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if not metadata.get("event_type"):
        raise Refused("invalid_metadata_schema")
    return metadata


def _note(desk: Workspace, method: str, room: Room, content: Json, args: Arguments) -> None:
    names_too = args.flag("link_names") or args.text("parse") == "full"
    note_mentions(desk.world, method, room.place, content, names_too=names_too)


METHODS = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
}
