"""What Slack refuses of a view, over the wire."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.wire.slack.harness import Json, Place, Wire

Connect = Callable[[], Awaitable[Wire]]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_an_external_id_names_one_view_and_a_view_weighs_250_kilobytes(
    place: Place, open_socket: Connect
) -> None:
    # Source: docs.slack.dev/reference/methods/views.open and docs.slack.dev/surfaces/modals, read 2026-11-21.
    wire, client = await open_socket(), place.client()
    await place.server.command("yun", "yun", "/help")
    trigger_id = (await wire.receive())["payload"]["trigger_id"]
    modal = {"type": "modal", "title": plain("T"), "blocks": [], "external_id": "mine"}
    await client.views_open(trigger_id=trigger_id, view=modal)
    twin = client.views_publish(user_id="U0YUN0000", view=home(external_id="mine"))
    assert await refusal(twin) == "duplicate_external_id"
    heavy = home(*[{"type": "section", "text": plain("x" * 2900)}] * 90)
    assert await refusal(client.views_publish(user_id="U0YUN0000", view=heavy)) == "view_too_large"
