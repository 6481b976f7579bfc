"""Find out from a chat's history whether an unknown delivery stands in it."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.outbox.port import Delivery, NotSent, Outcome, Sent, Unknown
from bot.platforms.slack.addresses import PERSONS, is_whisper, thread_of
from bot.platforms.slack.errors import OUTSIDE, code_of
from bot.platforms.slack.limits import HISTORY_PAGE

EVENT_TYPE = "deskbell_notice"
CLOCK_LEEWAY = timedelta(seconds=60)


def notice_metadata(delivery_id: str) -> dict[str, Any]:
    """Return the mark that a message carries so that it can be recognised."""
    return {"event_type": EVENT_TYPE, "event_payload": {"delivery": delivery_id}}


def delivery_in(message: Mapping[str, Any]) -> str | None:
    """Return the delivery that a message shows; None when it is no notice of the desk."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    delivery_id: str | None = metadata.get("event_payload", {}).get("delivery")
    return delivery_id


async def settled(client: AsyncWebClient, delivery: Delivery, *, since: datetime, caught_up: bool) -> Outcome:
    """Look for the delivery in its chat.

    Args:
        since: when it was tried.
        caught_up: whether the history can be trusted to show what happened then.
    """
    if delivery.shown_as is not None:
        return NotSent("edit_may_be_repeated")
    if is_whisper(delivery):
        return Unknown("ephemeral_leaves_no_trace", for_good=True)
    if delivery.file is not None and delivery.upload_ref is None:
        return NotSent("never_shown")
    try:
        channel = await channel_of(client, delivery.address)
        async for message in _history(client, delivery, channel=channel, oldest=since - CLOCK_LEEWAY):
            if _shows(message, delivery):
                return Sent(f"{channel}:{delivery.upload_ref or message['ts']}")
    except OUTSIDE as fault:
        return Unknown(code_of(fault))
    return NotSent("not_in_history") if caught_up else Unknown("history_may_lag")


def _shows(message: Mapping[str, Any], delivery: Delivery) -> bool:
    """Tell whether a message is that delivery: by its mark, or by the id of its file, which bears no mark."""
    if delivery.upload_ref is not None:
        return any(file.get("id") == delivery.upload_ref for file in message.get("files") or ())
    return delivery_in(message) == delivery.delivery_id


async def channel_of(client: AsyncWebClient, address: str) -> str:
    """Return the channel's id; for a person's id, the one of the private chat with them."""
    if not address.startswith(PERSONS):
        return address
    answer = await client.conversations_open(users=address)
    return str(answer["channel"]["id"])


async def _history(
    client: AsyncWebClient, delivery: Delivery, *, channel: str, oldest: datetime
) -> AsyncIterator[dict[str, Any]]:
    """Yield what was said in the chat (or in the thread that is replied to) since then."""
    asked: dict[str, Any] = {
        "channel": channel,
        "oldest": f"{oldest.timestamp():.6f}",
        "limit": HISTORY_PAGE,
        "include_all_metadata": True,
    }
    thread = thread_of(delivery)
    while True:
        if thread:
            answer = await client.conversations_replies(ts=thread, **asked)
        else:
            answer = await client.conversations_history(**asked)
        for message in answer["messages"]:
            yield message
        asked["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor")
        if not asked["cursor"]:
            return
