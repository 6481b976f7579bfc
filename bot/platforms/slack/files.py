"""Show a file in Slack: bring it there first, then let it be seen."""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.outbox.port import Delivery, File, Outcome, Sent, Uploaded
from bot.platforms.slack.addresses import thread_of
from bot.platforms.slack.settle import channel_of

# Source: docs.slack.dev/messaging/working-with-files#uploading_files, 2026-11-21: an address, the bytes, then a call
# that shows them. Until that last call nobody sees anything, so the first two may be repeated without harm.


async def put_file(
    client: AsyncWebClient, session: aiohttp.ClientSession, delivery: Delivery, file: File
) -> Outcome:
    """Take the next step: bring the file to Slack, or show the one that was brought."""
    if delivery.upload_ref is None:
        return Uploaded(await _brought(client, session, file))
    channel = await channel_of(client, delivery.address)
    await client.files_completeUploadExternal(
        files=[{"id": delivery.upload_ref, "title": file.name}],
        channel_id=channel,
        thread_ts=thread_of(delivery),
    )
    return Sent(f"{channel}:{delivery.upload_ref}")


async def _brought(client: AsyncWebClient, session: aiohttp.ClientSession, file: File) -> str:
    answer = await client.files_getUploadURLExternal(filename=file.name, length=len(file.content))
    async with session.post(answer["upload_url"], data=file.content) as taken:
        taken.raise_for_status()
    return str(answer["file_id"])
