"""Writes the table of rights into its paper, as the code has it."""

from collections.abc import Iterator
from pathlib import Path

from bot.conversation.capability import Act
from bot.wiring.capabilities import all_capabilities, declared
from data.model.rights.rule import Way
from data.model.rights.table import TABLE
from tests.architecture.house import ROOT

PAPER = ROOT / "docs/rights.md"
BEGIN, END = "<!-- table: python -m tests.architecture.rights_table writes it -->\n", "<!-- end -->\n"


def led_to() -> dict[str, list[str]]:
    """Return what leads to each operation, such as `/report` or [claim]."""
    everything, _steps = all_capabilities(declared())
    found: dict[str, list[str]] = {operation: [] for operation in TABLE}

    def note(shape: str, acts: dict[str, Act]) -> None:
        for name, act in acts.items():
            found[act.operation].append(shape.format(name))

    for one in everything.declared:
        note("`/{}`", dict(one.commands))
        note("[{}]", dict(one.presses))
        note("form {}", {form.name: act for form, act in one.forms.items()})
        note("“{}”", dict(one.intents))
    return {operation: list(dict.fromkeys(leads)) for operation, leads in found.items()}


def table() -> str:
    """Return the table as Markdown."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield ""
    yield "| operation | who | in which state | what leads there |"
    yield "|---|---|---|---|"
    for operation, leads in sorted(led_to().items()):
        rule = TABLE[operation]
        who = "; ".join(map(_told, rule.ways))
        yield f"| {operation} | {who} | {', '.join(rule.states) or 'any'} | {', '.join(leads)} |"
    yield ""


def _told(way: Way) -> str:
    relations = " and ".join(way.relations)
    right = f"`{way.right}`" if way.right else ""
    return " as ".join(filter(None, (right, relations)))


def written(paper: str) -> str:
    """Return the paper with the table as it is now."""
    before, rest = paper.split(BEGIN)
    return f"{before}{BEGIN}{table()}{END}{rest.split(END)[1]}"


def main(paper: Path = PAPER) -> None:
    """Write it."""
    paper.write_text(written(paper.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
