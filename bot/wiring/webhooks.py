"""Webhooks, wired: who may call, and by which secret."""

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.inbox.door import Door
from bot.web.webhooks import Webhooks
from config.settings import Settings
from config.webhooks import read_webhooks

_log = structlog.get_logger()


def webhooks(settings: Settings, door: Door, *, clock: Callable[[], datetime]) -> Webhooks:
    """Return what hears other systems.

    Raises:
        WebhookFileFault: the file of sources cannot be used.
    """
    sources = read_webhooks(settings.webhooks.file)
    secrets_of = {name: settings.webhooks.secrets_of(name) for name in sources}
    if unheard := sorted(name for name, secrets in secrets_of.items() if not secrets):
        _log.info("webhooks_without_secret", sources=unheard, remedy="give DESKBELL_WEBHOOKS__SECRET")
    return Webhooks(sources, door, secrets_of=secrets_of, now=clock)
