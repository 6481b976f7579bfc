"""Slack's client, which takes no answer to another call for the answer to its own."""

from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

# What each method tells of at least. Source: docs.slack.dev/reference/methods, 2026-11-21.
TELLS: Mapping[str, Mapping[str, type]] = {
    "apps.connections.open": {"url": str},
    "auth.test": {"user_id": str},
    "chat.getPermalink": {"permalink": str},
    "chat.postEphemeral": {"message_ts": str},
    "chat.postMessage": {"channel": str, "ts": str},
    "chat.update": {"channel": str, "ts": str},
    "conversations.history": {"messages": list},
    "conversations.list": {"channels": list},
    "conversations.open": {"channel": dict},
    "conversations.replies": {"messages": list},
    "files.getUploadURLExternal": {"upload_url": str, "file_id": str},
    "files.info": {"file": dict},
    "usergroups.list": {"usergroups": list},
    "usergroups.users.list": {"users": list},
    "users.info": {"user": dict},
    "users.list": {"members": list},
    "views.publish": {"view": dict},
}


class ForeignAnswer(aiohttp.ClientPayloadError):
    """What came is no answer to what was asked: a broken proxy sends answers twice. What became of the call is not known."""


class OwnAnswers(AsyncWebClient):
    """The client of Slack's own library, with an eye on what comes back."""

    async def api_call(self, api_method: str, **asked: Any) -> AsyncSlackResponse:
        """Call a method.

        Raises:
            ForeignAnswer: Slack's consent lacks what this method tells of.
        """
        answer = await super().api_call(api_method, **asked)
        told = TELLS.get(api_method, {}).items()
        if not all(isinstance(answer.get(name), kind) for name, kind in told):
            raise ForeignAnswer(api_method)
        return answer
