"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_POLL_SECONDS, MOST_UPDATES
from bot.sandbox.telegram.refusals import WEBHOOK_ACTIVE, WEBHOOK_WAS_SET, Refused, bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.webhook import Hook

# Source: https://core.telegram.org/bots/api#setwebhook, 2026-11-21
SECRET_TOKEN = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_SECRET = 256
MOST_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Told:
    """A result of `true` with a description beside it."""

    description: str


async def get_updates(
    state: State, arguments: Arguments, is_connected: Callable[[], bool]
) -> list[dict[str, Any]]:
    """Confirm what lies below the offset, then return what waits or comes."""
    try:
        return await _poll(state, arguments, is_connected)
    except Refused as refused:
        await state.pacing.refuse_later(refused)
        raise


async def _poll(state: State, arguments: Arguments, is_connected: Callable[[], bool]) -> list[dict[str, Any]]:
    if state.webhook.active:
        raise Refused(409, WEBHOOK_ACTIVE)
    offset = arguments.integer("offset")
    limit = arguments.within("limit", MOST_UPDATES, 1, MOST_UPDATES)
    timeout_seconds = arguments.within("timeout", 0, 0, LONGEST_POLL_SECONDS)
    _take_allowed(state, arguments)
    limit, timeout_seconds = state.pacing.slowed(offset, limit, timeout_seconds)
    state.updates.confirm(offset)
    return await state.updates.poll(limit=limit, timeout_seconds=timeout_seconds, is_connected=is_connected)


def set_webhook(state: State, arguments: Arguments) -> Told:
    """Remember where updates shall go; an empty address removes it."""
    url = arguments.text("url").strip()
    if not url:
        return delete_webhook(state, arguments)
    state.pacing.let_set_webhook()
    hook = Hook(
        checked_address(url),
        _checked_secret(arguments.text("secret_token")),
        arguments.within("max_connections", DEFAULT_CONNECTIONS, 1, MOST_CONNECTIONS),
    )
    _take_allowed(state, arguments)
    dropping = arguments.flag("drop_pending_updates")
    if hook == state.webhook.hook and not dropping:
        return Told("Webhook is already set")
    if dropping:
        state.updates.forget_all()
    state.updates.end_held_poll(Refused(409, WEBHOOK_WAS_SET))
    state.webhook.set(hook)
    return Told("Webhook was set")


def delete_webhook(state: State, arguments: Arguments) -> Told:
    """Go back to polling."""
    if arguments.flag("drop_pending_updates"):
        state.updates.forget_all()
    was_active = state.webhook.active
    state.webhook.remove()
    return Told("Webhook was deleted" if was_active else "Webhook is already deleted")


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


def checked_address(url: str) -> str:
    """Return the address of a webhook on this machine.

    The real server takes HTTPS on four ports only; on one machine any port and plain HTTP must do, and nothing
    beyond the machine is ever called.

    Raises:
        Refused: it is no address, or another machine's.
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not host or parts.scheme.lower() not in {"http", "https"} or not url.isprintable() or " " in url:
        raise bad_request("invalid webhook URL specified")
    if host in LOOPBACK:
        return parts.geturl()
    if parts.scheme.lower() == "http":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    raise bad_request("bad webhook: Failed to resolve host: Name or service not known")


def _checked_secret(secret: str) -> str:
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET_TOKEN.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _take_allowed(state: State, arguments: Arguments) -> None:
    if not arguments.has("allowed_updates"):
        return
    kinds = arguments.structure("allowed_updates", "can't parse allowed_updates JSON object")
    if isinstance(kinds, list):
        state.updates.allowed = frozenset(str(kind).lower() for kind in kinds)
