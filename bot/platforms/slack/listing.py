"""List all that a workspace has: accounts, user groups, channels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.events import SLACKBOT

PER_PAGE = 1_000  # Source: docs.slack.dev/reference/methods/users.list, "limit", read 2026-11-21.
# Of a large group a description names no more. Source: docs.slack.dev/reference/events/subteam_updated, read 2026-11-22.
MEMBERS_SHOWN = 500

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """Accounts of people, and on how many pages they stood."""

    users: tuple[Entry, ...]
    pages: int


async def list_users(client: AsyncWebClient) -> Listed:
    """Return the accounts of all people, closed ones included.

    Raises:
        SlackApiError, ClientError, TimeoutError: Slack did not tell.
    """
    found, pages = await _all_pages(client, "users.list", "members", include_locale=True)
    return Listed(tuple(one for one in found if not one.get("is_bot") and one["id"] != SLACKBOT), pages)


async def list_groups(client: AsyncWebClient) -> dict[str, tuple[str, ...]]:
    """Return the members of all user groups by handle; those of one that is disabled are none.

    Raises:
        SlackApiError, ClientError, TimeoutError: Slack did not tell.
    """
    answer = await client.api_call(
        "usergroups.list", params={"include_users": True, "include_disabled": True}
    )
    return {str(one["handle"]): await _members(client, one) for one in answer["usergroups"]}


async def list_channels(client: AsyncWebClient) -> dict[str, str]:
    """Return the ids of all channels that the desk may know, by name with a hash before it.

    Raises:
        SlackApiError, ClientError, TimeoutError: Slack did not tell.
    """
    kinds = "public_channel,private_channel"
    found, _pages = await _all_pages(
        client, "conversations.list", "channels", types=kinds, exclude_archived=True
    )
    return {f"#{one['name']}": str(one["id"]) for one in found}


async def _members(client: AsyncWebClient, group: Entry) -> tuple[str, ...]:
    if group.get("date_delete"):
        return ()
    users = group.get("users") or ()
    if len(users) >= MEMBERS_SHOWN:
        users = (await client.api_call("usergroups.users.list", params={"usergroup": group["id"]}))["users"]
    return tuple(sorted(map(str, users)))


async def _all_pages(
    client: AsyncWebClient, method: str, named: str, **asked: object
) -> tuple[list[Entry], int]:
    found: list[Entry] = []
    cursor, pages = "", 0
    while pages == 0 or cursor:
        answer = await client.api_call(method, params={"limit": PER_PAGE, "cursor": cursor, **asked})
        found += answer[named]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        pages += 1
    return found, pages
