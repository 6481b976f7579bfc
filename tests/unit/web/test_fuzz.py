"""Whatever is sent to a door, the answer is no fault of ours, and nothing comes of what is not proven and readable."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from slack_bolt.response import BoltResponse

from bot.platforms.slack.events import Body
from bot.platforms.slack.request_url import PATH as SLACK
from bot.platforms.slack.request_url import RequestUrl
from bot.platforms.telegram.send import TelegramPlatform
from bot.platforms.telegram.webhook import PATH as TELEGRAM
from bot.platforms.telegram.webhook import Webhook
from bot.web.site import site
from bot.web.webhooks import Webhooks
from data.model.webhooks import WebhookSource
from tests.bench.fuzz.shots import Gunner
from tests.unit.web.harness import NOW, KeepingDoor, post

SHOTS = 1_500
SERVER_FAULT = 500


class Heard:
    """Notes everything that passes a door."""

    def __init__(self) -> None:
        self.bodies: list[object] = []

    async def slack(self, body: Body) -> BoltResponse:
        self.bodies.append(body)
        return BoltResponse(status=200, body="")

    async def telegram(self, batch: Sequence[Mapping[str, Any]]) -> bool:
        self.bodies.extend(batch)
        return True


@pytest.mark.parametrize("path", ["/webhooks/alerts", SLACK, TELEGRAM])
async def test_nothing_malformed_passes_or_breaks_a_door(path: str) -> None:
    heard, door = Heard(), KeepingDoor()
    hooks = Webhooks(
        {"alerts": WebhookSource("alerts")}, door, secrets_of={"alerts": ("sandbox",)}, now=lambda: NOW
    )
    slack = RequestUrl(signing_secrets=("sandbox",), now=lambda: NOW, take_in=heard.slack)
    telegram = Webhook(
        TelegramPlatform(bot_token="1:a"),
        url="http://127.0.0.1",
        secret="the secret",
        now=lambda: NOW,
        take_in=heard.telegram,
    )
    app = site([*hooks.doors(), slack.door(), *telegram.doors])
    gunner = Gunner(path, seed=1, now_seconds=lambda: int(NOW.timestamp()))
    statuses: set[int] = set()
    for _ in range(SHOTS):
        shot = gunner.shot()
        headers = [*shot.headers, (b"content-length", shot.told_length or b"")]
        answered = await post(
            app, shot.path.decode("latin-1"), shot.body, headers, method=shot.method.decode()
        )
        statuses.add(answered.status)
    assert max(statuses) < SERVER_FAULT
    assert {401, 405} <= statuses, "the doors were not even tried"
    if path != TELEGRAM:
        assert 400 in statuses, "nothing that was proven was tried"
    assert heard.bodies == []
    assert door.turns == []
