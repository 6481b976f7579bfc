"""reactions.*: emoji that the bot puts on messages."""

import re

from bot.sandbox.directory import BOT_SLACK_USER
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.paging import page
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

# Every workspace adds its own emoji, so that only the form of a name can be wrong.
NAME = re.compile(r"[\w+'-]+(::skin-tone-[2-6])?")


def add(desk: Workspace, args: Arguments) -> Json:
    """Put an emoji on a message."""
    if not desk.posts.react(_post(desk, args), _name(args), BOT_SLACK_USER, added=True):
        raise Refused("already_reacted")
    return {}


def remove(desk: Workspace, args: Arguments) -> Json:
    """Take the bot's own emoji off."""
    if not desk.posts.react(_post(desk, args), _name(args), BOT_SLACK_USER, added=False):
        raise Refused("no_reaction")
    return {}


def get(desk: Workspace, args: Arguments) -> Json:
    """Return a message with its emoji."""
    return _item(_post(desk, args))


def list_own(desk: Workspace, args: Arguments) -> Json:
    """Return the messages on which somebody, the bot unless said, put an emoji, newest first."""
    user_id = args.text("user", BOT_SLACK_USER)
    if user_id != BOT_SLACK_USER:
        desk.rooms.by_user_id(user_id)
    marked = [
        post for post in desk.posts if not post.gone and any(user_id in by for by in post.reactions.values())
    ]
    marked.sort(key=lambda post: post.ts, reverse=True)
    return page(marked, args, "items", draw=_item)


def _item(post: Post) -> Json:
    return {"type": "message", "channel": post.room.room_id, "message": post.wire(metadata=False)}


def _name(args: Arguments) -> str:
    name = args.needed("name").strip(":")
    if not NAME.fullmatch(name):
        raise Refused("invalid_name")
    return name


def _post(desk: Workspace, args: Arguments) -> Post:
    if not args.text("channel") or not args.text("timestamp"):
        raise Refused("no_item_specified")
    post = desk.posts.find(desk.rooms.bot_reads(args.text("channel")), args.text("timestamp"))
    if post is None or post.only_for is not None:
        raise Refused("message_not_found")
    return post


METHODS = {
    "reactions.add": add,
    "reactions.remove": remove,
    "reactions.get": get,
    "reactions.list": list_own,
}
