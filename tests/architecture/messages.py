"""Reads the message files and what the code asks of them."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from tests.architecture.house import LANGUAGES, parsed, python_files

KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
"""What a message id looks like: at least two words, so that it is told from other literals."""

PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FIRST_WORD = re.compile(r"""f['"][a-z][a-z0-9]*-""")

NOT_KEYS = frozenset({"retry-after", "content-type", "content-length", "user-agent", "x-slack-retry-num"})
"""Literals that look like message ids and are none."""


@dataclass
class Entry:
    """One message or term of one language.

    Attributes:
        texts: what a reader may read of it, each run of text and each literal by itself.
    """

    key: str
    variables: set[str] = field(default_factory=set)
    refers_to: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)


class _Reading(Visitor):
    """Collects variables, references and texts of one entry."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802  # the visitor's naming
        self.entry.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802  # the visitor's naming
        self.entry.refers_to.add(node.id.name)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802  # the visitor's naming
        self.entry.refers_to.add(f"-{node.id.name}")

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802  # the visitor's naming
        self.entry.texts.append(node.value)

    def visit_StringLiteral(self, node: ftl.StringLiteral) -> None:  # noqa: N802  # the visitor's naming
        self.entry.texts.append(str(node.parse()["value"]))


@dataclass
class Language:
    """All messages of one language; `faults` are lines that are no Fluent, and keys that stand twice."""

    entries: dict[str, Entry] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path, language: str) -> "Language":
        """Read every message file of one language."""
        self = cls()
        for path in sorted((root / "data/locales" / language).glob("*.ftl")):
            for node in FluentParser(with_spans=True).parse(path.read_text()).body:
                self._take(node, f"{language}/{path.name}")
        return self

    def _take(self, node: ftl.EntryType, file: str) -> None:
        if isinstance(node, ftl.Junk):
            self.faults.append(f"{file}: {(node.content or '').strip()[:40]!r} is no Fluent")
        elif isinstance(node, ftl.Message | ftl.Term):
            key = node.id.name if isinstance(node, ftl.Message) else f"-{node.id.name}"
            if key in self.entries:
                self.faults.append(f"{file}: {key} stands twice")
            entry = self.entries.setdefault(key, Entry(key))
            _Reading(entry).visit(node)


def read_all(root: Path) -> dict[str, Language]:
    """Read the message files of the three languages."""
    return {language: Language.read(root, language) for language in LANGUAGES}


def literals(root: Path) -> set[str]:
    """Collect every string literal of one line in the code."""
    found: set[str] = set()
    for path in python_files(root, tests=False):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
                found.add(node.value)
    return found


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def refusal_keys(root: Path) -> dict[str, bool]:
    """Derive the ids of all refusals from their classes.

    Returns:
        By id, whether the words are needed: a class that others specialise may do without.
    """
    bases: dict[str, set[str]] = {}
    for path in python_files(root, tests=False):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {ast.unparse(base).split(".")[-1] for base in node.bases}
    family = {"Refusal"}
    while grown := {name for name, above in bases.items() if above & family} - family:
        family |= grown
    specialised = {above for name in family for above in bases.get(name, set())}
    return {f"refusal-{_kebab(name)}": name not in specialised for name in family - {"Refusal"}}


def derived_keys(root: Path) -> re.Pattern[str]:
    """Describe the ids that code puts together by an f-string, such as f"button-{action}".

    What stands for a value has to be a literal of the code as well, hyphens for underscores and dots: `button-not-yet` is
    used when something in the code says "not_yet".
    """
    parts = {text.replace("_", "-").replace(".", "-") for text in literals(root)}
    part = "(?:" + "|".join(sorted(filter(PART.fullmatch, parts))) + ")"
    shapes = set()
    for path in python_files(root, tests=False):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.JoinedStr) and FIRST_WORD.match(ast.unparse(node)):
                shape = [
                    re.escape(str(it.value)) if isinstance(it, ast.Constant) else part for it in node.values
                ]
                shapes.add("".join(shape))
    return re.compile("|".join(sorted(shapes)) or "(?!)")
