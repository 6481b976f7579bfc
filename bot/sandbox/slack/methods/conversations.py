"""conversations.*: rooms, their people and their history."""

from bot.sandbox.directory import BOT_SLACK_USER, TEAM
from bot.sandbox.slack import events, limits
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.paging import page
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

NO_LATEST = "99999999999.999999"
TYPE_OF_KIND = {"channel": "public_channel", "group": "private_channel", "im": "im", "mpim": "mpim"}


def open_room(desk: Workspace, args: Arguments) -> Json:
    """Return the private chat with a person, or the group chat with several."""
    users = args.words("users")
    known = True
    if args.text("channel"):
        room = desk.rooms.by_id(args.text("channel"))
    elif not users:
        raise Refused("users_list_not_supplied")
    elif len(users) > limits.GROUP_CHAT_PEOPLE:
        raise Refused("too_many_users")
    else:
        people = [desk.rooms.by_user_id(user_id) for user_id in dict.fromkeys(users)]
        if len(people) == 1:
            room = desk.rooms.by_id(str(people[0].slack_dm))
        else:
            room, known = desk.rooms.group_chat(people)
            if not known:
                desk.world.next_change()
    channel = _described(desk, room) if args.flag("return_im") else {"id": room.room_id}
    return {"channel": channel, "no_op": known, "already_open": known}


def list_rooms(desk: Workspace, args: Arguments) -> Json:
    """Return the rooms that the bot knows of, by kind."""
    wanted = set(args.words("types") or ["public_channel"])
    if not wanted <= set(TYPE_OF_KIND.values()):
        raise Refused("invalid_types")
    rooms = [room for room in desk.rooms.all() if TYPE_OF_KIND[room.kind] in wanted]
    if args.flag("exclude_archived"):
        rooms = [room for room in rooms if room.place not in desk.rooms.archived]
    return page(rooms, args, "channels", draw=lambda room: _described(desk, room))


def own_rooms(desk: Workspace, args: Arguments) -> Json:
    """Return the rooms in which the bot is, by kind."""
    wanted = set(args.words("types") or ["public_channel"])
    if not wanted <= set(TYPE_OF_KIND.values()):
        raise Refused("invalid_types")
    here = [room for room in desk.rooms.all() if room.place not in desk.rooms.without_bot]
    rooms = [room for room in here if TYPE_OF_KIND[room.kind] in wanted]
    return page(rooms, args, "channels", draw=lambda room: _described(desk, room))


def join(desk: Workspace, args: Arguments) -> Json:
    """Let the bot into a public channel."""
    room = desk.rooms.by_id(args.needed("channel"))
    if room.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if room.place in desk.rooms.archived:
        raise Refused("is_archived")
    known = room.place not in desk.rooms.without_bot
    desk.rooms.without_bot.discard(room.place)
    answer: Json = {"channel": _described(desk, room)}
    if not known:
        desk.tell(events.membership(BOT_SLACK_USER, room, joined=True, at=desk.ids.stamp()))
        return answer
    return {
        **answer,
        "warning": "already_in_channel",
        "response_metadata": {"warnings": ["already_in_channel"]},
    }


def leave(desk: Workspace, args: Arguments) -> Json:
    """Take the bot out of a channel."""
    room = desk.rooms.by_id(args.needed("channel"))
    if room.kind in {"im", "mpim"}:
        raise Refused("method_not_supported_for_channel_type")
    if room.place in desk.rooms.without_bot:
        return {"not_in_channel": True}
    desk.rooms.without_bot.add(room.place)
    return {}


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
    room = desk.rooms.bot_reads(args.needed("channel"))
    posts = _in_history(desk, desk.posts.in_room(room))
    posts = [post for post in posts if post.thread_ts is None or _broadcast(post)]
    posts = _in_span(posts, args)
    posts.sort(key=lambda post: post.ts, reverse=True)
    return _messages(desk, posts, args)


def replies(desk: Workspace, args: Arguments) -> Json:
    """Return a message and its replies, oldest first."""
    room = desk.rooms.bot_reads(args.needed("channel"))
    parent = desk.posts.find(room, args.needed("ts"))
    answers = _in_history(desk, desk.posts.answers_to(room, args.text("ts")))
    first = _in_history(desk, [parent] if parent else [])
    if not answers and not first:
        raise Refused("thread_not_found")
    return _messages(desk, first + sorted(_in_span(answers, args), key=lambda post: post.ts), args)


def _in_history(desk: Workspace, posts: list[Post]) -> list[Post]:
    newest = desk.world.clock.now() - desk.history_lag
    return [post for post in posts if not post.gone and post.only_for is None and post.at <= newest]


def _broadcast(post: Post) -> bool:
    return post.body.get("subtype") == "thread_broadcast"


def _in_span(posts: list[Post], args: Arguments) -> list[Post]:
    low = _stamp(args.text("oldest", "0"), wrong="invalid_ts_oldest")
    high = _stamp(args.text("latest") or NO_LATEST, wrong="invalid_ts_latest")
    if args.flag("inclusive"):
        return [post for post in posts if low <= _stamp(post.ts) <= high]
    return [post for post in posts if low < _stamp(post.ts) < high]


def _stamp(text: str, *, wrong: str = "") -> tuple[int, int]:
    seconds, _, micro = text.partition(".")
    try:
        return int(seconds or 0), int(f"{micro:0<6}"[:6])
    except ValueError:
        raise Refused(wrong) from None


def _messages(desk: Workspace, posts: list[Post], args: Arguments) -> Json:
    metadata = args.flag("include_all_metadata")
    answer = page(posts, args, "messages", draw=lambda post: _with_thread(desk, post, metadata=metadata))
    pins = sum(post.pinned is not None for post in posts)
    return {**answer, "has_more": bool(answer["response_metadata"]["next_cursor"]), "pin_count": pins}


def _with_thread(desk: Workspace, post: Post, *, metadata: bool) -> Json:
    message = post.wire(metadata=metadata)
    answers = _in_history(desk, desk.posts.answers_to(post.room, post.ts))
    if answers:
        latest = max(other.ts for other in answers)
        message |= {"thread_ts": post.ts, "reply_count": len(answers), "latest_reply": latest}
    return message


def _described(desk: Workspace, room: Room) -> Json:
    facts: Json = {"id": room.room_id, "created": 1, "is_archived": room.place in desk.rooms.archived}
    facts |= {
        "is_im": room.owner is not None,
        "is_org_shared": False,
        "context_team_id": TEAM,
        "is_mpim": bool(room.group),
    }
    if room.owner is not None:
        left = room.owner in desk.rooms.deactivated
        return {**facts, "user": desk.rooms.slack_id(room.owner), "is_user_deleted": left, "priority": 0}
    return {
        **facts,
        "name": room.name,
        "name_normalized": room.name,
        "is_channel": room.kind == "channel",
        "is_group": room.kind == "group",
        "is_private": room.kind != "channel",
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
    "conversations.join": join,
    "conversations.leave": leave,
    "users.conversations": own_rooms,
}
