"""The command `deskbell inventory`: what the desk keeps of people, why, how long and how guarded."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Annotated

import typer

from data.store.inventory import Guard, Listed, inventory
from data.store.migrate import load_tables
from data.store.schema import metadata

_BEGINNING = """\
# What is kept of people

Written by `make inventory` from what the tables say of themselves; a test holds it equal, and fails on a column that says nothing. Each table tells what it is for
and how long its rows stay; each column that tells something of a person, what that is and how it is kept:

| kept as | which means |
|---|---|
| sealed | AES-256-GCM under the person's own key, bound to the row; without that key, and the master key that wraps it, it is noise |
| number | a number that the desk gave; it tells nothing to anybody else |
| platform id | by which Slack or Telegram knows an account, a chat or a message |
| digest | what it was made of cannot be read from it; who has the same again can tell that it is the same |
| clear | legible for whoever reads the database; the reason stands beside it |
"""
_HEADING = "| column | what | kept as |\n|---|---|---|"


def show_inventory(*, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Tell what the desk keeps of people, why, for how long, and how it is guarded."""
    load_tables()
    found = inventory(metadata)
    if as_json:
        typer.echo(json.dumps([dataclasses.asdict(one) for one in found], indent=2))
    else:
        typer.echo(as_paper(found), nl=False)


def as_paper(found: list[Listed]) -> str:
    """Return the inventory as it stands in `docs/data-inventory.md`."""
    impersonal = [one for one in found if not one.personal]
    parts = [_BEGINNING, *(_part(one) for one in found if one.personal)]
    parts.append("## Tables that hold nothing of people\n\n" + "\n".join(_lines(impersonal)) + "\n")
    return "\n".join(parts)


def _part(listed: Listed) -> str:
    rows = [
        f"| {name} | {held.what} | {held.guard}{f': {held.because}' if held.guard is Guard.CLEAR else ''} |"
        for name, held in listed.personal
    ]
    others = f"\nNothing of people: {', '.join(listed.impersonal)}.\n" if listed.impersonal else ""
    told = f"## {listed.table}\n\nKept {listed.purpose.why}; how long: {listed.purpose.kept}.\n"
    return "\n".join((told, _HEADING, *rows)) + f"\n{others}"


def _lines(listed: list[Listed]) -> Iterator[str]:
    for one in listed:
        yield f"- {one.table}: kept {one.purpose.why}; how long: {one.purpose.kept}"
