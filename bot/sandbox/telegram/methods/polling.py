"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_POLL_SECONDS, MOST_UPDATES
from bot.sandbox.telegram.refusals import WEBHOOK_ACTIVE, WEBHOOK_WAS_SET, Refused, bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.webhook import Hook

# Source: https://core.telegram.org/bots/api#setwebhook, 2026-11-21
SECRET_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,256}")
MOST_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
# The real server takes HTTPS only; on one machine plain HTTP must do.
SCHEMES = ("http://", "https://")


async def get_updates(
    state: State, arguments: Arguments, is_connected: Callable[[], bool]
) -> list[dict[str, Any]]:
    """Confirm what lies below the offset, then return what waits or comes."""
    if state.webhook.active:
        raise Refused(409, WEBHOOK_ACTIVE)
    _take_allowed(state, arguments)
    state.updates.confirm(arguments.integer("offset"))
    return await state.updates.poll(
        limit=arguments.within("limit", MOST_UPDATES, 1, MOST_UPDATES),
        timeout_seconds=arguments.within("timeout", 0, 0, LONGEST_POLL_SECONDS),
        is_connected=is_connected,
    )


def set_webhook(state: State, arguments: Arguments) -> bool:
    """Remember where updates shall go; an empty address removes it."""
    url = arguments.text("url").strip()
    secret = arguments.text("secret_token")
    if secret and not SECRET_TOKEN.fullmatch(secret):
        raise bad_request("secret token contains illegal characters")
    _take_allowed(state, arguments)
    if arguments.flag("drop_pending_updates"):
        state.updates.forget_all()
    if not url:
        state.webhook.remove()
        return True
    if not url.startswith(SCHEMES):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    state.updates.end_held_poll(Refused(409, WEBHOOK_WAS_SET))
    connections = arguments.within("max_connections", DEFAULT_CONNECTIONS, 1, MOST_CONNECTIONS)
    state.webhook.set(Hook(url, secret, connections))
    return True


def delete_webhook(state: State, arguments: Arguments) -> bool:
    """Go back to polling."""
    if arguments.flag("drop_pending_updates"):
        state.updates.forget_all()
    state.webhook.remove()
    return True


def get_webhook_info(state: State, _arguments: Arguments) -> dict[str, Any]:
    """Tell where updates go and how many wait."""
    info: dict[str, Any] = {
        "has_custom_certificate": False,
        "pending_update_count": state.updates.unconfirmed(),
        **state.webhook.info(),
    }
    if state.updates.allowed:
        info["allowed_updates"] = sorted(state.updates.allowed)
    return info


def _take_allowed(state: State, arguments: Arguments) -> None:
    if not arguments.has("allowed_updates"):
        return
    kinds = arguments.structure("allowed_updates", "can't parse allowed_updates JSON object")
    if isinstance(kinds, list):
        state.updates.allowed = frozenset(str(kind).lower() for kind in kinds)
