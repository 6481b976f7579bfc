"""A bot made of bolt alone, behind a request URL, lives here as it would in the real place."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from tests.wire.slack.harness import later, open_place, serving, until


async def test_a_bare_bolt_bot_over_http_hears_answers_and_checks_signatures() -> None:
    # Source: docs.slack.dev/apis/events-api and api.slack.com/docs/verifying-requests-from-slack, read 2026-11-21.
    # The bot compares signatures with its own clock, so the sandbox starts at the machine's.
    async with open_place(start=None) as place:
        app = AsyncApp(client=place.client(), signing_secret="sandbox", process_before_response=True)

        @app.event("message")
        async def echo(event: dict[str, Any], say: Any) -> None:
            await say(f"echo: {event['text']}")

        @app.command("/desk")
        async def command(ack: Any, body: dict[str, Any]) -> None:
            await ack(f"you said {body['text']}")

        async with serving(app.web_app(path="/slack/events")) as url:
            await place.server.deliver_over_http(f"{url}/slack/events")
            await place.server.say("lin", "lin", "hello")
            await until(lambda: place.seen(text="echo: hello"))
            await place.server.command("lin", "lin", "/status FB-7")
            await until(lambda: place.seen(text="you said status FB-7"))
            await until(lambda: place.server.busy() == 0)
            # More than 300 seconds off, the same bot takes nothing any more.
            later(place, seconds=600)
            await place.server.command("lin", "lin", "/too late")
            (complaint,) = await until(lambda: place.seen(by_bot=False, kind="ephemeral"))
            assert "did not respond" in complaint.text
