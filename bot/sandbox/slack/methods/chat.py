"""chat.*: what the bot writes."""

from typing import Any

from bot.sandbox.directory import BOT_SLACK_USER
from bot.sandbox.slack import limits
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.mentions import note_mentions
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.strict import check_attachments, check_message_blocks
from bot.sandbox.slack.wire import TEAM_DOMAIN, Json, Refused
from bot.sandbox.slack.workspace import Workspace

CUT_WARNING = "message_truncated"


def post_message(desk: Workspace, args: Arguments) -> Json:
    """Write where the bot is."""
    room = room_of(desk, args)
    content, cut = content_of(args)
    if args.text("thread_ts"):
        content["thread_ts"] = args.text("thread_ts")
        if args.flag("reply_broadcast"):
            content["subtype"] = "thread_broadcast"
    note_call(desk, "chat.postMessage", room, content, args)
    post = desk.posts.write(room, content, by_bot=True, hidden=_metadata(args))
    answer: Json = {"channel": room.room_id, "ts": post.ts, "message": post.wire(metadata=True)}
    if cut:
        answer |= {"warning": CUT_WARNING, "response_metadata": {"warnings": [CUT_WARNING]}}
    return answer


def post_ephemeral(desk: Workspace, args: Arguments) -> Json:
    """Write what only one person sees."""
    room = room_of(desk, args)
    person = desk.rooms.by_user_id(args.needed("user"))
    if person.key not in desk.rooms.members(room):
        raise Refused("user_not_in_channel")
    content, _ = content_of(args)
    if args.text("thread_ts"):
        content["thread_ts"] = args.text("thread_ts")
    note_call(desk, "chat.postEphemeral", room, content, args)
    post = desk.posts.write(room, content, by_bot=True, only_for=person.key)
    return {"message_ts": post.ts}


def update(desk: Workspace, args: Arguments) -> Json:
    """Change one of the bot's own messages."""
    post = _own(desk, args, wrong="cant_update_message")
    room = post.room
    if len(args.text("text")) > limits.TEXT_CUT_AT:
        raise Refused("msg_too_long")
    # A new text without blocks takes the old blocks away; blocks alone leave the text.
    content, _ = content_of(args, known=post)
    if "text" in content and "blocks" not in content:
        content["blocks"] = None
    note_call(desk, "chat.update", room, content, args)
    desk.posts.rewrite(post, content, by=BOT_SLACK_USER, hidden=_metadata(args))
    return {
        "channel": room.room_id,
        "ts": post.ts,
        "text": post.body.get("text", ""),
        "message": post.wire(metadata=True),
    }


def delete(desk: Workspace, args: Arguments) -> Json:
    """Take one of the bot's own messages away."""
    post = _own(desk, args, wrong="cant_delete_message")
    desk.posts.remove(post)
    return {"channel": post.room.room_id, "ts": post.ts}


def room_of(desk: Workspace, args: Arguments) -> Room:
    """Return where the bot wants to write.

    Raises:
        Refused: it cannot.
    """
    if not args.text("channel"):
        raise Refused("channel_not_found")
    return desk.rooms.bot_writes_to(args.text("channel"))


def permalink(desk: Workspace, args: Arguments) -> Json:
    """Return the address under which people find a message."""
    room = desk.rooms.bot_reads(args.needed("channel"))
    post = desk.posts.find(room, args.needed("message_ts"))
    if post is None or post.only_for is not None:
        raise Refused("message_not_found")
    address = f"https://{TEAM_DOMAIN}.slack.com/archives/{room.room_id}/p{post.ts.replace('.', '')}"
    if post.thread_ts:
        address += f"?thread_ts={post.thread_ts}&cid={room.room_id}"
    return {"channel": room.room_id, "permalink": address}


def _own(desk: Workspace, args: Arguments, *, wrong: str) -> Post:
    # Source: docs.slack.dev/reference/methods/chat.update, read 2026-11-21: unlike chat.postMessage, it takes the id
    # of a private chat and not that of its person.
    if args.text("channel").startswith("U"):
        raise Refused("channel_not_found")
    room = room_of(desk, args)
    post = desk.posts.find(room, args.needed("ts"))
    if post is None or post.only_for is not None:
        raise Refused("message_not_found")
    if not post.by_bot:
        raise Refused(wrong)
    return post


def content_of(args: Arguments, *, known: Post | None = None) -> tuple[Json, bool]:
    """Return the content that was sent, and whether its text was cut.

    Args:
        known: the message that it is to replace.

    Raises:
        Refused: nothing would be seen of it, or Slack takes no such blocks or attachments.
    """
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


def note_call(desk: Workspace, method: str, room: Room, content: Json, args: Arguments) -> None:
    """Write down whom a message calls."""
    names_too = args.flag("link_names") or args.text("parse") == "full"
    note_mentions(desk.world, method, room.place, content, names_too=names_too)


METHODS = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
    "chat.getPermalink": permalink,
}
