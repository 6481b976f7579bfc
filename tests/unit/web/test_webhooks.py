"""Who calls has to prove it, and what is proven is kept whatever stands in it."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta

import pytest
from starlette.types import ASGIApp

from bot.shapes.turn import Called
from bot.web.site import site
from bot.web.webhooks import DEEPEST, LONGEST_BYTES, Webhooks
from data.model.signatures import Scheme
from data.model.webhooks import WebhookSource
from data.store.faults import StoreFault
from tests.unit.web.harness import NOW, KeepingDoor, as_json, post, signed

SOURCES = {
    "alerts": WebhookSource("alerts"),
    "heartbeat": WebhookSource("heartbeat", is_json=False, repeats=True),
    "github": WebhookSource(
        "github",
        Scheme(
            header="x-hub-signature-256",
            timestamp_header="",
            delivery_header="x-github-delivery",
            signs="{body}",
        ),
    ),
    "token": WebhookSource(
        "token", Scheme(proof="token", header="authorization", prefix="Bearer ", timestamp_header="")
    ),
    "silent": WebhookSource("silent"),
}
BODY = as_json({"alert": "disk full"})


def site_of(door: KeepingDoor) -> ASGIApp:
    secrets = dict.fromkeys(SOURCES, ("sandbox",)) | {"silent": ()}
    hooks = Webhooks(SOURCES, door, secrets_of=secrets, now=lambda: NOW)
    return site(hooks.doors())


@pytest.fixture
def door() -> KeepingDoor:
    return KeepingDoor()


@pytest.fixture
def app(door: KeepingDoor) -> ASGIApp:
    return site_of(door)


async def test_what_is_signed_well_is_kept_to_the_letter(app: ASGIApp, door: KeepingDoor) -> None:
    headers = signed(BODY) | {"x-deskbell-event": "firing"}
    assert (await post(app, "/webhooks/alerts", BODY, headers)).status == 202
    (turn,) = door.turns
    assert turn.deed == Called("alerts", BODY.decode(), event="firing")
    assert (turn.source, turn.speaker, turn.place) == ("webhook", None, None)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed(BODY, secret="not the sandbox"),
        signed(BODY, at=NOW - timedelta(hours=1)),
        signed(BODY, at=NOW + timedelta(hours=1)),
        signed(BODY, at=NOW - timedelta(seconds=301)),
        signed(b"another body"),
        signed(BODY) | {"x-deskbell-timestamp": "abc"},
        signed(BODY) | {"x-deskbell-timestamp": "9" * 400},
        signed(BODY) | {"x-deskbell-timestamp": "²"},
        signed(BODY) | {"x-deskbell-signature": "sha256=é"},
        signed(BODY) | {"x-deskbell-signature": ""},
        signed(BODY) | {"x-deskbell-signature": signed(BODY)["x-deskbell-signature"].removeprefix("sha256=")},
    ],
)
async def test_what_is_not_proven_is_refused_and_not_kept(
    app: ASGIApp, door: KeepingDoor, headers: Mapping[str, str]
) -> None:
    assert (await post(app, "/webhooks/alerts", BODY, headers)).status == 401
    assert door.turns == []


async def test_a_source_without_a_secret_is_never_believed(app: ASGIApp, door: KeepingDoor) -> None:
    assert (await post(app, "/webhooks/silent", BODY, signed(BODY, secret=""))).status == 401
    assert door.turns == []


async def test_nobody_else_may_call_and_nobody_may_ask(app: ASGIApp) -> None:
    assert (await post(app, "/webhooks/nobody", BODY, signed(BODY))).status == 404
    assert (await post(app, "/webhooks/alerts/more", BODY, signed(BODY))).status == 404
    assert (await post(app, "/webhooks/alerts", BODY, signed(BODY), method="GET")).status == 405


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        b'{"n": NaN}',
        b"1" * 5000,
        b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2),
        b"[" * 200_000 + b"]" * 200_000,
    ],
)
async def test_what_is_no_json_is_refused_by_its_sender(app: ASGIApp, door: KeepingDoor, body: bytes) -> None:
    assert (await post(app, "/webhooks/alerts", body, signed(body))).status == 400
    assert door.turns == []


async def test_what_may_be_anything_but_text_is_still_text(app: ASGIApp, door: KeepingDoor) -> None:
    assert (await post(app, "/webhooks/heartbeat", b"", signed(b""))).status == 202
    assert (await post(app, "/webhooks/heartbeat", b"alive\x00", signed(b"alive\x00"))).status == 202
    assert (await post(app, "/webhooks/heartbeat", b"\xff", signed(b"\xff"))).status == 400
    assert [turn.fingerprint for turn in door.turns] == ["", ""]


async def test_a_body_is_not_read_further_than_it_may_be(app: ASGIApp) -> None:
    asked: list[int] = []
    parts = [b"x" * 100_000] * 200

    async def status(headers: Mapping[str, str]) -> int:
        return (await post(app, "/webhooks/alerts", parts, headers, asked=lambda: asked.append(1))).status

    assert await status({"content-length": str(LONGEST_BYTES + 1)}) == 413
    assert await status({"content-length": "9" * 5000}) == 413
    assert asked == []
    assert await status({"content-length": "10"}) == 413
    assert len(asked) == LONGEST_BYTES // 100_000 + 1


async def test_a_store_that_is_away_is_told_with_a_time_to_come_again(door: KeepingDoor) -> None:
    door.fault = StoreFault("away")
    answered = await post(site_of(door), "/webhooks/alerts", BODY, signed(BODY))
    assert (answered.status, answered.headers["retry-after"]) == (503, "5")


async def test_a_delivery_is_known_by_its_name_and_a_replay_by_what_was_signed(
    app: ASGIApp, door: KeepingDoor
) -> None:
    later = NOW + timedelta(seconds=9)
    for headers in (
        signed(BODY) | {"x-deskbell-delivery": "d1"},
        signed(BODY, at=later) | {"x-deskbell-delivery": "d1"},
        signed(BODY) | {"x-deskbell-delivery": "d2"},
    ):
        assert (await post(app, "/webhooks/alerts", BODY, headers)).status == 202
    first, again, replayed = door.turns
    assert first.key == again.key != replayed.key
    assert first.fingerprint == replayed.fingerprint != again.fingerprint


async def test_without_a_name_the_body_tells_that_it_is_the_same(app: ASGIApp, door: KeepingDoor) -> None:
    for at in (NOW, NOW + timedelta(seconds=9)):
        await post(app, "/webhooks/alerts", BODY, signed(BODY, at=at))
    first, again = door.turns
    assert first.fingerprint == again.fingerprint
    assert first.key != again.key


async def test_other_schemes_are_a_matter_of_configuration(app: ASGIApp, door: KeepingDoor) -> None:
    hub = {"x-hub-signature-256": f"sha256={_hub(BODY)}", "x-github-delivery": "72d3162e"}
    assert (await post(app, "/webhooks/github", BODY, hub)).status == 202
    assert (await post(app, "/webhooks/token", BODY, {"authorization": "Bearer sandbox"})).status == 202
    assert (await post(app, "/webhooks/token", BODY, {"authorization": "Bearer sandbo"})).status == 401
    assert (await post(app, "/webhooks/token", BODY, {"authorization": "sandbox"})).status == 401
    assert len(door.turns) == 2


async def test_of_two_secrets_both_are_believed(door: KeepingDoor) -> None:
    hooks = Webhooks(SOURCES, door, secrets_of={"alerts": ("new", "sandbox")}, now=lambda: NOW)
    app = site(hooks.doors())
    assert (await post(app, "/webhooks/alerts", BODY, signed(BODY))).status == 202
    assert (await post(app, "/webhooks/alerts", BODY, signed(BODY, secret="new"))).status == 202
    assert (await post(app, "/webhooks/alerts", BODY, signed(BODY, secret="new sandbox"))).status == 401


def _hub(body: bytes) -> str:
    return hmac.new(b"sandbox", body, hashlib.sha256).hexdigest()
