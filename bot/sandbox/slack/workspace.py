"""Everything that the local Slack knows, in one place for those who change it."""

import asyncio
from datetime import timedelta
from typing import Any

from bot.sandbox.directory import Directory
from bot.sandbox.side import CannotDo
from bot.sandbox.slack.access import Access
from bot.sandbox.slack.events import event_callback
from bot.sandbox.slack.files import Files
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.limits import SlackLimits
from bot.sandbox.slack.outgoing import Outgoing
from bot.sandbox.slack.passes import Passes
from bot.sandbox.slack.posts import Posts
from bot.sandbox.slack.rates import Rates
from bot.sandbox.slack.rooms import Room, Rooms
from bot.sandbox.slack.scheduled import Schedule
from bot.sandbox.slack.user_groups import UserGroups
from bot.sandbox.slack.views import Views
from bot.sandbox.slack.wire import Json
from bot.sandbox.world import World


class Workspace:
    """State of one workspace with one app in it.

    Attributes:
        history_lag: how long a new message is missing from the history.
        base_url: address under which the bot reaches this server, of which its requests know better.
    """

    def __init__(self, world: World, directory: Directory, allowed: SlackLimits) -> None:
        self.world = world
        self._directory = directory
        self._allowed = allowed
        self.ids = Ids(world.clock)
        self.outgoing = Outgoing(world, self.ids, allowed)
        self.base_url = ""
        self._questions: set[asyncio.Future[Any]] = set()
        self._begin()

    def _begin(self) -> None:
        self.rooms = Rooms(self._directory, self.world.company["company"]["time_zone"])
        self.groups = UserGroups(self.rooms, self.world.clock)
        self.posts = Posts(self.world, self.ids, self.tell)
        self.views = Views(self.world, self.ids)
        self.access = Access(self.rooms)
        self.rates = Rates(self.world.clock, self._allowed)
        self.passes = Passes(self.world.clock, self.ids)
        self.files = Files(self.world.clock, self.ids)
        self.scheduled = Schedule(self.world, self.ids)
        self.history_lag = timedelta()

    def forget(self) -> None:
        """Be as on the first day: nothing said, nothing on its way; ids go on, connections stay."""
        self._begin()
        self.outgoing.forget()
        for question in list(self._questions):
            if not question.done():
                question.set_exception(CannotDo("everything began anew"))
        self.outgoing.sockets.enabled = not self.outgoing.request_url.ready()

    async def point_to(self, url: str | None) -> None:
        """Deliver to a request URL that answers the challenge; None turns Socket Mode on again.

        Raises:
            CannotDo: the address is not on this machine, or does not answer as it must.
        """
        await self.outgoing.request_url.point_to(url)
        self.outgoing.subscription.disabled = False
        await self.outgoing.sockets.switch(enabled=url is None)

    def tell(self, event: Json) -> None:
        """Queue an event for the bot, unless it happened where the bot is not."""
        if self._out_of_hearing(event):
            return
        event_time = int(self.world.clock.now().timestamp())
        body = event_callback(event, event_id=self.ids.new("Ev"), event_time=event_time)
        self.outgoing.deliver("events_api", body)

    def write_what_is_due(self) -> None:
        """Write the messages whose time has come."""
        self.scheduled.write_due(self.posts, self.rooms)

    def new_question(self) -> asyncio.Future[Any]:
        """Return what somebody waits for until the bot answers, or until everything begins anew."""
        question: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._questions.add(question)
        question.add_done_callback(self._questions.discard)
        return question

    def notify(self, room: Room, person: str, text: str) -> None:
        """Show a line of Slack's own to one person."""
        self.posts.write(room, {"text": text}, only_for=person)

    def _out_of_hearing(self, event: Json) -> bool:
        room_id = event.get("channel") or event.get("channel_id") or event.get("item", {}).get("channel")
        if not room_id or not self.rooms.without_bot:
            return False
        return self.rooms.by_id(str(room_id)).place in self.rooms.without_bot
