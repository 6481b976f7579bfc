"""Reads the message files and what the code asks of them."""

import ast
import functools
import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from tests.architecture.house import LANGUAGES, python_files

KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
"""What a message id looks like: at least two words, so that it is told from other literals."""

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


@functools.cache
def _entries_in(source: str) -> Sequence[ftl.EntryType]:
    return FluentParser(with_spans=False).parse(source).body


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
            for node in _entries_in(path.read_text()):
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


@dataclass(frozen=True)
class _Said:
    """What one file of the code says of messages.

    Attributes:
        literals: its string literals of one line.
        bases: names of the classes above each of its own.
        shapes: ids that it puts together by an f-string, None where a value stands.
    """

    literals: frozenset[str]
    bases: Mapping[str, frozenset[str]]
    shapes: frozenset[tuple[str | None, ...]]


# By their text: a file of a throw-away checkout changes under its path.
@functools.cache
def _said_in(source: str) -> _Said:
    literals, bases, shapes = set(), {}, set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            literals.add(node.value)
        elif isinstance(node, ast.ClassDef):
            bases[node.name] = frozenset(ast.unparse(base).split(".")[-1] for base in node.bases)
        elif isinstance(node, ast.JoinedStr) and FIRST_WORD.match(ast.unparse(node)):
            shapes.add(tuple(str(it.value) if isinstance(it, ast.Constant) else None for it in node.values))
    return _Said(frozenset(literals), bases, frozenset(shapes))


def _said(root: Path) -> list[_Said]:
    return [_said_in(path.read_text()) for path in python_files(root, tests=False)]


def literals(root: Path) -> set[str]:
    """Collect every string literal of one line in the code."""
    return set().union(*(said.literals for said in _said(root)))


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def refusal_keys(root: Path) -> dict[str, bool]:
    """Derive the ids of all refusals from their classes.

    Returns:
        By id, whether the words are needed: a class that others specialise may do without.
    """
    bases = {name: above for said in _said(root) for name, above in said.bases.items()}
    family = {"Refusal"}
    while grown := {name for name, above in bases.items() if above & family} - family:
        family |= grown
    specialised = {above for name in family for above in bases.get(name, ())}
    return {f"refusal-{_kebab(name)}": name not in specialised for name in family - {"Refusal"}}


def derived_keys(root: Path) -> Callable[[str], bool]:
    """Return what tells whether code puts an id together by an f-string, such as f"button-{action}".

    What stands for a value has to be a literal of the code as well, hyphens for underscores and dots: `button-not-yet` is
    used when something in the code says "not_yet".
    """
    parts = {text.replace("_", "-").replace(".", "-") for text in literals(root)}
    shapes = frozenset[tuple[str | None, ...]]().union(*(said.shapes for said in _said(root)))
    return lambda key: any(_fits(key, shape, parts) for shape in shapes)


def _fits(key: str, shape: tuple[str | None, ...], parts: AbstractSet[str]) -> bool:
    """Tell whether a text is the shape with one of the parts for each value."""
    if not shape:
        return not key
    first, *rest = shape
    if first is not None:
        return key.startswith(first) and _fits(key[len(first) :], tuple(rest), parts)
    ends = range(1, len(key) + 1)
    return any(key[:end] in parts and _fits(key[end:], tuple(rest), parts) for end in ends)
