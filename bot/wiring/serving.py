"""One desk as a process: it serves until it is told to end."""

import asyncio
import contextlib
import json
import logging
import sys

import structlog
import uvicorn

from bot.web.front import front
from bot.web.heads import BoundedHttp
from bot.web.health import health_routes
from bot.web.metrics import metrics_route
from bot.wiring.cores import keep_to_one_core
from bot.wiring.ending import end_with_parent, told_to_end
from bot.wiring.process import Process
from bot.wiring.wordless import WordlessFormatter, of_logged
from config.settings import Settings

TOLD_TO_ALL = frozenset({"ready", "standby"})


def quiet_logs() -> None:
    """Let everything be logged to standard error, one line of JSON per event; what broke without what was said."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WordlessFormatter(logging.BASIC_FORMAT))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.ExceptionRenderer(of_logged),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


async def serve(settings: Settings) -> None:
    """Run a desk until SIGINT or SIGTERM; say on standard output, as one line of JSON, when it serves."""
    if settings.process.one_core:
        keep_to_one_core()
    end = told_to_end()
    end_with_parent()
    web = _Web(settings.web.host, settings.web.port)
    process = Process(settings, told=web.say)
    await web.open(process)
    try:
        await process.serve(end)
    finally:
        await web.close()


class _Web(uvicorn.Server):
    """A server that leaves the signals to the process, and tells where it is."""

    def __init__(self, host: str, port: int) -> None:
        self._place = (host, port)
        self._serving: asyncio.Task[None] | None = None

    async def open(self, process: Process) -> None:
        """Listen; health is told from here on, whether the desk serves yet or not."""
        counted = metrics_route(process.measured, process.meter.counted)
        app = front([*health_routes(process.health), counted], process.doors)
        host, port = self._place
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                http=BoundedHttp,
                proxy_headers=False,
                ws="none",
                lifespan="off",
                log_level="warning",
                access_log=False,
            )
        )
        self._serving = asyncio.create_task(self.serve())
        while not self.started and not self._serving.done():  # noqa: ASYNC110  # uvicorn tells by a flag alone
            await asyncio.sleep(0.01)

    async def close(self) -> None:
        """Listen no more."""
        self.should_exit = True
        if self._serving is not None:
            await self._serving

    def say(self, event: str) -> None:
        """Tell whoever started this process, and our address with it."""
        if event not in TOLD_TO_ALL:
            return
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        sys.stdout.write(json.dumps({"event": event, "web": f"http://{host}:{port}"}) + "\n")
        sys.stdout.flush()

    def capture_signals(self) -> contextlib.AbstractContextManager[None]:  # type: ignore[override]  # as loose as uvicorn's
        """Capture none."""
        return contextlib.nullcontext()
