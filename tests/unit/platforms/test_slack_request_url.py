"""Slack over HTTP is believed by its signature alone, by our clock, and answered in its own forms."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from urllib.parse import urlencode

import pytest
from slack_bolt.response import BoltResponse

from bot.inbox.calls import Call
from bot.platforms.slack.events import Body
from bot.platforms.slack.request_url import RequestUrl
from bot.sandbox.slack.request_url import signature

NOW = datetime(2026, 3, 2, tzinfo=UTC)
NEW = "new"
JSON_TYPE = "application/json; charset=utf-8"
FORM_TYPE = "application/x-www-form-urlencoded"


class Desk:
    """Hears what passes."""

    def __init__(self, response: BoltResponse | None = None) -> None:
        self.bodies: list[Body] = []
        self.response = response or BoltResponse(status=200, body="")
        self.url = RequestUrl(signing_secrets=(NEW, "old"), now=lambda: NOW, take_in=self.take_in)

    async def take_in(self, body: Body) -> BoltResponse:
        self.bodies.append(body)
        return self.response


def call(
    raw: bytes,
    kind: str = JSON_TYPE,
    *,
    secret: str = NEW,
    at: datetime = NOW,
    changed: Mapping[str, str] = MappingProxyType({}),
) -> Call:
    stamp = str(int(at.timestamp()))
    headers = {
        "content-type": kind,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature(secret, stamp, raw),
    }
    return Call({**headers, **changed}, raw)


EVENT = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message"}}
COMMAND = {"command": "/desk", "text": "status FB-7", "user_id": "U0LIN", "channel_id": "C0X"}


@pytest.mark.parametrize(
    ("raw", "kind", "body"),
    [
        (json.dumps(EVENT).encode(), JSON_TYPE, EVENT),
        (urlencode(COMMAND).encode(), FORM_TYPE, COMMAND),
        (
            urlencode({"payload": json.dumps({"type": "block_actions"})}).encode(),
            FORM_TYPE,
            {"type": "block_actions"},
        ),
        (urlencode({"command": "/desk", "text": ""}).encode(), FORM_TYPE, {"command": "/desk", "text": ""}),
    ],
)
async def test_every_form_of_body_is_read(raw: bytes, kind: str, body: Mapping[str, object]) -> None:
    desk = Desk()
    assert (await desk.url.hear(call(raw, kind))).status == 200
    assert desk.bodies == [body]


@pytest.mark.parametrize("secret", [NEW, "old"])
async def test_while_a_secret_is_replaced_both_count(secret: str) -> None:
    desk = Desk()
    assert (await desk.url.hear(call(b"{}", secret=secret))).status == 200


@pytest.mark.parametrize("seconds", [-301, 301, 10**9])
async def test_what_is_old_or_ahead_is_refused_by_our_clock(seconds: int) -> None:
    desk = Desk()
    assert (await desk.url.hear(call(b"{}", at=NOW + timedelta(seconds=seconds)))).status == 401
    assert (await desk.url.hear(call(b"{}", at=NOW + timedelta(seconds=299)))).status == 200
    assert len(desk.bodies) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"x-slack-signature": "v0=é"},
        {"x-slack-signature": ""},
        {"x-slack-signature": "v1=" + "0" * 64},
        {"x-slack-request-timestamp": "abc"},
        {"x-slack-request-timestamp": ""},
        {"x-slack-request-timestamp": "1e9"},
        {"x-slack-request-timestamp": "9" * 5000},
    ],
)
async def test_a_forged_header_is_refused_and_breaks_nothing(headers: dict[str, str]) -> None:
    desk = Desk()
    assert (await desk.url.hear(call(b"{}", changed=headers))).status == 401
    assert desk.bodies == []


@pytest.mark.parametrize("raw", [b"{", b"[]", b'"x"', b"\xff", b"[" * 100_000])
async def test_what_is_signed_and_unreadable_is_refused(raw: bytes) -> None:
    desk = Desk()
    assert (await desk.url.hear(call(raw))).status == 400
    assert desk.bodies == []


async def test_the_challenge_is_echoed_only_to_slack() -> None:
    desk = Desk()
    raw = json.dumps({"type": "url_verification", "challenge": "c<1>"}).encode()
    assert (await desk.url.hear(call(raw))).body == "c<1>"
    assert (await desk.url.hear(call(raw, secret="no"))).status == 401
    assert desk.bodies == []


async def test_a_submission_is_answered_in_json_and_a_full_store_with_a_time_to_come_again() -> None:
    answer = BoltResponse(
        status=200, body='{"response_action":"clear"}', headers={"content-type": "application/json"}
    )
    heard = await Desk(answer).url.hear(call(b"{}"))
    assert (heard.body, heard.content_type) == ('{"response_action":"clear"}', "application/json")
    away = await Desk(BoltResponse(status=503, headers={"retry-after": "5"})).url.hear(call(b"{}"))
    assert (away.status, away.headers) == (503, {"retry-after": "5"})
