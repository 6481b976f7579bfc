"""Over which ways people's words reach the desk in a storm: named, or chosen by its seed."""

import random
import socket
from dataclasses import dataclass

from bot.platforms.slack.request_url import PATH
from bot.sandbox.server import Sandbox

SLACK = ("sockets", "http")
TELEGRAM = ("polling", "webhook")
# No system gives one of these away by itself, so a desk that was killed finds its port free again.
LASTING_PORTS = range(20_000, 30_000)


@dataclass(frozen=True, slots=True)
class Ways:
    """How each platform reaches the desk."""

    slack: str = "sockets"
    telegram: str = "polling"

    def environment(self, port: int) -> dict[str, str]:
        """Return the settings of a desk that is reached in these ways at this port."""
        told = {} if self == USUAL else {"DESKBELL_WEB__PORT": str(port)}
        if self.slack == "http":
            told["DESKBELL_SLACK__DELIVERY"] = "http"
        if self.telegram == "webhook":
            told["DESKBELL_TELEGRAM__WEBHOOK_URL"] = f"http://127.0.0.1:{port}"
        return told

    async def lead_to(self, web: str, town: Sandbox) -> None:
        """Let Slack know where the desk serves, as whoever installs it does; Telegram hears it from the desk."""
        if self.slack == "http":
            await town.slack.deliver_over_http(web + PATH)


USUAL = Ways()
# Storms of one campaign are 25 seeds apart: four in a row come in every way, and the first two from an even seed in each of them.
BY_SEED = (Ways("sockets", "webhook"), Ways("http", "polling"), USUAL, Ways("http", "webhook"))


def ways_of(seed: int, *, slack: str | None = None, telegram: str | None = None) -> Ways:
    """Return the ways of a storm: what is named, and the rest by its seed."""
    chosen = BY_SEED[seed % len(BY_SEED)]
    return Ways(slack or chosen.slack, telegram or chosen.telegram)


def lasting_port() -> int:
    """Return a port that is free, and stays so while nobody listens there."""
    while True:
        port = random.choice(LASTING_PORTS)
        with socket.socket() as held:
            try:
                held.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
