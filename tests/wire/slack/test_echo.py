"""A bot made of bolt alone lives here as it would in the real place."""

from typing import Any

from tests.wire.slack.harness import Bot, Place, until

# Source of the checks here: docs.slack.dev/reference/events/message; slack_bolt 1.30, ignoring_self_events,
# read 2026-11-21


async def test_a_word_in_the_private_chat_is_heard_and_answered(place: Place, bot: Bot) -> None:
    async def echo(body: dict[str, Any], ack: Any) -> Any:
        event = body["event"]
        if not event.get("bot_id"):
            await bot.app.client.chat_postMessage(channel=event["channel"], text=f"echo: {event['text']}")
        return await ack()

    bot.answer = echo
    await place.server.say("lin", "lin", "2 < 3 & *done*")
    seen = await until(lambda: place.seen(by_bot=True))
    assert seen[0].text == "echo: 2 < 3 & done"
    assert seen[0].place == "lin"
    assert place.only(author="lin").text == "2 < 3 & *done*"
    assert bot.events("message")[0]["text"] == "2 &lt; 3 &amp; *done*"
    await until(lambda: place.server.busy() == 0)
    echoed = bot.events("message")[1]
    assert (echoed["bot_id"], echoed["user"], echoed["app_id"]) == ("B0DESKBELL", "U0DESKBELL", "A0DESKBELL")
