"""Messages of all rooms, and the events that each change of one makes."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.directory import BOT_SLACK_ID, BOT_SLACK_USER, TEAM
from bot.sandbox.slack import events
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.wire import APP, Json
from bot.sandbox.world import World


@dataclass(eq=False)
class Post:
    """One message.

    Attributes:
        body: as it goes over the wire.
        author: key of the person who wrote it, empty for the bot and for Slack itself.
        only_for: key of the only person who sees it (an ephemeral), else None.
        marked: number of the last change of its reactions, or of its pin.
        hidden: what the bot keeps with it and no person sees (`metadata`).
        reactions: Slack ids of those who put an emoji on it, by its name.
        pinned: who pinned it when (`created_by`, `created`), None when nobody did.
    """

    room: Room
    body: Json
    by_bot: bool
    author: str
    only_for: str | None
    at: datetime
    created: int
    changed: int
    hidden: Json | None = None
    edited: bool = False
    gone: bool = False
    marked: int = 0
    reactions: dict[str, list[str]] = field(default_factory=dict)
    pinned: Json | None = None

    @property
    def ts(self) -> str:
        """Slack's name of the message within its room."""
        return str(self.body["ts"])

    @property
    def post_id(self) -> str:
        """Identity in the workspace, as in `Seen`."""
        return f"{self.room.room_id}:{self.ts}"

    @property
    def thread_ts(self) -> str | None:
        """The message that this one replies to."""
        parent = self.body.get("thread_ts")
        return None if parent == self.ts else parent

    def wire(self, *, metadata: bool) -> Json:
        """Return a copy for the wire."""
        body = copy.deepcopy(self.body)
        if metadata and self.hidden:
            body["metadata"] = copy.deepcopy(self.hidden)
        if self.reactions:
            body["reactions"] = [
                {"name": name, "users": list(users), "count": len(users)}
                for name, users in self.reactions.items()
            ]
        return body


class Posts:
    """Everything that was ever written."""

    def __init__(self, world: World, ids: Ids, tell: Callable[[Json], None]) -> None:
        self._world = world
        self._ids = ids
        self._tell = tell
        self._posts: dict[str, Post] = {}
        self._in_room: dict[str, list[Post]] = {}
        self._answers: dict[str, list[Post]] = {}

    def __iter__(self) -> Iterator[Post]:
        return iter(self._posts.values())

    def find(self, room: Room, ts: str) -> Post | None:
        """Return a message that is still there."""
        post = self._posts.get(f"{room.room_id}:{ts}")
        return None if post is None or post.gone else post

    def by_id(self, post_id: str) -> Post | None:
        """Return a message by its identity in the workspace, even when it is gone."""
        return self._posts.get(post_id)

    def in_room(self, room: Room) -> list[Post]:
        """Return every message of a room, oldest first."""
        return self._in_room.get(room.room_id, [])

    def answers_to(self, room: Room, ts: str) -> list[Post]:
        """Return the replies to a message, oldest first."""
        return self._answers.get(f"{room.room_id}:{ts}", [])

    def write(
        self,
        room: Room,
        content: Json,
        *,
        author: str = "",
        by_bot: bool = False,
        only_for: str | None = None,
        hidden: Json | None = None,
    ) -> Post:
        """Put a message on the screen; everybody's messages are told to the bot, ephemerals are not."""
        body: Json = {"type": "message", **content, "ts": self._ids.stamp(), "team": TEAM}
        if "blocks" in body:
            body["blocks"] = self.with_block_ids(body["blocks"])
        number = self._world.next_change()
        now = self._world.clock.now()
        if by_bot:
            profile = events.bot_profile(int(now.timestamp()))
            body |= {"user": BOT_SLACK_USER, "bot_id": BOT_SLACK_ID, "app_id": APP, "bot_profile": profile}
        post = Post(room, body, by_bot, author, only_for, now, number, number, hidden)
        self._posts[post.post_id] = post
        self._in_room.setdefault(room.room_id, []).append(post)
        if post.thread_ts:
            self._answers.setdefault(f"{room.room_id}:{post.thread_ts}", []).append(post)
        if only_for is None:
            self._tell(events.posted(post.wire(metadata=True), room))
        return post

    def rewrite(self, post: Post, content: Json, *, by: str, hidden: Json | None = None) -> None:
        """Change a message in place.

        Args:
            post: the message.
            content: fields that replace those of the message; None removes a field.
            by: Slack id of whoever edits.
            hidden: new metadata, None to keep it.
        """
        before = post.wire(metadata=True)
        post.body |= {name: value for name, value in content.items() if value is not None}
        for name in [name for name, value in content.items() if value is None]:
            post.body.pop(name, None)
        if content.get("blocks"):
            post.body["blocks"] = self.with_block_ids(content["blocks"])
        post.hidden = post.hidden if hidden is None else hidden
        at = self._ids.stamp()
        post.body["edited"] = {"user": by, "ts": at}
        post.edited = True
        post.changed = self._world.next_change()
        if post.only_for is None:
            self._tell(events.changed(post.wire(metadata=True), before, post.room, at=at))

    def remove(self, post: Post) -> None:
        """Take a message off the screen."""
        post.gone = True
        post.changed = self._world.next_change()
        if post.only_for is None:
            self._tell(events.deleted(post.wire(metadata=True), post.room, at=self._ids.stamp()))

    def react(self, post: Post, name: str, user_id: str, *, added: bool) -> bool:
        """Put an emoji on a message or take it off; return whether that changed anything."""
        users = post.reactions.get(name, [])
        if (user_id in users) == added:
            return False
        if added:
            post.reactions.setdefault(name, []).append(user_id)
        else:
            users.remove(user_id)
            if not users:
                del post.reactions[name]
        # An emoji is no edit: the message itself has not changed, only whoever watches may look again.
        post.marked = self._world.next_change()
        at = self._ids.stamp()
        self._tell(events.reaction(user_id, name, post.body, post.room, added=added, at=at))
        return True

    def pin(self, post: Post, user_id: str, *, added: bool) -> bool:
        """Pin a message to its room or take the pin off; return whether that changed anything."""
        if (post.pinned is not None) == added:
            return False
        created = int(self._world.clock.now().timestamp())
        item = pinned_item(post, {"created": created, "created_by": user_id})
        post.pinned = {"created": created, "created_by": user_id} if added else None
        post.marked = self._world.next_change()
        self._tell(events.pin(user_id, item, post.room, added=added, at=self._ids.stamp()))
        return True

    def bury_file(self, file_id: str) -> None:
        """Leave a tombstone where a file stood that is no more; what was written with it stays."""
        for post in self:
            shared = post.body.get("files") or []
            if any(file["id"] == file_id for file in shared):
                grave = {"id": file_id, "mode": "tombstone"}
                post.body["files"] = [grave if file["id"] == file_id else file for file in shared]
                post.marked = self._world.next_change()

    def with_block_ids(self, blocks: list[Any]) -> list[Json]:
        """Return copies of blocks in which each has a block_id."""
        return [
            {**copy.deepcopy(block), "block_id": block.get("block_id") or self._ids.new("b")}
            for block in blocks
        ]


def pinned_item(post: Post, pinned: Json) -> Json:
    """Return a pinned message as Slack lists it."""
    return {"type": "message", "channel": post.room.room_id, "message": post.wire(metadata=False), **pinned}
