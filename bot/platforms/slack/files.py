"""Files in Slack: show one by bringing it there first, and bring here what people sent there."""

import json
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.outbox.port import Delivery, Failed, Fetched, NotSent, Outcome, Sent, Sought, Uploaded
from bot.platforms.download import NO_ACCESS, NOT_THERE, Downloads, Page
from bot.platforms.letters import one_line
from bot.platforms.slack import shape
from bot.platforms.slack.addresses import thread_of
from bot.platforms.slack.errors import OUTSIDE, code_of, is_lasting, retry_after_seconds
from bot.platforms.slack.limits import LONGEST_ALT_TEXT
from bot.platforms.slack.settle import channel_of
from bot.shapes.card import Card
from bot.shapes.file import File, Picture
from data.model.media import HTML, media_type_of

# Addresses of a workspace and of its files; the bot's token goes nowhere else.
# Source: docs.slack.dev/reference/objects/file-object (url_private), 2026-11-21
HOSTS = ("files.slack.com", "slack.com", ".slack.com")
PATIENCE_SECONDS = 1.0
UPLOAD_SECONDS = 10.0
SLOWEST_BYTES_A_SECOND = 100_000
GONE = frozenset({"file_not_found", "file_deleted"})

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
        **_caption(delivery.card),
    )
    return Sent(f"{channel}:{delivery.upload_ref}")


def _caption(card: Card) -> dict[str, Any]:
    # As blocks, in which what people wrote is inert; a comment would be read for marks and mentions.
    return {"blocks": json.dumps(shape.render(card)["blocks"])} if card != Card() else {}


async def _brought(client: AsyncWebClient, session: aiohttp.ClientSession, file: File) -> str:
    alt = one_line(file.alt, LONGEST_ALT_TEXT) if isinstance(file, Picture) else ""
    answer = await client.files_getUploadURLExternal(
        filename=file.name, length=len(file.content), alt_txt=alt or None
    )
    patience = aiohttp.ClientTimeout(total=UPLOAD_SECONDS + len(file.content) / SLOWEST_BYTES_A_SECOND)
    async with session.post(answer["upload_url"], data=file.content, timeout=patience) as taken:
        taken.raise_for_status()
    return str(answer["file_id"])


async def fetch_file(
    client: AsyncWebClient, downloads: Downloads, sought: Sought
) -> Fetched | Failed | NotSent:
    """Bring one file here, once; its reference is its id and its address, the latter empty where Slack told none."""
    file_id, _, address = sought.reference.partition(" ")
    if not address:
        told = await _told_of(client, file_id)
        if not isinstance(told, str):
            return told
        address = told
    brought = await downloads.bring(address, largest=sought.largest)
    if isinstance(brought, Page):
        return await _why_a_page(client, file_id) if _is_login(brought, sought) else Fetched(brought.content)
    return Failed("gone") if brought.reason == NOT_THERE else brought


def _is_login(page: Page, sought: Sought) -> bool:
    """Tell whether Slack gave its login page instead of the file, which it does with status 200."""
    if media_type_of(page.content) != HTML:
        return False
    told_otherwise = bool(sought.media_type) and sought.media_type != HTML
    return told_otherwise or page.redirected or bool(sought.size and sought.size != len(page.content))


async def _why_a_page(client: AsyncWebClient, file_id: str) -> Failed | NotSent:
    """Ask Slack about a file that it does not give out: it may be gone."""
    told = await _told_of(client, file_id)
    return Failed(NO_ACCESS) if isinstance(told, str) else told


async def _told_of(client: AsyncWebClient, file_id: str) -> str | Failed | NotSent:
    """Return the address of a file, or what is in the way."""
    try:
        answer: Mapping[str, Any] = (await client.files_info(file=file_id))["file"]
    except OUTSIDE as fault:
        return _refused(fault)
    address = str(answer.get("url_private_download") or answer.get("url_private") or "")
    return address or Failed(NO_ACCESS)


def _refused(fault: Exception) -> Failed | NotSent:
    code = code_of(fault)
    if code in GONE:
        return Failed("gone")
    if is_lasting(fault):
        return Failed(NO_ACCESS)
    wait_seconds = retry_after_seconds(fault)
    return NotSent(code, wait_seconds or PATIENCE_SECONDS, scope="slack" if wait_seconds else None)
