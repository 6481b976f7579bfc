"""Carry python-telegram-bot's requests over one aiohttp session."""

import json
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.platforms.route import DIRECT, Route

READ_SECONDS = 10.0
CONNECT_SECONDS = 5.0
PLACE_OF_A_MESSAGE = ("message_id", "date", "chat")


class NotConnected(NetworkError):
    """No connection stood, so the request was never written."""


class ForeignAnswer(NetworkError):
    """What came is no answer to what was asked: a broken proxy sends answers twice. What became of the call is not known."""


class Flooded(TelegramError):
    """Telegram asks to come back later (the library's own class warns whenever it is made)."""

    def __init__(self, retry_after_seconds: float) -> None:
        super().__init__("Too Many Requests")
        self.retry_after_seconds = retry_after_seconds


class AiohttpRequest(BaseRequest):
    """The library's port to the network: no retry, and no address in a log."""

    def __init__(self, route: Route = DIRECT) -> None:
        self._route = route
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take, unless a call says otherwise."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None or self._session.closed:
            self._session = self._route.session()

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # one limit serves for both directions
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # the pool has no limit to wait for
    ) -> tuple[int, bytes]:
        """Send the request and return status and body.

        Raises:
            NotConnected: nothing was sent.
            TimedOut, NetworkError: it may have been received.
            Flooded: not before so many seconds.
        """
        if self._session is None:
            raise NotConnected("not started")
        connecting = _given(connect_timeout, CONNECT_SECONDS)
        patience = aiohttp.ClientTimeout(
            total=connecting + _given(read_timeout, READ_SECONDS), sock_connect=connecting
        )
        body = {} if request_data is None else _body(request_data)
        try:
            async with self._session.request(method, url, **body, timeout=patience) as answer:
                told = await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as fault:
            raise NotConnected(type(fault).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as fault:
            # The fault itself is left behind: it may name the address, and with it the token.
            raise NetworkError(type(fault).__name__) from None
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise Flooded(_retry_after_seconds(told))
        return answer.status, told

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Read an answer; unlike the library's own, print nothing of it when it is no JSON.

        Of a message that was sent only its place is kept: what stands there is known here.
        """
        try:
            answer = json.loads(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        sent = answer.get("result") if isinstance(answer, dict) else None
        if isinstance(sent, dict) and "message_id" in sent:
            answer["result"] = {name: sent[name] for name in PLACE_OF_A_MESSAGE if name in sent}
        return answer


def _given(seconds: Any, usual: float) -> float:
    return float(seconds) if isinstance(seconds, int | float) else usual


def _body(request_data: RequestData) -> dict[str, Any]:
    """Return the arguments as JSON, which is the shortest; as a form where files go with them."""
    return {"data": _form(request_data)} if request_data.contains_files else {"json": request_data.parameters}


def _form(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, media_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=media_type)
    return form


def _retry_after_seconds(body: bytes) -> float:
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 1.0
