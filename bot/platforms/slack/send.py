"""Put cards and messages into Slack, once each, and say what became of them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from bot.outbox.port import Delivery, Failed, Fetched, Limit, NotSent, Outcome, Profile, Sent, Sought
from bot.platforms.download import Downloads, Origin
from bot.platforms.route import DIRECT, Route
from bot.platforms.slack import shape
from bot.platforms.slack.addresses import is_whisper, thread_of
from bot.platforms.slack.calling import ForeignAnswer, OwnAnswers
from bot.platforms.slack.errors import OUTSIDE, code_of, outcome_of
from bot.platforms.slack.files import HOSTS, fetch_file, put_file
from bot.platforms.slack.leading import leading
from bot.platforms.slack.pace import SlackPace
from bot.platforms.slack.profiles import profile_of
from bot.platforms.slack.quiet import library_log
from bot.platforms.slack.recall import taken_back
from bot.platforms.slack.settle import delivery_in, notice_metadata, settled
from bot.shapes.card import Card

OFFICIAL_API = "https://slack.com/api/"
CALL_SECONDS = 10.0
CONNECT_SECONDS = 5.0

_log = structlog.get_logger()


class NotStarted(RuntimeError):
    """The platform was used before start() or after stop()."""


class SlackPlatform:
    """Slack as the outbox knows it.

    Args:
        now: the desk's clock.
        reached: told the name of each point at which a kill is worth trying.
        history_lag_seconds: how long a channel's history may be behind; Slack publishes no number.
        route: the way to Slack.

    `posted_at` is when the last post was taken that we should hear the echo of, in seconds of the loop's clock.
    """

    name = "slack"
    can_settle = True

    def __init__(
        self,
        *,
        bot_token: str,
        now: Callable[[], datetime],
        api_url: str = OFFICIAL_API,
        reached: Callable[[str], None] = lambda _point: None,
        history_lag_seconds: float = 10.0,
        pace: SlackPace | None = None,
        route: Route = DIRECT,
    ) -> None:
        self.route = route
        self.posted_at: float | None = None
        self._bot_token = bot_token
        self._api_url = api_url
        self._now = now
        self._reached = reached
        self._history_lag_seconds = history_lag_seconds
        self._pace = pace or SlackPace()
        self._session: aiohttp.ClientSession | None = None
        self._client: AsyncWebClient | None = None
        bearer = {"Authorization": f"Bearer {bot_token}"}
        self._downloads = Downloads(route, Origin(URL(api_url), HOSTS, bearer))

    async def start(self) -> None:
        """Open the one session that all calls share."""
        patience = aiohttp.ClientTimeout(total=CALL_SECONDS, connect=CONNECT_SECONDS)
        self._session = self.route.session(patience)
        self._client = OwnAnswers(
            token=self._bot_token,
            base_url=self._api_url,
            session=self._session,
            # The client's own handler posts again when an answer is lost, and so posts twice.
            retry_handlers=[],
            logger=library_log,
        )
        # Taken from the machine's environment otherwise, which knows nothing of the settings.
        self._client.proxy = None
        self._downloads.start()

    async def stop(self) -> None:
        """Close the session."""
        self._client = None
        await self._downloads.stop()
        if self._session is not None:
            await self._session.close()

    @property
    def client(self) -> AsyncWebClient:
        """Slack's client for this bot, never retrying."""
        if self._client is None:
            raise NotStarted
        return self._client

    @property
    def session(self) -> aiohttp.ClientSession:
        """The session behind the client, for addresses that Slack hands out."""
        if self._session is None:
            raise NotStarted
        return self._session

    def render(self, card: Card) -> Mapping[str, Any]:
        """Return the card as `text` and `blocks`."""
        return shape.render(card)

    def parts(self, card: Card) -> Sequence[Card]:
        """Return a message as cards that each fit into one of Slack's."""
        return shape.parts(card)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return the limits of the method that is called."""
        return self._pace.limits(delivery, settling=settling)

    async def send(self, delivery: Delivery) -> Outcome:
        """Post, whisper or edit, once."""
        editing = delivery.shown_as is not None
        try:
            outcome = await self._done(delivery)
        except OUTSIDE as fault:
            outcome = outcome_of(fault, delivery)
            _log.info("slack_send_failed", delivery_id=delivery.delivery_id, code=code_of(fault))
        if isinstance(outcome, Sent) and not editing:
            self._reached("after_send")
        return outcome

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Read the chat's history for the delivery's mark."""
        caught_up = (self._now() - since).total_seconds() >= self._history_lag_seconds
        return await settled(self.client, delivery, since=since, caught_up=caught_up)

    async def fetch(self, sought: Sought) -> Fetched | Failed | NotSent:
        """Bring here what somebody sent, once."""
        return await fetch_file(self.client, self._downloads, sought)

    async def profile(self, user_id: str) -> Profile | None:
        """Ask Slack for name, language and time zone."""
        return await profile_of(self.client, user_id)

    async def _done(self, delivery: Delivery) -> Outcome:
        if delivery.takes_back:
            return await taken_back(self.client, delivery)
        if delivery.pins is not None:
            return await self._pin(str(delivery.shown_as), pins=delivery.pins)
        return await (self._post(delivery) if delivery.shown_as is None else self._edit(delivery))

    async def _post(self, delivery: Delivery) -> Outcome:
        if delivery.file is not None:
            return await put_file(self.client, self.session, delivery, delivery.file)
        if is_whisper(delivery):
            return await self._whisper(delivery)
        answer = await self.client.chat_postMessage(
            channel=delivery.address,
            **self.render(delivery.card),
            metadata=notice_metadata(delivery.delivery_id),
            thread_ts=thread_of(delivery),
            unfurl_links=False,
            unfurl_media=False,
            mrkdwn=False,
        )
        if delivery_in(answer.get("message") or {}) not in {None, delivery.delivery_id}:
            raise ForeignAnswer(delivery.delivery_id)
        self.posted_at = asyncio.get_running_loop().time()
        return Sent(f"{answer['channel']}:{answer['ts']}")

    async def _whisper(self, delivery: Delivery) -> Outcome:
        answer = await self.client.chat_postEphemeral(
            channel=delivery.address,
            user=str(delivery.only_for),
            **self.render(delivery.card),
            thread_ts=thread_of(delivery),
        )
        return Sent(f"{delivery.address}:{answer['message_ts']}")

    async def _pin(self, shown_as: str, *, pins: bool) -> Outcome:
        channel, _, stamp = shown_as.partition(":")
        call = self.client.pins_add if pins else self.client.pins_remove
        await call(channel=channel, timestamp=stamp)
        return Sent(shown_as)

    async def _edit(self, delivery: Delivery) -> Outcome:
        # The address may be a person's id, which an edit does not take; the reference has the channel.
        channel, _, stamp = str(delivery.shown_as).partition(":")
        card = await leading(self.client, delivery.card)
        answer = await self.client.chat_update(
            channel=channel,
            ts=stamp,
            **self.render(card),
            metadata=notice_metadata(delivery.delivery_id),
            # Unlike a post, an edit looks for names and addresses in the text unless it is told not to.
            parse="none",
        )
        if answer["ts"] != stamp:
            raise ForeignAnswer(delivery.delivery_id)
        return Sent(str(delivery.shown_as))
