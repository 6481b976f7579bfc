"""What the commands of the terminal share: the settings, and a look into the store beside a desk that runs."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NoReturn

import typer

from bot.wiring.in_force import in_force
from bot.wiring.keys import about_key, masters_of
from config.company import CompanyFileFault, read_company
from config.keys import MasterKeyFault
from config.reading import SettingsFault, read_settings
from config.settings import Settings
from data.model.company import Company
from data.store.custody import Custody, WrongKeyFault
from data.store.database import Store, is_missing
from data.store.faults import StoreFault, faults_named
from data.store.migrate import missing_steps
from data.store.work import Reading

WRONG = 2


def settings_or_exit() -> Settings:
    """Return the settings; where one is wrong, name it and end."""
    try:
        return read_settings()
    except SettingsFault as fault:
        give_up(str(fault))


@contextlib.contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """Open the store of a desk that may be running; end with one sentence where it cannot be opened."""
    if is_missing(settings.database_url):
        give_up(
            "no desk has begun to remember here; start one, or set DESKBELL_DATA_FOLDER or DESKBELL_DATABASE__URL"
        )
    try:
        company, _ = read_company(settings.company.file)
        custody = Custody(masters_of(settings.keyring()))
        store = Store(
            settings.database_url, company=company, custody=custody, clock=lambda: datetime.now(UTC)
        )
        try:
            with faults_named():
                if missing_steps(store.engine):
                    give_up(
                        "the database has not the shape of this version yet; start the desk, which mends that"
                    )
                with store.reading() as reading:
                    reading.custody.check(reading.connection)
                    store.company = _counts(reading) or company
                yield store
        finally:
            store.close()
    except WrongKeyFault as fault:
        give_up(about_key(fault))
    except StoreFault as fault:
        give_up(f"the database cannot be used now: {fault}; see `deskbell doctor`")
    except (CompanyFileFault, MasterKeyFault) as fault:
        give_up(str(fault))


def give_up(why: str) -> NoReturn:
    """Say why this cannot be done, and end."""
    typer.echo(why, err=True)
    raise typer.Exit(WRONG) from None


def _counts(reading: Reading) -> Company | None:
    try:
        counts = in_force(reading)
    except CompanyFileFault as fault:
        # Only from here can another one be applied.
        typer.echo(str(fault), err=True)
        return None
    return counts.company if counts else None
