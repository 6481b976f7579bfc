"""The commands `deskbell keys`: rotate the master key while the desk serves, and know what hangs on it."""

import contextlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from actions.operating.confirm_key import confirm_key
from actions.operating.rotate_keys import rotate_keys
from bot.doctor.memory import desk_runs
from bot.wiring.counted import counted_rows
from bot.wiring.keys import masters_of, place_of
from bot.wiring.terminal import give_up, opened_store, settings_or_exit
from config.keys import ENVIRONMENT, Keyring, MasterKeyFault, read_key
from config.settings import Settings
from data.store.database import Store
from data.store.master_keys import FIRST, MasterKey, known_masters
from data.store.masters import Masters, name_of_key

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

keys = typer.Typer(
    no_args_is_help=True, help="The master key, under which the keys of all people are wrapped."
)


@keys.command()
def where(*, as_json: AsJson = False) -> None:
    """Tell which master keys there are, how much each wraps, and of which a copy was shown."""
    settings = settings_or_exit()
    with opened_store(settings) as store:
        found, here = _known(store), _masters(settings)
    if as_json:
        told = [
            {
                "name": one.name,
                "wraps": one.wraps,
                "here": one.name in here.names,
                "held_at": one.held_at,
                "confirmed_at": one.confirmed_at and one.confirmed_at.isoformat(),
            }
            for one in found.values()
        ]
        typer.echo(json.dumps({"current": here.current, "from": place_of(settings.keyring()), "keys": told}))
        return
    for one in found.values():
        typer.echo(_described(one, here))


def _described(one: MasterKey, here: Masters) -> str:
    role = "current" if one.name == here.current else "earlier" if one.name in here.names else "not here"
    copied = f"a copy was shown {one.confirmed_at:%Y-%m-%d}" if one.confirmed_at else "no copy was ever shown"
    return f"{one.name}  {role}  wraps {one.wraps}; {copied}"


@keys.command()
def rotate(*, as_json: AsJson = False) -> None:
    """Wrap every key anew under the current master key, beside a desk that serves; a new one is made where none waits."""
    settings = settings_or_exit()
    with _refusals(), settings.keyring().alone(), opened_store(settings) as store:
        keyring = settings.keyring()
        _take_new(store, keyring, desk_runs=desk_runs(settings.database_url) is not False)
        with store.reading() as reading:
            masters = reading.custody.masters
            masters.look_again()
        count = _wrapped_anew(store, of=_to_wrap(store, masters))
    if as_json:
        typer.echo(json.dumps({"current": masters.current, "wrapped_anew": count}))
        return
    typer.echo(f"{count} keys were wrapped anew under the master key {masters.current}")
    typer.echo("Copy it away from this machine now, then show the copy: deskbell keys confirm FILE")
    typer.echo("Keep the earlier ones for as long as backups that they open: see docs/keys.md")


def _take_new(store: Store, keyring: Keyring, *, desk_runs: bool) -> None:
    """See to it that there is something to rotate to, and that the desk can follow."""
    found, masters = _known(store), Masters(*keyring.keys())
    holds = {one.name: one.held_at for one in found.values() if one.held_at}
    follows = not desk_runs or (place_of(keyring) != ENVIRONMENT and place_of(keyring) in holds.values())
    waits = _to_wrap(store, masters)
    if waits and (follows or masters.current in holds):
        return
    if waits:
        give_up(
            f"the desk that serves does not hold the master key {masters.current} yet: give it both, the new one and the earlier one, "
            "start it anew, and rotate then"
        )
    if not keyring.in_file:
        give_up(
            f"everything is wrapped under {masters.current} already. To rotate: let DESKBELL_CUSTODY__MASTER_KEY be a new key "
            "(openssl rand -hex 32) and add the present one to DESKBELL_CUSTODY__EARLIER_KEYS, for the desk and here; start the desk "
            "anew, and rotate then"
        )
    if not follows:
        give_up(
            "a desk serves that takes its master keys from elsewhere: put a new key in front of its key file and of this one, with the "
            "present one in the next line, start it anew, and rotate then"
        )
    keyring.add_new()


def _wrapped_anew(store: Store, *, of: int) -> int:
    done, last = 0, FIRST
    with counted_rows("rotating") as told:
        while True:
            begun = time.monotonic()
            with store.work() as work:
                count, last = rotate_keys(work, after=last)
            if not count:
                return done
            done += count
            told(done, of)
            # As long as it took: the desk writes meanwhile.
            time.sleep(time.monotonic() - begun)


@keys.command()
def confirm(
    file: Annotated[
        Path, typer.Argument(help="The copy as you would use it one day; - reads standard input.")
    ],
) -> None:
    """Show a copy of the master key, so that the doctor need not warn of its loss; nothing of it is kept."""
    settings = settings_or_exit()
    try:
        text = typer.get_text_stream("stdin").read() if str(file) == "-" else file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        give_up(f"{file}: cannot be read")
    shown = {name_of_key(key) for key in map(read_key, text.split()) if key}
    if file.resolve() == settings.keyring().file.resolve():
        give_up(f"{file} is the key itself and no copy of it")
    with opened_store(settings) as store:
        here = _masters(settings)
        missing = [one.name for one in _known(store).values() if one.wraps and one.name not in shown]
        if here.current not in shown:
            give_up(f"that is no copy of the master key {here.current}; nothing is confirmed")
        with store.work() as work:
            for name in shown & set(here.names):
                confirm_key(work, name=name)
    typer.echo(f"this is a copy of the master key {here.current}")
    for name in missing:
        typer.echo(f"it lacks {name}, which still wraps keys: deskbell keys rotate", err=True)


def _to_wrap(store: Store, masters: Masters) -> int:
    return sum(one.wraps for one in _known(store).values() if one.name != masters.current)


def _known(store: Store) -> dict[str, MasterKey]:
    with store.reading() as reading:
        return known_masters(reading.connection, reading.custody)


def _masters(settings: Settings) -> Masters:
    return masters_of(settings.keyring())


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except MasterKeyFault as fault:
        give_up(str(fault))
