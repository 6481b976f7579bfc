"""pins.*: what the bot pins to a room."""

from bot.sandbox.directory import BOT_SLACK_USER
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.posts import Post, pinned_item
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace


def add(desk: Workspace, args: Arguments) -> Json:
    """Pin a message."""
    if not desk.posts.pin(_post(desk, args), BOT_SLACK_USER, added=True):
        raise Refused("already_pinned")
    return {}


def remove(desk: Workspace, args: Arguments) -> Json:
    """Take a pin off."""
    if not desk.posts.pin(_post(desk, args), BOT_SLACK_USER, added=False):
        raise Refused("no_pin")
    return {}


def list_pins(desk: Workspace, args: Arguments) -> Json:
    """Return what is pinned to a room, newest first."""
    room = desk.rooms.bot_reads(args.needed("channel"))
    pinned = [post for post in desk.posts.in_room(room) if post.pinned and not post.gone]
    return {"items": [pinned_item(post, post.pinned or {}) for post in reversed(pinned)]}


def _post(desk: Workspace, args: Arguments) -> Post:
    room = desk.rooms.bot_writes_to(args.needed("channel"))
    if not args.text("timestamp"):
        raise Refused("no_item_specified")
    post = desk.posts.find(room, args.text("timestamp"))
    if post is None or post.only_for is not None:
        raise Refused("message_not_found")
    return post


METHODS = {"pins.add": add, "pins.remove": remove, "pins.list": list_pins}
