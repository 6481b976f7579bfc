"""Take in what Slack sends: durable first, acknowledged then."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.inbox.door import Door
from bot.platforms.errands import Errands
from bot.platforms.slack.errors import code_of
from bot.platforms.slack.quiet import library_log
from bot.platforms.slack.replies import Replies
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.slack.sockets import Sockets
from bot.platforms.slack.turns import UNREADABLE, Body, Echo, Identity, read
from bot.platforms.tireless import tirelessly
from bot.shapes.turn import Commanded, Pressed, Submitted, Turn

ECHO_WITHIN_SECONDS = 60.0

Heard = Callable[[str, str], Awaitable[None]]
"""Told the delivery id and the message reference of each of our own messages that Slack shows us."""

_log = structlog.get_logger()


async def _nobody_listens(_delivery_id: str, _message_ref: str) -> None:
    return


class SlackReceiver:
    """Slack's way in, over sockets that overlap.

    Args:
        now: the desk's clock.
        heard: told of our own messages.
        reached: told the name of each point at which a kill is worth trying.
        sockets: how many connections stand at once, so that one may be replaced unnoticed.
    """

    def __init__(
        self,
        platform: SlackPlatform,
        door: Door,
        *,
        app_token: str,
        now: Callable[[], datetime],
        heard: Heard = _nobody_listens,
        reached: Callable[[str], None] = lambda _point: None,
        sockets: int = 2,
    ) -> None:
        self._platform = platform
        self._door = door
        self._app_token = app_token
        self._now = now
        self._heard = heard
        self._reached = reached
        self._count = sockets
        self._errands = Errands()
        self._replies = Replies(platform, door, self._errands)
        self._us = Identity(user_id="", bot_id="")
        self._sockets: Sockets | None = None
        self._taken_at: float | None = None

    async def start(self) -> None:
        """Begin to connect, and go on in the background until stopped.

        The platform must have been started.
        """
        self._errands.run(tirelessly(self._listen, what="slack_listen", name_of=code_of))

    async def stop(self) -> None:
        """Close the sockets and end what still runs."""
        await self._errands.stop()

    @property
    def connected(self) -> bool:
        """Whether anything can be heard now."""
        return self._sockets is not None and self._sockets.connected

    @property
    def heard_at(self) -> float | None:
        """When Slack was last known to reach us, in seconds of the loop's clock; None before the first time.

        A standing socket answers our pings, so it counts as heard; but not while the echo of a post of our own is
        missing, for then the socket stands and yet nothing comes through it.
        """
        posted, taken = self._platform.posted_at, self._taken_at
        now = asyncio.get_running_loop().time()
        deaf = posted is not None and (taken is None or taken < posted) and now - posted > ECHO_WITHIN_SECONDS
        return now if self.connected and not deaf else taken

    async def _listen(self) -> None:
        """Learn who the bot is, then keep the sockets standing."""
        answer = await self._platform.client.auth_test()
        self._us = Identity(user_id=str(answer["user_id"]), bot_id=str(answer["bot_id"]))
        # The intake answers every request itself: neither Bolt's authorization nor a listener is asked.
        # Sockets need no signature: whoever holds the app's token is Slack.
        app = AsyncApp(
            client=self._platform.client,
            process_before_response=True,
            before_authorize=Intake(self._take_in),
            request_verification_enabled=False,
            ignoring_self_events_enabled=False,
            logger=library_log,
        )
        self._sockets = Sockets(app, self._app_token, count=self._count, route=self._platform.route)
        await self._sockets.stand()

    async def _take_in(self, body: Body) -> BoltResponse:
        """Answer 200 once what came in is durable; a fault before that becomes 500, and Slack comes again."""
        self._taken_at = asyncio.get_running_loop().time()
        received = self._read(body)
        response = BoltResponse(status=200, body="")
        if isinstance(received, Echo):
            await self._heard(received.delivery_id, received.message_ref)
        elif received is not None:
            response = await self._accept(received)
        self._reached("before_ack")
        return response

    def _read(self, body: Body) -> Turn | Echo | None:
        kind = str(body.get("type") or body.get("command"))
        try:
            received = read(body, us=self._us, at=self._now())
        except UNREADABLE as fault:
            # It would be as unreadable the next time, so it is acknowledged.
            _log.warning("slack_update_unreadable", kind=kind, error=type(fault).__name__)
            return None
        if received is None:
            _log.debug("slack_update_ignored", kind=kind)
        return received

    async def _accept(self, turn: Turn) -> BoltResponse:
        (accepted,) = await self._door.accept([turn])
        if isinstance(turn.deed, Submitted):
            return await self._replies.answer_submission(turn, accepted.inbox_id)
        if isinstance(turn.deed, Pressed | Commanded) and not accepted.repeated:
            self._errands.run(self._replies.answer(turn, accepted.inbox_id))
        return BoltResponse(status=200, body="")


class Intake(AsyncMiddleware):
    """The one middleware: it answers everything, and nothing behind it is asked."""

    def __init__(self, take_in: Callable[[Body], Awaitable[BoltResponse]]) -> None:
        self._take_in = take_in

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002  # Bolt passes it by name
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002, ARG002  # Bolt passes it by this name
    ) -> BoltResponse:
        """Hand the request in and return its answer."""
        return await self._take_in(req.body)
