"""What the commands of the terminal share: the settings, and a look into the store beside a desk that runs."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime

import typer
from pydantic import ValidationError

from config.company import CompanyFileFault, read_company
from config.keys import MasterKeyFault, master_key
from config.settings import Settings
from data.store.custody import Custody, WrongKeyFault
from data.store.database import Store
from data.store.faults import StoreFault, faults_named

WRONG = 2


def settings_or_exit() -> Settings:
    """Return the settings; where one is wrong, name it and end."""
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = "DESKBELL_" + "__".join(str(part).upper() for part in problem["loc"])
            typer.echo(f"{name}: {problem['msg']}", err=True)
        raise typer.Exit(WRONG) from None


@contextlib.contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """Open the store of a desk that may be running; end with one sentence where it cannot be opened."""
    try:
        company, _ = read_company(settings.company.file)
        key = master_key(told=settings.custody.master_key.get_secret_value(), folder=settings.data_folder)
        store = Store(
            settings.database_url, company=company, custody=Custody(key), clock=lambda: datetime.now(UTC)
        )
        try:
            with faults_named():
                with store.reading() as reading:
                    reading.custody.check(reading.connection)
                yield store
        finally:
            store.close()
    except WrongKeyFault:
        typer.echo("the master key is not the one of this database; give the right one", err=True)
        raise typer.Exit(WRONG) from None
    except StoreFault as fault:
        typer.echo(f"the database cannot be used now: {fault}; see `deskbell doctor`", err=True)
        raise typer.Exit(WRONG) from None
    except (CompanyFileFault, MasterKeyFault) as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(WRONG) from None
