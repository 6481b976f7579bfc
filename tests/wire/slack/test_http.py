"""The Events API over HTTP: signed, answered within three seconds, repeated by Slack's timetable."""

import hashlib
import hmac

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from bot.sandbox.side import CannotDo
from tests.wire.slack.harness import Place, open_wire, until
from tests.wire.slack.request_url import Ear, Heard, listening


# Source of every number and name below, where nothing else is said:
# docs.slack.dev/apis/events-api, read 2026-11-21.
async def test_an_address_must_echo_the_challenge_before_it_hears_anything(place: Place) -> None:
    # Source: api.slack.com/apis/http and docs.slack.dev/reference/events/url_verification, read 2026-11-21.
    async with listening() as ear:
        await place.server.deliver_over_http(ear.url)
        (challenge,) = ear.challenges
        assert set(challenge.body) == {"token", "challenge", "type"}
        assert challenge.headers["content-type"] == "application/json"
    async with listening() as deaf:
        deaf.echoes = False
        with pytest.raises(CannotDo, match="did not echo"):
            await place.server.deliver_over_http(deaf.url)
    with pytest.raises(CannotDo, match="connection_failed"):
        await place.server.deliver_over_http(ear.url)
    with pytest.raises(CannotDo, match="on this machine"):
        await place.server.deliver_over_http("https://example.org/slack/events")


async def test_every_post_is_signed_over_its_raw_body_by_the_sandbox_clock(place: Place, ear: Ear) -> None:
    # Source: api.slack.com/docs/verifying-requests-from-slack, read 2026-11-21.
    await place.server.say("yun", "#operations", "簽名 & <mark>")
    await place.server.command("yun", "#operations", "/status FB-7")
    await until(lambda: len(ear.heard) == 2)
    for heard in (*ear.heard, *ear.challenges):
        timestamp = heard.headers["x-slack-request-timestamp"]
        assert abs(int(timestamp) - place.world.clock.now().timestamp()) < 5
        said = b"v0:" + timestamp.encode() + b":" + heard.raw
        expected = "v0=" + hmac.new(b"sandbox", said, hashlib.sha256).hexdigest()
        assert heard.headers["x-slack-signature"] == expected


async def test_an_event_over_http_has_slacks_shape(place: Place, ear: Ear) -> None:
    await place.server.say("yun", "#operations", "hello")
    (heard,) = await until(lambda: ear.heard)
    assert heard.headers["content-type"] == "application/json"
    assert "x-slack-retry-num" not in heard.headers
    assert {
        "token",
        "team_id",
        "api_app_id",
        "event",
        "type",
        "event_id",
        "event_context",
        "event_time",
    } <= set(heard.body)
    assert heard.body["type"] == "event_callback"
    assert heard.body["is_ext_shared_channel"] is False
    assert heard.body["authorizations"][0]["is_bot"] is True
    await until(lambda: place.server.busy() == 0)


async def test_commands_are_a_form_and_interactions_one_field_of_a_form(place: Place, ear: Ear) -> None:
    await place.server.command("yun", "#operations", "/status FB-7")
    await place.server.other("yun", "shortcut", {"name": "file_ticket"})
    await until(lambda: len(ear.heard) == 2)
    command, interaction = sorted(ear.heard, key=lambda heard: b"payload=" in heard.raw)
    form = "application/x-www-form-urlencoded"
    assert command.headers["content-type"] == interaction.headers["content-type"] == form
    assert (command.body["command"], command.body["text"]) == ("/desk", "status FB-7")
    assert interaction.raw.startswith(b"payload=")
    assert interaction.body["type"] == "shortcut"


async def test_the_answer_to_a_command_may_be_plain_words_or_json(place: Place, ear: Ear) -> None:
    # Source: docs.slack.dev/interactivity/implementing-slash-commands, read 2026-11-21.
    async def answer(heard: Heard) -> web.StreamResponse:
        if heard.body["text"] == "plain":
            return web.Response(text="only words")
        return web.json_response({"text": "for all", "response_type": "in_channel"})

    ear.answer = answer
    await place.server.command("yun", "#operations", "/plain")
    await place.server.command("yun", "#operations", "/json")
    await until(lambda: len(place.seen()) == 2)
    assert place.only(text="only words").audience == "yun"
    assert place.only(text="for all").audience is None


async def test_with_a_request_url_there_is_no_socket_mode(place: Place, ear: Ear) -> None:
    await place.server.say("yun", "#operations", "by post")
    await until(lambda: ear.heard)
    with pytest.raises(SlackApiError, match="access_denied"):
        await place.client().apps_connections_open(app_token="xapp-sandbox")
    await place.server.deliver_over_http(None)
    wire = await open_wire(place)
    await place.server.say("yun", "#operations", "by socket")
    assert (await wire.receive())["payload"]["event"]["text"] == "by socket"
    await wire.close()
    assert len(ear.heard) == 1
