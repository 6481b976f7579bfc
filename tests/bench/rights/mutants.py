"""Changes a piece of code in one place at a time, each a mistake that somebody could have made."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.And: ast.Or, ast.Or: ast.And, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
OTHER_NAMES = {"any": "all", "all": "any"}
# What tells something to readers and type checkers, and does nothing.
SILENT = (ast.Import, ast.ImportFrom)

# What is done to a node; each to one of the kind for which it was offered.
Change = tuple[str, Callable[[Any], None]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A piece of code with one mistake in it.

    Attributes:
        module: dotted name. what: the line, and what was done to it.
    """

    module: str
    what: str
    source: str


def mutants_of(path: Path, module: str) -> Iterator[Mutant]:
    """Yield every mutant of a module."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    quiet = set(_quiet(tree))
    for position, node in enumerate(ast.walk(tree)):
        if id(node) in quiet:
            continue
        for number, (what, _change) in enumerate(_changes(node)):
            copy = ast.parse(source)
            target = next(one for at, one in enumerate(ast.walk(copy)) if at == position)
            list(_changes(target))[number][1](target)
            line = getattr(node, "lineno", 0)
            yield Mutant(module, f"{path.name}:{line} {what}", ast.unparse(ast.fix_missing_locations(copy)))


def _quiet(tree: ast.Module) -> Iterator[int]:
    """Yield the ids of annotations, imports, decorators and docstrings, and of all that stands in them."""
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            parts += node.decorator_list
        if isinstance(node, ast.FunctionDef):
            parts.append(node.returns)
        if isinstance(node, ast.arg | ast.AnnAssign):
            parts.append(node.annotation)
        if isinstance(node, SILENT) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            parts.append(node)
        yield from (id(inner) for part in parts if part is not None for inner in ast.walk(part))


def _changes(node: ast.AST) -> Iterator[Change]:
    yield from _other_operators(node)
    yield from _other_values(node)
    yield from _less(node)


def _other_operators(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OTHER:
        yield "other comparison", lambda it: it.ops.__setitem__(0, OTHER[type(it.ops[0])]())
    if isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in OTHER:
        yield "other operator", lambda it: setattr(it, "op", OTHER[type(it.op)]())
    if isinstance(node, ast.If | ast.IfExp):
        yield "opposite condition", lambda it: setattr(it, "test", _not(it.test))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without its not", lambda it: setattr(it, "operand", _not(it.operand))
    for at in range(len(node.ifs) if isinstance(node, ast.comprehension) else 0):
        yield "without its filter", _pop("ifs", at)


def _other_values(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"not {node.value}", lambda it: setattr(it, "value", not it.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield f"other text than {node.value!r}", lambda it: setattr(it, "value", it.value + "_")
    elif isinstance(node, ast.Constant) and node.value is None:
        yield "True for None", lambda it: setattr(it, "value", True)
    if isinstance(node, ast.Name) and node.id in OTHER_NAMES:
        yield f"{OTHER_NAMES[node.id]} for {node.id}", lambda it: setattr(it, "id", OTHER_NAMES[it.id])
    # Nothing and False are the same to whoever asks.
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "False":
        yield "returns nothing", lambda it: setattr(it, "value", None)


def _less(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Tuple | ast.Set | ast.List) and not isinstance(
        getattr(node, "ctx", None), ast.Store
    ):
        for at in range(len(node.elts)):
            yield f"without {ast.unparse(node.elts[at])}", _pop("elts", at)
    if isinstance(node, ast.Dict):
        for at in range(len(node.keys)):
            yield f"without item {at + 1}", _pop("keys", at, "values")
    for at, step in enumerate(
        getattr(node, "body", []) if isinstance(getattr(node, "body", None), list) else []
    ):
        if isinstance(step, ast.Raise | ast.AugAssign) or (
            isinstance(step, ast.Expr) and not isinstance(step.value, ast.Constant)
        ):
            yield f"without {ast.unparse(step)}", _passed(at)


def _pop(name: str, at: int, other: str = "") -> Callable[[Any], None]:
    def change(node: Any) -> None:
        for one in filter(None, (name, other)):
            getattr(node, one).pop(at)

    return change


def _passed(at: int) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        node.body[at] = ast.Pass()

    return change


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)
