"""Writes the matrix of operation × platform × language: which play passes through each cell, as the plays say."""

import asyncio
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.conversation.capabilities import Capabilities
from bot.conversation.rule_parser import RuleParser
from bot.sandbox.plays.loading import load
from bot.wiring.capabilities import all_capabilities, declared
from bot.wiring.rules import read_rules
from config.company import read_company
from data.model.rights.table import TABLE
from tests.architecture.house import ROOT

PAPER = ROOT / "docs/matrix.md"
GAPS = ROOT / "tests/architecture/matrix_gaps.txt"
PLAYS = ROOT / "tests/plays"
# Plays of the runner's own verbs show what it does, not what the desk does.
NOT_OF_THE_DESK = frozenset({"verbs"})
PLATFORMS = ("slack", "telegram")
LANGUAGES = {"en": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant"}
NUMBERED = re.compile(r"(?<![A-Za-z])([A-Z]{2})-(?=[0-9(\\])")
# Whoever gives a code with what they do proves themselves; with the one that confirms a new factor they set it up.
PROVE, SET_UP = "factor.prove", "factor.set_up"
VARIABLE = re.compile(r"\$(\w+)")

Step = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One way to do something: on a platform, by somebody who reads a language."""

    operation: str
    platform: str
    language: str

    def __str__(self) -> str:
        """Return it as a line of the list of gaps."""
        return f"{self.operation} {self.platform} {self.language}"


@dataclass(slots=True)
class Reader:
    """Follows one play from step to step.

    Attributes:
        cast: platform and language of each player.
        kept: what a word of the play stands for, as it was looked for.
        held: the texts by which a held message was found.
    """

    everything: Capabilities
    parser: RuleParser
    folder: str
    cast: dict[str, tuple[str, str]]
    kept: dict[str, str] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)

    def cells(self, steps: Sequence[Step]) -> Iterator[Cell]:
        """Yield what people do in the steps, whatever is refused at once left out."""
        for step, following in zip(steps, [*steps[1:], {}], strict=True):
            self._remember(step)
            if "all" in step:
                yield from self.cells(step["all"])
            by = str(step.get("by", ""))
            self._choose_language(by, str(step.get("command", "")))
            refused = following.get("see") == by and following.get("kind") == "ephemeral"
            if by in self.cast and not refused and "errors" not in step:
                operation = self._operation(step)
                if operation in TABLE:
                    yield Cell(operation, *self.cast[by])
                if operation != SET_UP and "code" in (step.get("fill") or {}):
                    yield Cell(PROVE, *self.cast[by])

    def _choose_language(self, by: str, command: str) -> None:
        name, _, language = command.partition(" ")
        if name == "/language" and language in LANGUAGES and by in self.cast:
            self.cast[by] = (self.cast[by][0], LANGUAGES[language])

    def _remember(self, step: Step) -> None:
        texts = _texts(step.get("text", ()))
        if name := step.get("keep"):
            self.kept[str(name)] = next((one for one in texts if one.startswith("/")), "")
        if name := step.get("hold"):
            self.held[str(name)] = self._meant(" ".join(texts))

    def _operation(self, step: Step) -> str:
        if "command" in step:
            name = str(step["command"]).removeprefix("/").partition(" ")[0]
            act = self.everything.commands.get(name)
            return act.operation if act else ""
        if "press" in step:
            return self._pressed(str(step["press"]), step.get("on", ""))
        if "say" in step and "thread" not in step:
            understood = asyncio.run(self.parser.parse(str(step["say"]), speaker="user"))
            return self._of_intent(understood.intent if understood else "")
        return "desk.open_home" if step.get("home") else ""

    def _of_intent(self, intent: str) -> str:
        act = self.everything.intents.get(intent)
        return act.operation if act else ""

    def _pressed(self, press: str, on: object) -> str:
        action, _, value = press.partition(":")
        if action == "mean":
            return self._of_intent(value)
        held = self.held.get(str(on["held"]), "") if isinstance(on, dict) else ""
        named = NUMBERED.search(held or self._meant(str(on)))
        owners = [one for one in self.everything.declared if action in one.presses]
        if named is not None:
            owners = [one for one in owners if named[1] in one.prefixes] or owners
        if len(owners) > 1:
            owners = [one for one in owners if one.name == self.folder]
        return owners[0].presses[action].operation if len(owners) == 1 else ""

    def _meant(self, text: str) -> str:
        return VARIABLE.sub(lambda found: self.kept.get(found[1], ""), text)


def _texts(told: object) -> list[str]:
    return [str(one) for one in told] if isinstance(told, list) else [str(told)] if told else []


def _cast(told: Mapping[str, Any], languages: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    found = {}
    for name, player in told.items():
        new = player.get("new") or {}
        language = new.get("language") or languages.get(player.get("person", name), "en")
        found[name] = (player["platform"], LANGUAGES.get(language, "en"))
    return found


def passed_through() -> dict[Cell, str]:
    """Return the first play, in the order of their names, that passes through each cell."""
    everything, _steps = all_capabilities(declared())
    company, roster = read_company_of_the_demo()
    rules = read_rules(ROOT / "data/training")
    parser = RuleParser(phrases=rules.phrases, languages=rules.languages, apps=company)
    found: dict[Cell, str] = {}
    for path in sorted(PLAYS.rglob("*.yml")):
        folder = path.parent.relative_to(PLAYS).parts[0] if path.parent != PLAYS else ""
        play = load(path.read_text(encoding="utf-8"))
        if folder in NOT_OF_THE_DESK or not isinstance(play, dict) or "steps" not in play:
            continue
        reader = Reader(everything, parser, folder, _cast(play.get("cast") or {}, roster))
        for cell in reader.cells(play["steps"]):
            found.setdefault(cell, path.relative_to(PLAYS).as_posix())
    return found


def read_company_of_the_demo() -> tuple[Sequence[Any], Mapping[str, str]]:
    """Return the apps of the demo company, and the languages of its people by their keys."""
    company, roster = read_company(ROOT / "config/demo/company.yml")
    return company.apps, {person.key: person.language for person in roster.people}


def every_cell() -> list[Cell]:
    """Return all cells that there are, of what somebody can do by a command, a button, a form or words."""
    everything, _steps = all_capabilities(declared())
    operations = {
        act.operation
        for one in everything.declared
        for act in (*one.commands.values(), *one.presses.values(), *one.forms.values(), *one.intents.values())
    }
    return [
        Cell(operation, platform, language)
        for operation in sorted(operations)
        for platform in PLATFORMS
        for language in LANGUAGES.values()
    ]


def empty_cells(found: Mapping[Cell, str]) -> list[str]:
    """Return the cells through which no play passes, a line each."""
    return [str(cell) for cell in every_cell() if cell not in found]


def known_gaps() -> list[str]:
    """Return the empty cells that are known, a line each."""
    return GAPS.read_text(encoding="utf-8").splitlines() if GAPS.exists() else []


def written(found: Mapping[Cell, str]) -> str:
    """Return the paper."""
    cells = every_cell()
    filled = sum(cell in found for cell in cells)
    columns = [(platform, language) for platform in PLATFORMS for language in LANGUAGES.values()]
    lines = [
        "# Operations, platforms, languages",
        "",
        "Which play passes through what somebody can do, on which platform, and in whose language. Written by `python -m tests.architecture.matrix` from the plays in",
        f"`tests/plays`: {filled} of {len(cells)} cells are filled. An empty one is listed in `tests/architecture/matrix_gaps.txt`, and that list may only shrink.",
        "What words mean is read by the rules of `data/training`, so a play that needs the trained model counts where the rules agree with it.",
        "",
        "| operation | " + " | ".join(f"{platform} {language}" for platform, language in columns) + " |",
        "|---|" + "---|" * len(columns),
    ]
    for operation in dict.fromkeys(cell.operation for cell in cells):
        told = (found.get(Cell(operation, *column), "") for column in columns)
        lines.append(f"| {operation} | " + " | ".join(_linked(play) for play in told) + " |")
    return "\n".join(lines) + "\n"


def _linked(play: str) -> str:
    return f"[{Path(play).with_suffix('').as_posix()}](../tests/plays/{play})" if play else ""


def main(arguments: Sequence[str] = ()) -> None:
    """Write the paper and let the list of gaps shrink; with `--grow` new empty cells are listed as well."""
    found, known = passed_through(), set(known_gaps())
    empty = [one for one in empty_cells(found) if one in known or "--grow" in arguments]
    PAPER.write_text(written(found), encoding="utf-8")
    GAPS.write_text("".join(f"{one}\n" for one in empty), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
