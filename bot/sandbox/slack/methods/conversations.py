"""conversations.*: rooms, their people and their history."""

from bot.sandbox.directory import BOT_SLACK_USER, TEAM
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.paging import page
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

NO_LATEST = "99999999999.999999"


def open_room(desk: Workspace, args: Arguments) -> Json:
    """Return the private chat with a person."""
    if args.text("channel"):
        room = desk.rooms.by_id(args.text("channel"))
    elif not args.text("users"):
        raise Refused("users_list_not_supplied")
    else:
        person = desk.rooms.by_user_id(args.text("users"))
        room = desk.rooms.by_place(person.key)
    channel = _described(desk, room) if args.flag("return_im") else {"id": room.room_id}
    return {"channel": channel, "no_op": True, "already_open": True}


def list_rooms(desk: Workspace, args: Arguments) -> Json:
    """Return the rooms that the bot knows of, by kind."""
    wanted = set(args.text("types", "public_channel").split(","))
    kinds = {"channel": "public_channel", "group": "private_channel", "im": "im"}
    rooms = [_described(desk, room) for room in desk.rooms.all() if kinds[room.kind] in wanted]
    return page(rooms, args, "channels")


def info(desk: Workspace, args: Arguments) -> Json:
    """Describe one room."""
    return {"channel": _described(desk, desk.rooms.by_id(args.needed("channel")))}


def members(desk: Workspace, args: Arguments) -> Json:
    """Return who is in a room."""
    room = desk.rooms.by_id(args.needed("channel"))
    keys = desk.rooms.members(room)
    ids = [str(person.slack_user_id) for person in desk.rooms.people() if person.key in keys]
    return page([*ids, BOT_SLACK_USER], args, "members")


def history(desk: Workspace, args: Arguments) -> Json:
    """Return a room's messages, newest first, without replies in threads."""
    room = _readable(desk, args)
    posts = [post for post in _in_history(desk, room) if post.thread_ts is None or _broadcast(post)]
    posts = [post for post in posts if _in_span(post, args)]
    posts.sort(key=lambda post: post.ts, reverse=True)
    return _messages(desk, posts, args)


def replies(desk: Workspace, args: Arguments) -> Json:
    """Return a message and its replies, oldest first."""
    room = _readable(desk, args)
    parent_ts = args.needed("ts")
    posts = [post for post in _in_history(desk, room) if parent_ts in {post.ts, post.thread_ts}]
    if not posts:
        raise Refused("thread_not_found")
    posts.sort(key=lambda post: post.ts)
    kept = [post for post in posts if post.ts == parent_ts or _in_span(post, args)]
    return _messages(desk, kept, args)


def _readable(desk: Workspace, args: Arguments) -> Room:
    room = desk.rooms.by_id(args.needed("channel"))
    if room.place in desk.rooms.without_bot:
        raise Refused("not_in_channel")
    return room


def _in_history(desk: Workspace, room: Room) -> list[Post]:
    newest = desk.world.clock.now() - desk.history_lag
    there = [post for post in desk.posts if post.room == room and not post.gone and post.only_for is None]
    return [post for post in there if post.at <= newest]


def _broadcast(post: Post) -> bool:
    return post.body.get("subtype") == "thread_broadcast"


def _in_span(post: Post, args: Arguments) -> bool:
    oldest, latest = args.text("oldest", "0"), args.text("latest", NO_LATEST)
    moment = tuple(map(int, post.ts.split(".")))
    low, high = _stamp(oldest), _stamp(latest)
    return low <= moment <= high if args.flag("inclusive") else low < moment < high


def _stamp(text: str) -> tuple[int, int]:
    seconds, _, micro = text.partition(".")
    try:
        return int(seconds), int(f"{micro:0<6}"[:6])
    except ValueError:
        raise Refused("invalid_ts_latest") from None


def _messages(desk: Workspace, posts: list[Post], args: Arguments) -> Json:
    metadata = args.flag("include_all_metadata")
    answer = page([_with_thread(desk, post, metadata=metadata) for post in posts], args, "messages")
    return {**answer, "has_more": bool(answer["response_metadata"]["next_cursor"]), "pin_count": 0}


def _with_thread(desk: Workspace, post: Post, *, metadata: bool) -> Json:
    message = post.wire(metadata=metadata)
    answers = [other for other in _in_history(desk, post.room) if other.thread_ts == post.ts]
    if answers:
        stamps = sorted(other.ts for other in answers)
        message |= {"thread_ts": post.ts, "reply_count": len(stamps), "latest_reply": stamps[-1]}
    return message


def _described(desk: Workspace, room: Room) -> Json:
    facts: Json = {"id": room.room_id, "created": 1, "is_archived": room.place in desk.rooms.archived}
    facts |= {
        "is_im": room.owner is not None,
        "is_org_shared": False,
        "context_team_id": TEAM,
        "is_mpim": False,
    }
    if room.owner is not None:
        return {**facts, "user": desk.rooms.user_id(room.owner), "is_user_deleted": False, "priority": 0}
    return {
        **facts,
        "name": room.name,
        "name_normalized": room.name,
        "is_channel": room.kind == "channel",
        "is_group": room.kind == "group",
        "is_private": room.kind == "group",
        "is_general": room.name == "general",
        "is_member": room.place not in desk.rooms.without_bot,
        "creator": BOT_SLACK_USER,
        "num_members": len(desk.rooms.members(room)) + 1,
    }


METHODS = {
    "conversations.open": open_room,
    "conversations.list": list_rooms,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.history": history,
    "conversations.replies": replies,
}
