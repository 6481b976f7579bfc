"""Other systems that are called, wired: where they are, and by which secret they know us."""

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.platforms.cardless import Cardless
from bot.platforms.hooks.send import HookPlatform
from bot.platforms.links import LinkPlatform
from bot.platforms.probing import ProbePlatform
from bot.platforms.route import Route
from config.hooks import read_hooks
from config.probes import read_probes
from config.settings import Settings

_log = structlog.get_logger()


def hook_platforms(
    settings: Settings, *, clock: Callable[[], datetime], is_open: Callable[[], bool]
) -> dict[str, Cardless]:
    """Return what the desk calls, by the name that the outbox has for it.

    Those are the systems that have an address and a secret, what looks at links, and what looks at addresses of the
    company's own.

    Raises:
        HookFileFault, ProbeFileFault: one of the files cannot be used.
    """
    hooks = read_hooks(settings.hooks)
    if unsigned := sorted(hook.name for hook in hooks.values() if not hook.secrets):
        _log.warning("hooks_without_secret", hooks=unsigned, remedy="give DESKBELL_HOOKS__SECRET")
    route = Route(settings.hooks.proxy.get_secret_value(), is_open)
    found = (HookPlatform(hook, now=clock, route=route) for hook in hooks.values() if hook.secrets)
    probes = read_probes(settings.probes.file)
    platforms: list[Cardless] = [*found, LinkPlatform(route)]
    if probes:
        platforms.append(ProbePlatform(probes, now=clock, route=route))
    return {platform.name: platform for platform in platforms}
