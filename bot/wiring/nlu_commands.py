"""The commands `deskbell nlu`: train what understands free text, try it, measure it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.wiring.nlu_program import NluFault, Told, names_file, program_lines
from bot.wiring.terminal import WRONG, settings_or_exit
from config.company import CompanyFileFault
from config.settings import Settings

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

nlu = typer.Typer(no_args_is_help=True, help="What understands free text.")


@nlu.command()
def train(
    *,
    anew: Annotated[bool, typer.Option(help="Even where nothing changed.")] = False,
    as_json: AsJson = False,
) -> None:
    """Train a model, unless the same one lies there already."""
    told = _last("nlu.train", ["--anew"] if anew else [], settings_or_exit())
    typer.echo(
        json.dumps(told) if as_json else f"model {told['model']}: {told['file']} ({told['seconds']} s)"
    )


@nlu.command()
def parse(
    text: str,
    speaker: Annotated[str, typer.Option(help="user, staff or admin.")] = "user",
    place: Annotated[str, typer.Option(help="private, group or duty.")] = "private",
    shown: Annotated[str, typer.Option(help="What the last card is about: ticket, request, …")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Tell what a text means."""
    told = _named("nlu.parse", [f"--speaker={speaker}", f"--place={place}", f"--shown={shown}", "--", text])
    typer.echo(json.dumps(told, ensure_ascii=False) if as_json else "\n".join(_described(told)))


@nlu.command()
def evaluate(
    files: Annotated[list[Path], typer.Argument(help="Texts with their intents, one JSON object a line.")],
    *,
    blind: Annotated[bool, typer.Option(help="Leave out who speaks, where, and what was shown.")] = False,
    as_json: AsJson = False,
) -> None:
    """Measure on texts that the model has not seen."""
    paths = [str(path.absolute()) for path in files]
    figures = _named("nlu.evaluate", [*(["--blind"] if blind else []), "--", *paths])["figures"]
    typer.echo(json.dumps(figures, ensure_ascii=False) if as_json else "\n".join(_figures(figures)))


def _named(module: str, arguments: Sequence[str]) -> Told:
    """Run a program that has to know what the company calls its things."""
    settings = settings_or_exit()
    try:
        with names_file(settings.company.file) as names:
            return _last(module, ["--names", str(names), *arguments], settings)
    except CompanyFileFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(WRONG) from None


def _last(module: str, arguments: Sequence[str], settings: Settings) -> Told:
    """Run a program, show how far it is, and return the last that it told."""
    told: Told = {}
    fault: NluFault | None = None
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    # On standard error, and only for people: what a program reads stays as it is.
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Understanding", total=None)
        try:
            for told in program_lines(settings, module, arguments):
                if "progress" in told:
                    bar.update(task, **_step(told, bar.tasks[0].elapsed or 0.0))
        except NluFault as met:
            fault = met
    if fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(WRONG)
    return told


def _step(told: Told, elapsed_seconds: float) -> dict[str, Any]:
    """Return how a bar shows what was told: by texts that are done, else by the time that is left."""
    if "done" in told:
        return {"description": "Evaluating", "completed": told["done"], "total": told["of"]}
    left = told.get("seconds_left")
    total = None if left is None else elapsed_seconds + left
    return {"description": told["progress"].capitalize(), "completed": elapsed_seconds, "total": total}


def _described(told: Told) -> list[str]:
    ranking = [f"  {one['confidence']:6.1%}  {one['name']}" for one in told["intents"]]
    several = (
        [f"  heard: {one['intent']}: {one['text']}" for one in told["heard"]]
        if len(told["heard"]) > 1
        else []
    )
    named = [f"  {one['entity']}: {one['value']} ({one['text']})" for one in told["entities"]]
    return [f"{told['decision'].replace('_', ' ')}, {told['language']}", *ranking, *several, *named]


def _figures(figures: Told) -> list[str]:
    lines = []
    for name, figure in figures.items():
        if name == "confusion":
            lines += [f"  {one['times']:3}  {one['expected']} taken for {one['taken_for']}" for one in figure]
        elif isinstance(figure, dict):
            lines += [f"{f'{name} {key}':45} {part:>10g}" for key, part in figure.items()]
        else:
            lines.append(f"{name:45} {'-' if figure is None else format(figure, '>10g')}")
    return lines
