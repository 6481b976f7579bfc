"""A fault says whether something may be tried again, and not before when."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.outbox.port import Barred, Delivery, Failed, Gone, Moved, NotSent, Outcome, Sent, Unknown, Vanished
from bot.platforms.slack import errors as slack
from bot.platforms.telegram import errors as telegram
from bot.platforms.telegram.request import Flooded, NotConnected
from bot.shapes.card import Card

POST = Delivery("n1", "5", Card())
EDIT = Delivery("n1", "5", Card(), shown_as="5:9")


def refused(code: str, status: int = 200, headers: dict[str, str] | None = None) -> SlackApiError:
    data: dict[str, object] = {"ok": False, "error": code} if code else {}
    client = AsyncWebClient(retry_handlers=[])
    response = AsyncSlackResponse(
        client=client,
        http_verb="POST",
        api_url="x",
        req_args={},
        data=data,
        headers=headers or {},
        status_code=status,
    )
    return SlackApiError("refused", response)  # type: ignore[no-untyped-call]  # the library leaves it untyped


@pytest.mark.parametrize(
    ("fault", "post", "edit"),
    [
        (refused("channel_not_found"), Gone, Gone),
        (refused("is_archived"), Gone, Gone),
        (refused("restricted_action"), Failed, Failed),
        (refused("invalid_auth"), Barred, Barred),
        (refused("missing_scope"), Barred, Barred),
        (refused("message_not_found"), Failed, Vanished),
        (refused("edit_window_closed"), Failed, Vanished),
        (refused("fatal_error"), Unknown, NotSent),
        (refused("internal_error", 500), Unknown, NotSent),
        (refused("", 503), Unknown, NotSent),
        (refused("", 200), Unknown, NotSent),
        (TimeoutError(), Unknown, NotSent),
        (aiohttp.ServerTimeoutError(), Unknown, NotSent),
        (aiohttp.ServerDisconnectedError(), Unknown, NotSent),
        (aiohttp.ClientOSError(), Unknown, NotSent),
        (aiohttp.ConnectionTimeoutError(), NotSent, NotSent),
    ],
)
def test_slacks_faults(fault: Exception, post: type[Outcome], edit: type[Outcome]) -> None:
    assert isinstance(slack.outcome_of(fault, POST), post)
    assert isinstance(slack.outcome_of(fault, EDIT), edit)


@pytest.mark.parametrize("name", ["Retry-After", "retry-after"])
def test_slack_names_the_time_to_come_back(name: str) -> None:
    fault = refused("ratelimited", 429, {name: "30"})
    assert slack.outcome_of(fault, POST) == NotSent("ratelimited", 30, scope="chat.postMessage")


def test_a_reason_is_a_code() -> None:
    assert slack.outcome_of(refused("is_archived"), POST) == Gone("is_archived")
    assert slack.code_of(refused("", 502)) == "http_502"
    assert slack.code_of(TimeoutError()) == "TimeoutError"


@pytest.mark.parametrize(
    ("fault", "post", "edit"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Gone, Gone),
        (InvalidToken(), Barred, Barred),
        (ChatMigrated(-1), Moved, Moved),
        (BadRequest("Chat not found"), Gone, Gone),
        (BadRequest("Message to edit not found"), Failed, Vanished),
        (BadRequest("Message can't be edited"), Failed, Vanished),
        (BadRequest("Message is not modified: specified new"), Failed, Sent),
        (TimedOut(), Unknown, NotSent),
        (NetworkError("ServerDisconnectedError"), Unknown, NotSent),
        (TelegramError("Invalid server response"), Unknown, NotSent),
        (NotConnected("ClientConnectorError"), NotSent, NotSent),
        (Flooded(7), NotSent, NotSent),
    ],
)
def test_telegrams_faults(fault: TelegramError, post: type[Outcome], edit: type[Outcome]) -> None:
    assert isinstance(telegram.outcome_of(fault, POST), post)
    assert isinstance(telegram.outcome_of(fault, EDIT), edit)


def test_what_was_given_up_is_not_said_anew_before_it_can_have_arrived_late() -> None:
    broken = (slack.outcome_of(aiohttp.ClientOSError(), EDIT), telegram.outcome_of(NetworkError("x"), EDIT))
    given_up = (slack.outcome_of(TimeoutError(), EDIT), telegram.outcome_of(TimedOut(), EDIT))
    for soon, later in zip(broken, given_up, strict=True):
        assert isinstance(soon, NotSent)
        assert isinstance(later, NotSent)
        assert later.retry_after_seconds > soon.retry_after_seconds + 3
