"""files.*: the upload in three steps, and what is known of a file."""

from typing import Any

from bot.sandbox.directory import BOT_SLACK_USER
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.files import File
from bot.sandbox.slack.mentions import note_mentions
from bot.sandbox.slack.strict import check_message_blocks
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

# Source: hex.pm/packages/slack_kit 1.0.0-alpha.0 (copy of Slack's page of files.getUploadURLExternal), 2026-11-21
LONGEST_ALT_TEXT = 1000


def upload_url(desk: Workspace, args: Arguments) -> Json:
    """Give an address to which the bytes of a file may be posted."""
    name = args.needed("filename")
    if args.number("length", 0) <= 0:
        raise Refused("invalid_arguments", "length must be a positive number of bytes")
    alt = args.text("alt_txt")
    if len(alt) > LONGEST_ALT_TEXT:
        raise Refused("alt_txt_too_large")
    file_id, ticket = desk.files.expect(name, alt=alt)
    return {"upload_url": f"{args.base_url}/upload/{ticket}", "file_id": file_id}


def complete_upload(desk: Workspace, args: Arguments) -> Json:
    """Finish uploads, and share them where the bot says."""
    wanted = args.structure("files", wrong="invalid_arguments")
    if not isinstance(wanted, list) or not wanted or not all(isinstance(one, dict) for one in wanted):
        raise Refused("invalid_arguments", "missing required field: files")
    places = [*args.words("channel_id"), *args.words("channels")]
    rooms = [desk.rooms.bot_writes_to(place) for place in places]
    content = _content(args)
    files = [
        desk.files.complete(str(one.get("id")), str(one.get("title") or ""), by=BOT_SLACK_USER)
        for one in wanted
    ]
    shown = [file.wire(args.base_url) for file in files]
    for room in rooms:
        note_mentions(desk.world, "files.completeUploadExternal", room.place, content)
        desk.posts.write(room, {**content, "subtype": "file_share", "files": shown}, by_bot=True)
    return {"files": shown}


def info(desk: Workspace, args: Arguments) -> Json:
    """Describe a file that somebody shared."""
    return {"file": _found(desk, args).wire(desk.base_url)}


def delete(desk: Workspace, args: Arguments) -> Json:
    """Take away a file of the bot's own."""
    file = _found(desk, args)
    if file.facts["user"] != BOT_SLACK_USER:
        raise Refused("cant_delete_file")
    desk.files.remove(file.facts["id"])
    desk.posts.bury_file(file.facts["id"])
    return {}


def _found(desk: Workspace, args: Arguments) -> File:
    return desk.files.find(args.needed("file"))


def _content(args: Arguments) -> Json:
    content: Json = {"text": args.text("initial_comment"), "upload": True}
    blocks: Any = args.structure("blocks", wrong="invalid_blocks_format")
    if blocks is not None:
        check_message_blocks(blocks)
        content["blocks"] = blocks
    if args.text("thread_ts"):
        content["thread_ts"] = args.text("thread_ts")
    return content


METHODS = {
    "files.getUploadURLExternal": upload_url,
    "files.completeUploadExternal": complete_upload,
    "files.info": info,
    "files.delete": delete,
}
