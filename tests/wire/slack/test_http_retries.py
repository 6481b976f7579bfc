"""What Slack does when a request URL does not answer as it should."""

import asyncio
import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.wire.slack.harness import START, Place, later, until
from tests.wire.slack.request_url import Ear, Heard

# Source of every number and name below, where nothing else is said:
# docs.slack.dev/apis/events-api, read 2026-11-21.
MESSAGE = "events_api/message"


async def refuse(_heard: Heard) -> web.StreamResponse:
    return web.Response(status=500)


async def heard_times(ear: Ear, number: int) -> None:
    await until(lambda: len(ear.heard) == number)


async def test_an_event_is_repeated_at_once_after_a_minute_and_after_five(place: Place, ear: Ear) -> None:
    ear.answer = refuse
    place.world.clock.pause()
    await place.server.say("yun", "#operations", "nobody wants it")
    await until(lambda: len(ear.heard) == 2)
    for number, seconds in ((3, 60), (4, 300)):
        later(place, seconds=seconds - 1)
        assert len(ear.heard) == number - 1
        later(place, seconds=1)
        await heard_times(ear, number)
    await until(lambda: place.server.busy() == 0)
    assert place.sent(f"lost/{MESSAGE}")
    assert [heard.headers.get("x-slack-retry-num") for heard in ear.heard] == [None, "1", "2", "3"]
    assert {heard.headers.get("x-slack-retry-reason") for heard in ear.heard[1:]} == {"http_error"}
    assert len({heard.body["event_id"] for heard in ear.heard}) == 1


def dawdling(ear: Ear) -> asyncio.Event:
    """Let the first post of each event wait for its answer until the event that is returned is set."""
    let_go = asyncio.Event()

    async def dawdle(heard: Heard) -> web.StreamResponse:
        if "x-slack-retry-num" not in heard.headers:
            await let_go.wait()
        return web.Response()

    ear.answer = dawdle
    return let_go


async def test_an_answer_later_than_three_seconds_is_none(place: Place, ear: Ear) -> None:
    let_go = dawdling(ear)
    place.world.clock.pause()
    await place.server.say("yun", "#operations", "slow")
    await until(lambda: ear.heard)
    later(place, seconds=3)
    await until(lambda: len(ear.heard) == 2)
    assert ear.heard[1].headers["x-slack-retry-reason"] == "http_timeout"
    await until(lambda: place.server.busy() == 0)
    let_go.set()


async def test_a_post_that_is_cut_off_comes_again(place: Place, ear: Ear) -> None:
    let_go = dawdling(ear)
    place.world.clock.pause()
    await place.server.say("yun", "#operations", "cut off")
    await until(lambda: ear.heard)
    place.server.cut()
    await until(lambda: len(ear.heard) == 2)
    assert ear.heard[1].headers["x-slack-retry-reason"] == "connection_failed"
    await until(lambda: place.server.busy() == 0)
    let_go.set()


async def test_the_truth_log_tells_over_which_post_what_came_and_was_answered(place: Place, ear: Ear) -> None:
    await place.server.say("yun", "#operations", "one")
    await place.server.say("yun", "#operations", "two")
    await until(lambda: place.server.busy() == 0)
    told = [entry.body["wire"] for entry in place.world.log if entry.method in {MESSAGE, "ack"}]
    assert sorted(told) == ["post 1", "post 1", "post 2", "post 2"]
    assert len(ear.heard) == 2


async def test_a_bot_may_refuse_the_repetitions(place: Place, ear: Ear) -> None:
    # Source: dev.to/takakd/go-prevent-slack-event-api-retry-call-n3d (second hand), read 2026-11-21.
    async def no_more(_heard: Heard) -> web.StreamResponse:
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

    ear.answer = no_more
    await place.server.say("yun", "#operations", "once is enough")
    await until(lambda: place.server.busy() == 0)
    later(place, hours=1)
    assert len(ear.heard) == 1


@pytest.mark.parametrize(("hops", "arrives"), [(2, True), (3, False)])
async def test_two_redirects_are_followed_and_no_third(
    place: Place, ear: Ear, hops: int, *, arrives: bool
) -> None:
    async def lead_on(heard: Heard) -> web.StreamResponse:
        hop = int(heard.path.rpartition("/")[2]) if heard.path[-1].isdigit() else 0
        if hop == hops:
            return web.Response()
        return web.Response(status=307, headers={"Location": f"/hop/{hop + 1}", "X-Slack-No-Retry": "1"})

    ear.answer = lead_on
    await place.server.say("yun", "#operations", "follow me")
    if arrives:
        await until(lambda: place.server.busy() == 0)
        assert [heard.raw for heard in ear.heard] == [ear.heard[0].raw] * 3
        return
    again = await until(lambda: [heard for heard in ear.heard if "x-slack-retry-num" in heard.headers])
    assert again[0].headers["x-slack-retry-reason"] == "too_many_redirects"


async def test_an_address_that_is_gone_is_a_failed_connection(place: Place, ear: Ear) -> None:
    async def lead_away(_heard: Heard) -> web.StreamResponse:
        if len(ear.heard) == 1:
            return web.Response(status=307, headers={"Location": "http://127.0.0.1:1/"})
        return web.Response()

    ear.answer = lead_away
    await place.server.say("yun", "#operations", "anybody there?")
    await until(lambda: len(ear.heard) == 2)
    assert ear.heard[1].headers["x-slack-retry-reason"] == "connection_failed"


async def test_a_command_over_http_is_never_repeated_and_its_person_is_told(place: Place, ear: Ear) -> None:
    ear.answer = refuse
    await place.server.command("yun", "#operations", "/help")
    (complaint,) = await until(place.seen)
    assert "did not respond" in complaint.text
    later(place, minutes=10)
    assert len(ear.heard) == 1


async def test_a_certificate_that_nobody_knows_is_an_ssl_error(
    place: Place, ear: Ear, tmp_path: Path
) -> None:
    async def lead_to_tls(_heard: Heard) -> web.StreamResponse:
        return (
            web.Response(status=307, headers={"Location": secure}) if len(ear.heard) == 1 else web.Response()
        )

    ear.answer = lead_to_tls
    server = await asyncio.start_server(
        lambda _r, w: w.close(), "127.0.0.1", 0, ssl=unknown_certificate(tmp_path)
    )
    secure = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with server:
        await place.server.say("yun", "#operations", "in secret")
        await until(lambda: len(ear.heard) == 2)
    assert ear.heard[1].headers["x-slack-retry-reason"] == "ssl_error"


def unknown_certificate(folder: Path) -> ssl.SSLContext:
    """Make a certificate that no authority has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(START).not_valid_after(START + timedelta(days=36_500))
    pem = folder / "unknown.pem"
    pem.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context
