"""A play of a desk that looks at an address by itself."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.architecture.house import ROOT
from tests.plays.conftest import Perform

PLAY = ROOT / "tests/plays/probes/probe.yml"
# At first it answers, in the second minute not, however often it is called, and then again.
ANSWERS = (200, 503, 503, 200)


async def test_what_does_not_answer_is_an_alert(perform: Perform, tmp_path: Path) -> None:
    left: Iterator[int] = iter(ANSWERS)

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=next(left, 200))

    app = web.Application()
    app.router.add_get("/health", answer)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    async with server:
        entry = {
            "url": str(server.make_url("/health")),
            "app": "photobox",
            "allowed": [f"127.0.0.1:{server.port}"],
        }
        file = tmp_path / "probes.yml"
        file.write_text(yaml.safe_dump({"probes": {"website": entry}}))
        await perform(PLAY, {"DESKBELL_PROBES__FILE": str(file)})
    assert next(left, None) is None, "it was not looked at as often as it should have been"
