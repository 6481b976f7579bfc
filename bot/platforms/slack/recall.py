"""Take back what stands in Slack."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.outbox.port import Delivery, Failed, Outcome, TakenBack
from bot.platforms.slack.addresses import is_whisper

FILES = "F"


async def taken_back(client: AsyncWebClient, delivery: Delivery) -> Outcome:
    """Delete a message or a file of our own, once; what only one member was shown cannot be deleted.

    Raises:
        SlackApiError, ClientError, TimeoutError: Slack refused, or could not be reached.
    """
    if is_whisper(delivery):
        return Failed("ephemeral_cannot_be_deleted")
    channel, _, stamp = str(delivery.shown_as).partition(":")
    if stamp.startswith(FILES):
        await client.files_delete(file=stamp)
    else:
        await client.chat_delete(channel=channel, ts=stamp)
    return TakenBack()
