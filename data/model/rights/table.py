"""The table of all operations, put together from the rules of each capability."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping

import data.model.rights.rules
from data.model.rights.rule import Rule

Rules = Mapping[str, Rule]


class TwoRulesFault(Exception):
    """An operation has two rules; the message names it."""


def together(parts: Iterable[Rules]) -> Rules:
    """Return one table of all parts.

    Raises:
        TwoRulesFault: two parts rule the same.
    """
    found: dict[str, Rule] = {}
    for rules in parts:
        if twice := found.keys() & rules.keys():
            raise TwoRulesFault(", ".join(sorted(twice)))
        found |= rules
    return found


def _parts() -> Iterator[Rules]:
    for file in pkgutil.iter_modules(data.model.rights.rules.__path__):
        rules: Rules = importlib.import_module(f"data.model.rights.rules.{file.name}").RULES
        yield rules


TABLE = together(_parts())
