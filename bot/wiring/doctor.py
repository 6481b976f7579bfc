"""The doctor, wired: every step of this installation, one after the other."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.doctor.backups import backup_finding
from bot.doctor.calendars import calendar_findings
from bot.doctor.company import rule_findings
from bot.doctor.finding import Finding, broken, warning
from bot.doctor.hooks import hook_finding
from bot.doctor.keys import file_findings
from bot.doctor.machine import disk, understanding
from bot.doctor.memory import database_findings, desk_runs, tried
from bot.doctor.platforms import slack_findings, telegram_findings
from bot.doctor.reaching import clocks, reached
from bot.doctor.responsibility import responsibility_findings
from bot.platforms.asked import Asked
from bot.platforms.hooks.examine import HookFacts
from bot.platforms.hooks.examine import examine as examine_hook
from bot.platforms.route import Route
from bot.platforms.slack.examine import examine as examine_slack
from bot.platforms.telegram.examine import examine as examine_telegram
from bot.understanding.client import Server, answers_at
from bot.wiring.backups import how_backups_are
from bot.wiring.keys import masters_of
from config.company import CompanyFileFault, read_company
from config.company_checks import cannot_work
from config.hooks import HookFileFault, read_hooks
from config.keys import MasterKeyFault
from config.probes import ProbeFileFault, looking
from config.reading import SettingsFault, read_settings, unknown_settings
from config.settings import Settings
from config.webhooks import WebhookFileFault, read_webhooks
from data.store.masters import Masters

NLU = Path(__file__).parents[2] / "nlu"


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    """Yield what each step is like, what stands on this machine first."""
    for finding in _here(settings):
        yield finding
    yield await _understanding(settings)
    answers: dict[str, Asked] = {}
    if not settings.has_tokens:
        yield warning(
            "tokens", "none is given: the desk serves the sandbox only", "see README.md, real platforms"
        )
    async for finding in _slack(settings, answers):
        yield finding
    async for finding in _telegram(settings, answers):
        yield finding
    async for finding in _hooks(settings):
        yield finding
    for finding in clocks(answers):
        yield finding


def _here(settings: Settings) -> Iterator[Finding]:
    keyring = settings.keyring()

    def key() -> Masters | None:
        # A new one would open nothing, and stand where the one that is missed belongs.
        return masters_of(keyring) if keyring.stands else None

    for name in unknown_settings(os.environ):
        yield warning(
            "settings", f"there is no setting called {name}: it has no effect", "look for a slip of the pen"
        )
    yield disk(settings.data_folder)
    yield tried(
        "company_file",
        lambda: read_company(settings.company.file),
        (CompanyFileFault,),
        f"mend it there: {settings.company.file}",
    )
    yield from _company(settings)
    yield tried(
        "webhook_file",
        lambda: read_webhooks(settings.webhooks.file),
        (WebhookFileFault,),
        f"mend it there: {settings.webhooks.file}",
    )
    yield tried(
        "probe_file",
        lambda: looking(settings.probes.file),
        (ProbeFileFault,),
        f"mend it there: {settings.probes.file}",
    )
    if keyring.stands:
        yield tried("master_key", key, (MasterKeyFault,), "64 hexadecimal digits: openssl rand -hex 32")
    if keyring.in_file and keyring.stands:
        yield from file_findings(keyring.file, backups=settings.backup_folder)
    source = str(keyring.file) if keyring.in_file else "the environment alone"
    yield from database_findings(settings.database_url, key, source=source, fault=MasterKeyFault)
    yield _backups(settings)


def _company(settings: Settings) -> Iterator[Finding]:
    try:
        company, roster = read_company(settings.company.file)
    except CompanyFileFault:
        return  # told by the finding on the file itself
    yield from calendar_findings(company.calendars, now=datetime.now(UTC))
    yield from responsibility_findings(company, roster)
    yield from rule_findings(company)
    # The sandbox gives its chats their ids itself.
    for problem in cannot_work(company, roster) if settings.has_tokens else ():
        yield warning("company_file", problem, "see docs/company.md, and: deskbell company check FILE")


def _backups(settings: Settings) -> Finding:
    try:
        zone = read_company(settings.company.file)[0].time_zone
    except CompanyFileFault:
        zone = "UTC"
    now = datetime.now(UTC)
    state, newest = how_backups_are(settings.backup, time_zone=zone, now=now)
    taken_at, size = (newest.taken_at, newest.size) if newest else (None, 0)
    return backup_finding(state, taken_at=taken_at, size=size, now=now)


async def _understanding(settings: Settings) -> Finding:
    nlu = settings.nlu
    answers = await answers_at(Server(nlu.url, nlu.token.get_secret_value())) if nlu.url else None
    return understanding(nlu.python, nlu.models, url=nlu.url, project=NLU, answers=answers)


async def _slack(settings: Settings, answers: dict[str, Asked]) -> AsyncIterator[Finding]:
    slack = settings.slack
    if not slack.bot_token.get_secret_value():
        return
    proxy = slack.proxy.get_secret_value()
    facts = await examine_slack(
        Route(proxy),
        api_url=slack.api_url,
        bot_token=slack.bot_token.get_secret_value(),
        app_token=slack.socket_token,
    )
    answers["slack"] = facts.bot
    yield reached("slack", facts.bot, proxied=bool(proxy), environment=os.environ)
    for finding in slack_findings(facts):
        yield finding


async def _telegram(settings: Settings, answers: dict[str, Asked]) -> AsyncIterator[Finding]:
    telegram = settings.telegram
    if not telegram.bot_token.get_secret_value():
        return
    proxy = telegram.proxy.get_secret_value()
    facts = await examine_telegram(
        Route(proxy),
        api_url=telegram.api_url,
        bot_token=telegram.bot_token.get_secret_value(),
        # A running desk of ours is not to be disturbed.
        polling=desk_runs(settings.database_url) is False and not telegram.webhook_url,
    )
    answers["telegram"] = facts.bot
    yield reached("telegram", facts.bot, proxied=bool(proxy), environment=os.environ)
    for finding in telegram_findings(facts, webhook_url=telegram.webhook_url):
        yield finding


async def _hooks(settings: Settings) -> AsyncIterator[Finding]:
    try:
        hooks = read_hooks(settings.hooks)
    except HookFileFault as fault:
        yield broken("hook_file", str(fault), f"mend it there: {settings.hooks.file}")
        return
    route = Route(settings.hooks.proxy.get_secret_value())
    for hook in hooks.values():
        yield hook_finding(hook, await examine_hook(hook, route) if hook.secrets else HookFacts())


async def examined() -> list[Finding]:
    """Return what every step is like; settings that cannot be read are all that is told then."""
    try:
        settings = read_settings()
    except SettingsFault as fault:
        return [
            broken("settings", problem, "mend it in the desk's environment") for problem in fault.problems
        ]
    return [finding async for finding in findings(settings)]
