"""The table of all operations, put together from the rules of each capability."""

import importlib
import pkgutil
from collections.abc import Mapping

import data.model.rights.rules
from data.model.rights.rule import Rule


class TwoRulesFault(Exception):
    """An operation has a rule in two files; the message names it."""


def _all_rules() -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for file in pkgutil.iter_modules(data.model.rights.rules.__path__):
        rules = importlib.import_module(f"data.model.rights.rules.{file.name}").RULES
        if twice := found.keys() & rules.keys():
            raise TwoRulesFault(", ".join(sorted(twice)))
        found |= rules
    return found


TABLE = _all_rules()
