"""Ask Slack who an account is."""

import asyncio
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.outbox.port import Profile
from bot.platforms.slack.errors import OUTSIDE, code_of

PATIENCE_SECONDS = 1.5

_log = structlog.get_logger()


async def profile_of(client: AsyncWebClient, user_id: str) -> Profile | None:
    """Return what Slack knows of the account; None when it does not tell in time."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            answer = await client.users_info(user=user_id, include_locale=True)
    except OUTSIDE as fault:
        _log.info("slack_profile_missing", code=code_of(fault))
        return None
    user: dict[str, Any] = answer["user"]
    shown = user.get("profile", {})
    name = shown.get("display_name") or shown.get("real_name") or user.get("real_name") or user.get("name")
    return Profile(name=name, language=language_of(user.get("locale")), time_zone=user.get("tz"))


def language_of(locale: str | None) -> str | None:
    """Return the desk's language for a locale such as zh-TW; None when none is told."""
    if not locale:
        return None
    spoken = locale.replace("_", "-").lower()
    if spoken in {"zh-tw", "zh-hk"}:
        return "zh-TW"
    return "zh-CN" if spoken.split("-")[0] == "zh" else "en"
