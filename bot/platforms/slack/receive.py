"""Take in what Slack sends: durable first, acknowledged then."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.inbox.calls import HttpDoor
from bot.inbox.door import Door
from bot.inbox.homes import HomeDoor
from bot.platforms.errands import Errands
from bot.platforms.slack.errors import code_of
from bot.platforms.slack.events import Body, Changed, Echo, Identity
from bot.platforms.slack.homes import SlackHomes
from bot.platforms.slack.quiet import library_log
from bot.platforms.slack.replies import Replies
from bot.platforms.slack.request_url import RequestUrl
from bot.platforms.slack.roll import RollCall
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.slack.sockets import Sockets
from bot.platforms.slack.turns import UNREADABLE, read
from bot.platforms.tireless import tirelessly
from bot.shapes.turn import AccountClosed, Commanded, HomeOpened, Pressed, Submitted, Turn
from data.store.faults import StoreFault

OK, AWAY = 200, 503
RETRY_AFTER_SECONDS = 5
ECHO_WITHIN_SECONDS = 60.0

Heard = Callable[[str, str], Awaitable[None]]
"""Told the delivery id and the message reference of each of our own messages that Slack shows us."""

_log = structlog.get_logger()


async def _nobody_listens(_delivery_id: str, _message_ref: str) -> None:
    return


class SlackReceiver:
    """Slack's way in: over sockets that overlap, over HTTP, or both.

    Args:
        app_token: opens sockets; without one there are none.
        signing_secrets: prove what comes over HTTP; without one that way is closed.
        now: the desk's clock.
        heard: told of our own messages.
        reached: told the name of each point at which a kill is worth trying.
        sockets: how many connections stand at once, so that one may be replaced unnoticed.
        homes: draws what stands in people's home tabs; without it they stay empty.
        roll: asks who works at the company; without it only events tell.
    """

    def __init__(
        self,
        platform: SlackPlatform,
        door: Door,
        *,
        app_token: str = "",
        signing_secrets: Sequence[str] = (),
        now: Callable[[], datetime],
        heard: Heard = _nobody_listens,
        reached: Callable[[str], None] = lambda _point: None,
        sockets: int = 2,
        homes: HomeDoor | None = None,
        roll: RollCall | None = None,
    ) -> None:
        self._platform = platform
        self._door = door
        self._app_token = app_token
        self._now = now
        self._heard = heard
        self._reached = reached
        self._count = sockets
        self._errands = Errands()
        shown = SlackHomes(platform, homes, self._errands, now=now) if homes else None
        self._replies = Replies(platform, door, self._errands, shown)
        self._roll = roll
        self._us: Identity | None = None
        self._app: AsyncApp | None = None
        self._sockets: Sockets | None = None
        url = RequestUrl(signing_secrets=signing_secrets, now=now, take_in=self._dispatch)
        self._doors = [url.door()] if signing_secrets else []
        self._taken_at: float | None = None

    async def start(self) -> None:
        """Begin to connect, and go on in the background until stopped.

        The platform must have been started.
        """
        self._errands.run(tirelessly(self._listen, what="slack_listen", name_of=code_of))
        if self._roll:
            self._errands.run(tirelessly(self._roll.call, what="slack_roll", name_of=code_of))

    async def stop(self) -> None:
        """Close the sockets, answer no call any more, and end what still runs."""
        self._app = None
        await self._errands.stop()

    @property
    def doors(self) -> Sequence[HttpDoor]:
        """Where Slack is heard over HTTP; none without a signing secret."""
        return self._doors

    @property
    def connected(self) -> bool:
        """Whether anything can be heard now."""
        if not self._app_token:
            return self._app is not None
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
        client = self._platform.client
        answer = await client.auth_test()
        self._us = Identity(user_id=str(answer["user_id"]), bot_id=str(answer["bot_id"]))
        # The intake answers every request itself: neither Bolt's authorization nor a listener is asked.
        # What comes has been proven before it comes here: by the app's token or by the signature.
        self._app = IntakeApp(
            client=client,
            process_before_response=True,
            before_authorize=Intake(self._take_in),
            request_verification_enabled=False,
            ignoring_self_events_enabled=False,
            ssl_check_enabled=False,
            logger=library_log,
        )
        if not self._app_token:
            await asyncio.get_running_loop().create_future()  # until cancelled: Slack comes to us
        self._sockets = Sockets(
            self._platform.session,
            self._address,
            self._acknowledged,
            count=self._count,
        )
        await self._sockets.stand()

    async def _address(self) -> str:
        answer = await self._platform.client.apps_connections_open(app_token=self._app_token)
        return str(answer["url"])

    async def _acknowledged(self, body: Body) -> dict[str, Any] | None:
        response = await self._dispatch(body)
        if response.status != OK:
            return None
        answer: dict[str, Any] = json.loads(response.body) if response.body else {}
        return answer

    async def _dispatch(self, body: Body) -> BoltResponse:
        if self._app is None:
            # Without knowing who we are, our own echo would be taken for a stranger's words.
            return _later()
        request = AsyncBoltRequest(mode="socket_mode", body=dict(body))
        return await self._app.async_dispatch(request)

    async def _take_in(self, body: Body) -> BoltResponse:
        """Answer 200 once what came in is durable; a fault before that sends Slack away to come again."""
        self._taken_at = asyncio.get_running_loop().time()
        received = self._read(body)
        response = BoltResponse(status=OK, body="")
        try:
            if isinstance(received, Echo):
                await self._heard(received.delivery_id, received.message_ref)
            elif isinstance(received, Changed):
                self._call_roll(received)
            elif received is not None:
                response = await self._accept(received)
        except StoreFault as fault:
            _log.warning("slack_update_not_kept", reason=str(fault))
            return _later()
        self._reached("before_ack")
        return response

    def _read(self, body: Body) -> Turn | Echo | Changed | None:
        kind = str(body.get("type") or body.get("command"))
        assert self._us is not None  # noqa: S101  # nothing is dispatched before we know
        try:
            received = read(body, us=self._us, at=self._now())
        except UNREADABLE as fault:
            # It would be as unreadable the next time, so it is acknowledged.
            _log.warning("slack_update_unreadable", kind=kind, error=type(fault).__name__)
            return None
        if received is None:
            # Slack keeps events from us: a thing to know, though there is nothing to do about it.
            level = logging.WARNING if kind == "app_rate_limited" else logging.DEBUG
            _log.log(level, "slack_update_ignored", kind=kind)
        return received

    async def _accept(self, turn: Turn) -> BoltResponse:
        (accepted,) = await self._door.accept([turn])
        if isinstance(turn.deed, AccountClosed) and self._roll:
            self._roll.closed(turn.deed.user_id)
        if isinstance(turn.deed, Submitted):
            return await self._replies.answer_submission(turn, accepted)
        if isinstance(turn.deed, Pressed | Commanded | HomeOpened) and not accepted.repeated:
            self._errands.run(self._replies.answer(turn, accepted.inbox_id))
        return BoltResponse(status=OK, body="")

    def company_changed(self) -> None:
        """Hear that what Slack tells of people may mean something else by now."""
        if self._roll:
            self._roll.anew()

    def _call_roll(self, changed: Changed) -> None:
        # People change what they tell of themselves all day long, and that alone is no reason to ask.
        if self._roll and (not changed.user_id or self._roll.reopened(changed.user_id)):
            self._roll.soon()


class IntakeApp(AsyncApp):
    """An app whose listeners nobody calls, so that no client has to be made for each request."""

    def _init_context(self, req: AsyncBoltRequest) -> None:
        # By far the most costly part of an acknowledgement in Bolt.
        pass


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


def _later() -> BoltResponse:
    return BoltResponse(status=AWAY, body="", headers={"retry-after": str(RETRY_AFTER_SECONDS)})
