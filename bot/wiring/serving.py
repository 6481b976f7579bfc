"""One desk as a process: it serves until it is told to end."""

import asyncio
import contextlib
import json
import logging
import sys

import structlog
import uvicorn

from bot.web.site import site
from bot.wiring.ending import end_with_parent, told_to_end
from bot.wiring.house import House
from config.settings import Settings


def quiet_logs() -> None:
    """Let everything be logged to standard error, one line of JSON per event."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


async def serve(settings: Settings) -> None:
    """Run a desk until SIGINT or SIGTERM; say on standard output, as one line of JSON, when it serves."""
    end = told_to_end()
    end_with_parent()
    house = House(settings)
    web = _Web(
        uvicorn.Config(
            site(house.facts.health, house.doors),
            host=settings.web.host,
            port=settings.web.port,
            log_level="warning",
            lifespan="off",
        )
    )
    await house.start()
    serving = asyncio.create_task(web.serve())
    try:
        while not web.started and not serving.done():  # noqa: ASYNC110  # uvicorn tells by a flag alone
            await asyncio.sleep(0.01)
        host, port = web.servers[0].sockets[0].getsockname()[:2]
        sys.stdout.write(json.dumps({"event": "ready", "web": f"http://{host}:{port}"}) + "\n")
        sys.stdout.flush()
        await end.wait()
    finally:
        web.should_exit = True
        await serving
        await house.stop()


class _Web(uvicorn.Server):
    """A server that leaves the signals to the process."""

    def capture_signals(self) -> contextlib.AbstractContextManager[None]:  # type: ignore[override]  # as loose as uvicorn's
        """Capture none."""
        return contextlib.nullcontext()
