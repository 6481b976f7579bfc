"""Webhooks, wired: who may call, and by which secret."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import structlog

from bot.inbox.door import Door
from bot.shapes.filing import FILED, RELEASE
from bot.shapes.warning import ALERTS, BEAT, HEARTBEAT, TOLD, Heartbeat
from bot.web.webhooks import Reader, Unreadable, Webhooks
from config.settings import Settings
from config.webhooks import read_webhooks
from data.model.alert_payloads import NoAlerts, read_alerts
from data.model.company import Company
from data.model.releases.filing import Unfileable, asks, read_filed
from data.model.webhooks import WebhookSource

_log = structlog.get_logger()


def webhooks(
    settings: Settings, door: Door, *, clock: Callable[[], datetime], company: Callable[[], Company]
) -> Webhooks:
    """Return what hears other systems.

    Args:
        company: the one that counts when somebody calls.

    Raises:
        WebhookFileFault: the file of sources cannot be used.
    """
    sources = read_webhooks(settings.webhooks.file)
    secrets_of = {name: settings.webhooks.secrets_of(name) for name in sources}
    if unheard := sorted(name for name, secrets in secrets_of.items() if not secrets):
        _log.info("webhooks_without_secret", sources=unheard, remedy="give DESKBELL_WEBHOOKS__SECRET")
    readers = {
        name: _READERS[source.tells](source, company) for name, source in sources.items() if source.tells
    }
    return Webhooks(sources, door, secrets_of=secrets_of, readers=readers, now=clock)


def _of_alerts(source: WebhookSource, _company: Callable[[], Company]) -> Reader:
    def read(body: Any) -> str:
        try:
            told = read_alerts(body, source=source.name, paths=source.paths)
        except NoAlerts as reason:
            raise Unreadable(str(reason)) from None
        return TOLD.dump_json(told).decode()

    return read


def _of_heartbeat(source: WebhookSource, _company: Callable[[], Company]) -> Reader:
    beat = Heartbeat(source.name, int(source.expected_every.total_seconds()))

    def read(_body: Any) -> str:
        return BEAT.dump_json(beat).decode()

    return read


def _of_release(source: WebhookSource, company: Callable[[], Company]) -> Reader:
    def read(body: Any) -> str:
        rules = company().releases
        beside = tuple(rules.beside) if rules is not None else ()
        if not asks(body, beside=beside):
            return ""
        try:
            filed = read_filed(body, source=source.name, beside=beside)
        except Unfileable as reason:
            raise Unreadable(str(reason)) from None
        return FILED.dump_json(filed).decode()

    return read


_READERS: Mapping[str, Callable[[WebhookSource, Callable[[], Company]], Reader]] = {
    ALERTS: _of_alerts,
    HEARTBEAT: _of_heartbeat,
    RELEASE: _of_release,
}
