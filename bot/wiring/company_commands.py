"""The commands `deskbell company`: check a company file, show what it would change, and let it count."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from actions.people.apply_company import apply_company
from bot.wiring.capabilities import all_capabilities, declared
from bot.wiring.terminal import opened_store, settings_or_exit
from config.company import CompanyFileFault, read_whole
from config.company_checks import cannot_work
from data.model.company import Company
from data.model.company_change import (
    AccountIsAnothers,
    CompanyChange,
    CompanyMovedOn,
    DepartmentsStay,
    PersonChange,
    change,
)
from data.model.company_gaps import gaps
from data.model.people import Roster
from data.store.companies import Companies

REFUSED, WRONG = 1, 2
SIGNS = {"joined": "+", "left": "-", "changed": "~"}

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
File = Annotated[Path, typer.Argument(help="A company file; see docs/company.md.")]
Whole = tuple[Company, Roster, dict[str, Any]]

company = typer.Typer(no_args_is_help=True, help="Who works at the company, and by which rules.")


@company.command()
def check(file: File, *, as_json: AsJson = False) -> None:
    """Tell whether a desk could work by a file, and what that leaves open; exit 2 with every reason when not."""
    told, roster, _rules = _read(file, as_json=as_json)
    open_still = list(gaps(told))
    counts = {
        "people": len(roster.people),
        "departments": len(told.departments),
        "chats": len(roster.chats),
        "file_hash": roster.file_hash,
    }
    lines = [", ".join(f"{what} {count}" for what, count in counts.items()), *open_still]
    _say({**counts, "gaps": open_still}, "\n".join(lines), as_json=as_json)


@company.command()
def diff(file: File, *, as_json: AsJson = False) -> None:
    """Show what a file would change, and the state of the store that `apply` asks for."""
    told, roster, _rules = _read(file, as_json=as_json)
    with opened_store(settings_or_exit()) as store, store.reading() as reading:
        known = Companies(reading).known()
        changed = change(known, reading.company, roster, told)
    facts = {"seen": known.state, **dataclasses.asdict(changed)}
    told_next = f"apply it with: deskbell company apply {file} --seen {known.state}"
    lines = ["nothing would change"] if changed.is_empty else [*_lines(changed), told_next]
    _say(facts, "\n".join(lines), as_json=as_json)


@company.command()
def apply(
    file: File,
    seen: Annotated[str, typer.Option(help="State of the store, as `deskbell company diff` told it.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Let a file count, all or nothing; a desk that runs takes it up within a second or two."""
    told, roster, rules = _read(file, as_json=as_json)
    capabilities, _steps = all_capabilities(declared())
    try:
        with opened_store(settings_or_exit()) as store, store.work() as work:
            changed, lessened = apply_company(work, company=told, roster=roster, rules=rules, seen=seen)
            capabilities.lessen(work, lessened)
    except CompanyMovedOn:
        _refuse(
            REFUSED, ["something changed since that difference was shown: look at it again"], as_json=as_json
        )
    except DepartmentsStay as no:
        reason = f"departments: lacks {no.keys}; tickets are filed under them, so they stay"
        _refuse(REFUSED, [f"{file}: {reason}"], as_json=as_json)
    except AccountIsAnothers as no:
        reason = f"people.{no.key}.{no.platform}: somebody else has that account; their own /unlink or /link mends that"
        _refuse(REFUSED, [f"{file}: {reason}"], as_json=as_json)
    _say(
        {"applied": roster.file_hash, **dataclasses.asdict(changed)},
        "\n".join([*_lines(changed), "applied"]),
        as_json=as_json,
    )


def _read(file: Path, *, as_json: bool) -> Whole:
    try:
        told, roster, rules = read_whole(file)
    except CompanyFileFault as fault:
        _refuse(WRONG, str(fault).splitlines(), as_json=as_json)
    if found := [f"{file}: {problem}" for problem in cannot_work(told, roster)]:
        _refuse(WRONG, found, as_json=as_json)
    return told, roster, rules


def _lines(changed: CompanyChange) -> Iterator[str]:
    for person in changed.people:
        yield f"{SIGNS[person.what]} {person.key}{''.join(f'  {part}' for part in _parts(person))}"
    if changed.chats:
        yield f"chats: {', '.join(changed.chats)}"
    if changed.rules:
        yield f"rules: {', '.join(changed.rules)}"


def _parts(person: PersonChange) -> Iterator[str]:
    yield from (f"{name}: {old or 'none'} → {new or 'none'}" for name, (old, new) in person.fields.items())
    for word, rights in (("may", person.gained), ("may no longer", person.lost)):
        if rights:
            yield f"{word} {', '.join(rights)}"


def _say(facts: dict[str, Any], said: str, *, as_json: bool) -> None:
    typer.echo(json.dumps(facts, ensure_ascii=False, indent=2) if as_json else said)


def _refuse(code: int, reasons: list[str], *, as_json: bool) -> NoReturn:
    if as_json:
        typer.echo(json.dumps({"problems": reasons}, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(reasons), err=True)
    raise typer.Exit(code)
