"""Put cards and messages into Telegram, once each, and say what became of them."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot, LinkPreviewOptions
from telegram.error import TelegramError
from yarl import URL

from bot.outbox.port import (
    Delivery,
    Failed,
    Fetched,
    Limit,
    NotSent,
    Outcome,
    Profile,
    Sent,
    Sought,
    TakenBack,
    Unknown,
)
from bot.platforms.download import Downloads, Origin
from bot.platforms.route import DIRECT, Route
from bot.platforms.telegram import shape
from bot.platforms.telegram.errors import outcome_of
from bot.platforms.telegram.files import fetch_file
from bot.platforms.telegram.menus import Listed, announce, announce_in
from bot.platforms.telegram.pace import TelegramPace
from bot.platforms.telegram.request import AiohttpRequest
from bot.platforms.telegram.showing import drawn, replying, show, stands
from bot.shapes.card import Card

OFFICIAL_API = "https://api.telegram.org"
PROFILE_SECONDS = 1.5
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# When it debugs, the library prints addresses with the token in them, and the bodies of messages.
logging.getLogger("telegram").setLevel(logging.WARNING)

_log = structlog.get_logger()


class TelegramPlatform:
    """Telegram as the outbox knows it.

    Args:
        reached: told the name of each point at which a kill is worth trying.
        route: the way to Telegram.
    """

    name = "telegram"
    can_settle = False

    def __init__(
        self,
        *,
        bot_token: str,
        api_url: str = OFFICIAL_API,
        reached: Callable[[str], None] = lambda _point: None,
        pace: TelegramPace | None = None,
        route: Route = DIRECT,
    ) -> None:
        self._reached = reached
        self.route = route
        self._pace = pace or TelegramPace()
        self._request = AiohttpRequest(route)
        self._downloads = Downloads(route, Origin(URL(api_url)))
        self.bot = Bot(
            bot_token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=self._request,
            get_updates_request=self._request,
        )

    async def start(self) -> None:
        """Open the session that all calls share; nothing is asked of Telegram yet."""
        await self._request.initialize()
        self._downloads.start()

    async def stop(self) -> None:
        """Close the session."""
        await self._downloads.stop()
        await self._request.shutdown()

    def render(self, card: Card) -> Mapping[str, Any]:
        """Return the card as `text`, `entities` and `reply_markup`."""
        return shape.render(card)

    def parts(self, card: Card) -> Sequence[Card]:
        """Return a message as cards that each fit into one of Telegram's."""
        return shape.parts(card)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return the limits of the method that is called; settling asks Telegram nothing."""
        return () if settling else self._pace.limits(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Post or edit, once."""
        editing = delivery.shown_as is not None
        try:
            outcome = await self._done(delivery)
        except TelegramError as fault:
            outcome = outcome_of(fault, delivery)
            _log.info("telegram_send_failed", delivery_id=delivery.delivery_id, error=type(fault).__name__)
        if isinstance(outcome, Sent) and not editing:
            self._reached("after_send")
        return outcome

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:  # noqa: ARG002  # the port's form
        """Tell what can be told: a bot cannot read a chat's history, but may repeat an edit."""
        return (
            NotSent("edit_may_be_repeated")
            if delivery.shown_as
            else Unknown("telegram_tells_nothing", for_good=True)
        )

    async def fetch(self, sought: Sought) -> Fetched | Failed | NotSent:
        """Bring here what somebody sent, once."""
        return await fetch_file(self.bot, self._downloads, sought)

    async def profile(self, user_id: str) -> Profile | None:
        """Ask for the account's name; language and zone Telegram does not tell."""
        try:
            async with asyncio.timeout(PROFILE_SECONDS):
                chat = await self.bot.get_chat(int(user_id))
        except (TelegramError, TimeoutError) as fault:
            _log.info("telegram_profile_missing", error=type(fault).__name__)
            return None
        return Profile(name=chat.full_name or chat.username, language=None, time_zone=None)

    async def announce_commands(self, by_language: Mapping[str, Listed]) -> None:
        """Put the commands (name, description) into Telegram's menus.

        Raises:
            TelegramError: Telegram refused, or could not be reached.
        """
        await announce(self.bot, by_language)

    async def announce_commands_in(self, address: str, listed: Listed) -> bool:
        """Put commands into the menu of one chat, none to take it away; return whether Telegram knows the chat.

        Raises:
            TelegramError: Telegram could not be reached, or asks for patience.
        """
        return await announce_in(self.bot, address, listed)

    async def _done(self, delivery: Delivery) -> Outcome:
        if delivery.takes_back:
            chat_id, _, message_id = str(delivery.shown_as).partition(":")
            await self.bot.delete_message(int(chat_id), int(message_id))
            return TakenBack()
        if delivery.pins is not None:
            return await self._pin(str(delivery.shown_as), pins=delivery.pins)
        return await (self._post(delivery) if delivery.shown_as is None else self._edit(delivery))

    async def _post(self, delivery: Delivery) -> Outcome:
        if delivery.file is not None:
            return await show(self.bot, delivery, delivery.file)
        sending = self.bot.send_message(
            chat_id=int(delivery.only_for or delivery.address),
            **drawn(self.render(delivery.card)),
            link_preview_options=NO_PREVIEW,
            disable_notification=delivery.quiet,
            reply_parameters=replying(delivery),
        )
        return await stands(sending, delivery)

    async def _pin(self, shown_as: str, *, pins: bool) -> Outcome:
        chat_id, _, message_id = shown_as.partition(":")
        if pins:
            await self.bot.pin_chat_message(int(chat_id), int(message_id), disable_notification=True)
        else:
            await self.bot.unpin_chat_message(int(chat_id), int(message_id))
        return Sent(shown_as)

    async def _edit(self, delivery: Delivery) -> Outcome:
        chat_id, _, message_id = str(delivery.shown_as).partition(":")
        await self.bot.edit_message_text(
            chat_id=int(chat_id),
            message_id=int(message_id),
            **drawn(self.render(delivery.card)),
            link_preview_options=NO_PREVIEW,
        )
        return Sent(str(delivery.shown_as))
