"""Messages that wait for their time."""

from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.slack import limits
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.posts import Posts
from bot.sandbox.slack.rooms import Room, Rooms
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A message of the bot that is not written yet."""

    message_id: str
    room: Room
    at: datetime
    created: datetime
    content: Json


class Schedule:
    """What waits, by the sandbox's clock."""

    def __init__(self, world: World, ids: Ids) -> None:
        self._world = world
        self._ids = ids
        self._waiting: dict[str, Scheduled] = {}

    def add(self, room: Room, at: datetime, content: Json) -> Scheduled:
        """Keep a message until its time.

        Raises:
            Refused: that time is gone, too far, or too crowded.
        """
        now = self._world.clock.now()
        if at <= now:
            raise Refused("time_in_past")
        if at > now + limits.SCHEDULED_AHEAD:
            raise Refused("time_too_far")
        near = [one for one in self.of(room) if abs(one.at - at) < limits.SCHEDULED_SPAN]
        if len(near) >= limits.SCHEDULED_IN_SPAN:
            raise Refused("restricted_too_many")
        scheduled = Scheduled(self._ids.new("Q"), room, at, now, content)
        self._waiting[scheduled.message_id] = scheduled
        return scheduled

    def of(self, room: Room | None) -> list[Scheduled]:
        """Return what waits for a room, or for any, the next one first."""
        there = [one for one in self._waiting.values() if room in {None, one.room}]
        return sorted(there, key=lambda one: one.at)

    def cancel(self, room: Room, message_id: str) -> None:
        """Forget a message.

        Raises:
            Refused: nothing waits there under that id.
        """
        scheduled = self._waiting.get(message_id)
        if scheduled is None or scheduled.room != room:
            raise Refused("invalid_scheduled_message_id")
        del self._waiting[message_id]

    def write_due(self, posts: Posts, rooms: Rooms) -> None:
        """Write what is due; where the bot cannot write any more it is lost, and on record."""
        now = self._world.clock.now()
        for scheduled in [one for one in self.of(None) if one.at <= now]:
            del self._waiting[scheduled.message_id]
            try:
                posts.write(rooms.bot_writes_to(scheduled.room.room_id), scheduled.content, by_bot=True)
            except Refused as refused:
                said = {**refused.body(), "scheduled_message_id": scheduled.message_id}
                self._world.record("slack", "answer", "scheduled", said)
