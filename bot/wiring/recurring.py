"""What the desk does again and again because its settings say so."""

from collections.abc import Mapping

from bot.wiring.backups import recurring_backup
from config.probes import looking
from config.settings import Settings


def recurring_rules(settings: Settings) -> dict[str, Mapping[str, str]]:
    """Return the rules by the names of their due rows.

    Raises:
        ProbeFileFault: the file of what is looked at cannot be used.
    """
    return {**recurring_backup(settings.backup), **looking(settings.probes.file)}
