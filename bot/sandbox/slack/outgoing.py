"""Everything on its way to the bot: queued, counted down, sent again, given up."""

import asyncio
import contextlib
import copy
import random
from collections import deque
from collections.abc import Callable

from bot.sandbox.slack import limits
from bot.sandbox.slack.delivery import Answered, Carrier, Delivery, Kind
from bot.sandbox.slack.events import rate_limited
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.limits import SlackLimits
from bot.sandbox.slack.link import Sockets
from bot.sandbox.slack.request_url import RequestUrl
from bot.sandbox.slack.subscription import Subscription
from bot.sandbox.slack.wire import Json
from bot.sandbox.world import World

LOOK_EVERY_SECONDS = 0.02
# What may be sent again later, and what waits for a bot; a sandbox that runs for days must not keep everything.
KEPT_DELIVERIES = 10_000


class Outgoing:
    """The queue in front of the bot; a request URL carries it where one is set, else the sockets do."""

    def __init__(self, world: World, ids: Ids, allowed: SlackLimits) -> None:
        self._world = world
        self._allowed = allowed
        self.sockets = Sockets(world, ids, self, allowed)
        self.request_url = RequestUrl(world, self)
        self._wake = asyncio.Event()
        self._begin()

    def _begin(self) -> None:
        self.subscription = Subscription(self._allowed)
        self._deliveries: deque[Delivery] = deque(maxlen=KEPT_DELIVERIES)
        self._open: dict[Delivery, None] = {}
        self._awaited: dict[Delivery, None] = {}

    def forget(self) -> None:
        """Drop everything that is on its way; the connections stay, as if they had just been opened."""
        self.sockets.begin_anew()
        for delivery in self._open:
            delivery.settled = True
            self._drop(delivery)
        self._begin()

    def deliver(
        self,
        kind: Kind,
        body: Json,
        *,
        answered: Answered | None = None,
        unanswered: Callable[[], None] | None = None,
    ) -> None:
        """Queue a payload; it goes out as soon as the bot can be reached.

        Args:
            kind: type of the envelope.
            body: payload of the envelope.
            answered: hears the payload of the acknowledgement.
            unanswered: hears that there was none in time.
        """
        now = self._world.clock.now()
        number = self._world.next_change()
        delivery = Delivery(kind, body, number, now, now + limits.ACK_WITHIN, answered, unanswered)
        if kind == "events_api" and not self.subscription.takes(now):
            self._world.record(
                "slack", "to_bot", f"dropped/{delivery.name}", {"payload": delivery.recorded()}
            )
            minute = self.subscription.minute_to_tell(now)
            if minute is None:
                return
            delivery.body = rate_limited(minute)
        self._deliveries.append(delivery)
        self._queue(delivery)

    def redeliver(self, *, times: int, shuffle: bool, since: int) -> None:
        """Queue what was created after a change again, under new envelopes with the same payload."""
        now = self._world.clock.now()
        repeats = [
            Delivery(
                kind=delivery.kind,
                body=copy.deepcopy(delivery.body),
                created=delivery.created,
                due=now,
                expires=now + limits.ACK_WITHIN,
                again=True,
            )
            for _ in range(times)
            for delivery in self._deliveries
            if delivery.created > since
        ]
        if shuffle:
            random.shuffle(repeats)
        for delivery in repeats:
            self._queue(delivery)

    def busy(self) -> int:
        """Return how many payloads are neither confirmed nor given up."""
        return len(self._open)

    async def run(self, *, also: Callable[[], None]) -> None:
        """Send what is due and count down what is not confirmed, until cancelled.

        Args:
            also: done each time before it looks at what is due.
        """
        while True:
            # Not `wait_for`: on Python 3.11 it swallows a cancellation that meets a result.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            also()
            await self.sockets.keep_time()
            carrier = self._carrier()
            # Events wait for ever where nobody listens: a queue that cannot go out is not looked through.
            for delivery in list(self._open if carrier.ready() else self._awaited):
                if not delivery.settled:
                    self._count_down(delivery)
                if delivery.settled or delivery.deadline is not None:
                    continue
                if carrier.ready() and delivery.due <= self._world.clock.now():
                    await self._send(carrier, delivery)

    def cut(self) -> None:
        """Break every connection without a farewell."""
        self.sockets.cut()
        self.request_url.cut()

    async def close(self) -> None:
        """Close every connection, so that the server can stop."""
        await self.sockets.close()
        await self.request_url.close()

    def confirmed(self, delivery: Delivery, payload: Json | None) -> None:
        """Take note that the bot has it, and of what it answered."""
        if delivery.settled:
            return
        self._note(delivery, arrived=True)
        self._settle(delivery)
        if delivery.answered is not None:
            delivery.answered(payload)

    def failed(self, delivery: Delivery, reason: str, *, last: bool = False) -> None:
        """Try an event again after Slack's timetable; whoever waits for anything else hears that it is lost."""
        if delivery.settled:
            return
        self._note(delivery, arrived=False)
        if last or delivery.kind != "events_api" or delivery.retries == len(limits.RETRY_AFTER):
            self._lost(delivery)
            return
        since = min(delivery.deadline or self._world.clock.now(), self._world.clock.now())
        self._drop(delivery)
        delivery.wait_until(since + limits.RETRY_AFTER[delivery.retries], reason)
        delivery.retries += 1
        self._wake.set()

    def returned(self, delivery: Delivery) -> None:
        """Send an event of a closed connection by another one; for a command the time runs on."""
        if delivery.kind == "events_api" and not delivery.settled:
            delivery.wait_until(self._world.clock.now(), "connection_failed")
        self._wake.set()

    def wake(self) -> None:
        """Look again at once: there is a new way to the bot."""
        self._wake.set()

    def _carrier(self) -> Carrier:
        return self.request_url if self.request_url.url else self.sockets

    def _queue(self, delivery: Delivery) -> None:
        self._open[delivery] = None
        if len(self._open) > KEPT_DELIVERIES:
            self._lost(next(iter(self._open)))
        if delivery.kind != "events_api":
            self._awaited[delivery] = None
        self._wake.set()

    async def _send(self, carrier: Carrier, delivery: Delivery) -> None:
        delivery.carrier = carrier
        delivery.deadline = self._world.clock.now() + limits.ACK_WITHIN
        await carrier.send(delivery)

    def _count_down(self, delivery: Delivery) -> None:
        now = self._world.clock.now()
        if delivery.deadline is not None and now >= delivery.deadline:
            self.failed(delivery, delivery.carrier.too_late if delivery.carrier else "timeout")
        elif delivery.deadline is None and delivery.kind != "events_api" and now >= delivery.expires:
            self._lost(delivery)

    def _note(self, delivery: Delivery, *, arrived: bool) -> None:
        if delivery.kind == "events_api" and delivery.carrier is self.request_url:
            self.subscription.note(self._world.clock.now(), arrived=arrived)

    def _lost(self, delivery: Delivery) -> None:
        self._world.record("slack", "to_bot", f"lost/{delivery.name}", {"payload": delivery.recorded()})
        self._settle(delivery)
        if delivery.unanswered is not None:
            delivery.unanswered()

    def _settle(self, delivery: Delivery) -> None:
        delivery.settled = True
        self._drop(delivery)
        self._open.pop(delivery, None)
        self._awaited.pop(delivery, None)
        self._world.next_change()

    def _drop(self, delivery: Delivery) -> None:
        """Forget what is under way: a post at once, an envelope only when all is over, as it may be confirmed late."""
        self.request_url.drop(delivery)
        if delivery.settled:
            self.sockets.drop(delivery)
