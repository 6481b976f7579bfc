"""What is looked at is found right or wrong for the right reason, and nothing out of bounds is called."""

import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.outbox.port import Delivery, NotSent, Sent
from bot.platforms.probing import ProbePlatform, Wrong, wrong_number
from bot.platforms.route import Route
from bot.shapes.card import Card
from bot.shapes.warning import PROBED
from data.model.networks import allowed
from data.model.probes import Probe, Probed

NOW = datetime.now(UTC)
GOOD_FOR = timedelta(days=10)


async def _answer(request: web.Request) -> web.Response:
    return web.Response(status=int(request.match_info["status"]))


def _app() -> web.Application:
    app = web.Application()
    app.router.add_get("/{status}", _answer)
    return app


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    running = TestServer(_app(), host="127.0.0.1")
    await running.start_server()
    yield running
    await running.close()


def _certificate(folder: Path) -> Path:
    """Write a key and a certificate of 127.0.0.1 that signs itself, into one file."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")]),
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + GOOD_FOR)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "both.pem"
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


async def _found(*probes: Probe, trust: ssl.SSLContext | None = None) -> tuple[Probed, ...]:
    platform = ProbePlatform(probes, now=lambda: NOW, route=Route(), trust=trust)
    outcome = await platform.send(Delivery("1", "probe", Card()))
    assert isinstance(outcome, Sent)
    assert outcome.answer is not None
    return PROBED.validate_json(outcome.answer.body)


async def test_each_is_found_as_it_is(server: TestServer) -> None:
    mine = (allowed(f"127.0.0.1:{server.port}"),)
    right, wrong, meant, away, private = await _found(
        Probe("right", str(server.make_url("/204")), allowed=mine),
        Probe("wrong", str(server.make_url("/503")), allowed=mine),
        Probe("meant", str(server.make_url("/401")), expects=(401,), allowed=mine),
        Probe("away", "http://127.0.0.1:1/", allowed=(allowed("127.0.0.1:1"),)),
        Probe("private", "https://127.0.0.1:8443/"),
    )
    assert (right.wrong, meant.wrong) == ("", "")
    assert (wrong.wrong, wrong.detail) == ("status", "503")
    assert away.wrong == "unreachable"
    assert (private.wrong, private.detail) == ("address", "private")


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        (b'{"queue": [{"length": 50}]}', None),
        (b'{"queue": [{"length": "99.5"}]}', None),
        (b'{"queue": [{"length": 101}]}', Wrong("above", "100")),
        (b'{"queue": [{"length": 0}]}', Wrong("below", "1")),
        (b'{"queue": [{"length": NaN}]}', Wrong("above", "100")),
        (b'{"queue": []}', Wrong("unreadable", "queue.0.length")),
        (b'{"queue": [{"length": null}]}', Wrong("unreadable", "queue.0.length")),
        (b"<html>", Wrong("unreadable", "queue.0.length")),
        (b"", Wrong("unreadable", "queue.0.length")),
    ],
)
def test_a_number_out_of_its_bounds_is_wrong(body: bytes, wrong: Wrong | None) -> None:
    probe = Probe("queue", "https://x.example", value="queue.0.length", above=100, below=1)
    assert wrong_number(probe, body) == wrong


async def test_a_certificate_that_ends_soon_is_told_and_one_that_nobody_vouches_for_is_wrong(
    tmp_path: Path,
) -> None:
    both = _certificate(tmp_path)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(both)
    server = TestServer(_app(), host="127.0.0.1", scheme="https")
    await server.start_server(ssl=serving)
    mine = (allowed(f"127.0.0.1:{server.port}"),)
    url = str(server.make_url("/200"))
    probes = (
        Probe("soon", url, allowed=mine),
        Probe("later", url, allowed=mine, certificate=timedelta(days=5)),
    )
    try:
        soon, later = await _found(*probes, trust=ssl.create_default_context(cafile=str(both)))
        (stranger,) = await _found(probes[0])
    finally:
        await server.close()
    assert soon.certificate_ends == f"{NOW + GOOD_FOR:%Y-%m-%d}"
    assert (later.wrong, later.certificate_ends) == ("", "")
    assert stranger.wrong == "untrusted"


async def test_a_desk_that_has_lost_its_seat_looks_at_nothing(server: TestServer) -> None:
    probe = Probe("one", str(server.make_url("/200")), allowed=(allowed(f"127.0.0.1:{server.port}"),))
    platform = ProbePlatform((probe,), now=lambda: NOW, route=Route(is_open=lambda: False))
    assert isinstance(await platform.send(Delivery("1", "probe", Card())), NotSent)
