"""A call proves who made it, each time anew, and keeps the key by which its repeats are known."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from bot.outbox.port import NotSent, Sent
from bot.platforms.hooks.send import call_id
from bot.platforms.hooks.signing import signed_headers
from data.model.signatures import Scheme
from tests.wire.hooks.harness import BODY, Place

SECRET = "whsec_" + base64.b64encode(b"sandbox").decode()
# As config/webhooks.yml would have it for a desk that is called by a desk.
STANDARD = Scheme(
    header="webhook-signature",
    prefix="v1,",
    encoding="base64",
    timestamp_header="webhook-timestamp",
    delivery_header="webhook-id",
    signs="{delivery}.{timestamp}.{body}",
)


async def test_a_repeat_has_the_same_key_and_a_signature_of_its_own(place: Place) -> None:
    place.hooks.answer("pager", {"drop": "reply", "times": 1})
    caller, delivery = await place.caller(), place.delivery()
    assert isinstance(await caller.send(delivery), NotSent)
    (first,) = place.came()
    place.world.clock.move_to(place.world.clock.now() + timedelta(minutes=10))
    assert isinstance(await caller.send(delivery), Sent)
    (second,) = place.came()
    assert (first.attempts, second.attempts) == (1, 2)
    assert first.key == second.key == second.headers["webhook-id"] == call_id(delivery)
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    assert (first.signature, second.signature) == ("good", "good")


async def test_calls_have_keys_of_their_own_even_where_numbers_are_given_twice(place: Place) -> None:
    caller, delivery = await place.caller(), place.delivery()
    place.world.clock.move_to(place.world.clock.now() + timedelta(days=1))
    keys = {call_id(delivery), call_id(place.delivery()), call_id(place.delivery(2))}
    assert len(keys) == 3
    assert not any("." in key for key in keys)
    await caller.send(delivery)
    await caller.send(place.delivery())
    assert len(place.came()) == 2


@pytest.mark.parametrize(
    ("secrets", "proof"),
    [
        (("sandbox",), "good"),
        ((SECRET,), "good"),
        (("old", "sandbox"), "good"),
        (("other",), "wrong"),
        ((), "none"),
    ],
)
async def test_the_other_side_believes_who_has_its_secret(
    place: Place, secrets: tuple[str, ...], proof: str
) -> None:
    await place.call(secrets=secrets)
    (came,) = place.came()
    assert came.signature == proof


def test_a_signature_is_the_one_that_the_specification_computes() -> None:
    # As `printf '%s' 'msg_1.1767225600.{}' | openssl dgst -sha256 -hmac secret -binary | base64` says.
    headers = signed_headers("msg_1", b"{}", secrets=["secret"], now=datetime(2026, 1, 1, tzinfo=UTC))
    assert headers == {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1767225600",
        "webhook-signature": "v1,QGxpGbjRoL8txXelFWC4IEtME42gS+j6BV6K56kn8oo=",
    }


async def test_a_desk_can_verify_what_a_desk_signs(place: Place) -> None:
    await place.call()
    (came,) = place.came()
    headers = {name.lower(): value for name, value in came.headers.items()}
    now = place.world.clock.now()
    assert STANDARD.proven(headers, BODY, secrets=["sandbox"], now=now)
    assert not STANDARD.proven(headers, BODY + b" ", secrets=["sandbox"], now=now)
    assert not STANDARD.proven(headers, BODY, secrets=["sandbox"], now=now + timedelta(minutes=6))
