"""Over TLS the name stays the name: it is what is asked for and what the certificate must be made out to."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.outbox.port import NotSent
from bot.platforms.route import Route
from data.model.networks import allowed
from tests.unit.platforms.test_resolving import Names
from tests.wire.hooks.harness import Place


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a certificate with its key that nobody vouches for."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string("CN=hooks.example")
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("hooks.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file


async def test_the_name_is_asked_for_and_a_certificate_of_nobody_is_not_believed(
    place: Place, certificate: Path
) -> None:
    asked: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    came: list[bytes] = []

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.append(await reader.read(1))
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    names = Names(["127.0.0.1"])
    outcome = await place.call(
        url=f"https://hooks.example:{port}/pager",
        allowed=(allowed("127.0.0.0/8"),),
        route=Route(resolver=names),
    )
    server.close()
    await server.wait_closed()
    assert outcome == NotSent("unreachable:ClientConnectorCertificateError", outage=True)
    assert asked == ["hooks.example"]
    assert came in ([], [b""])
