"""YAML as play files mean it: `on` is a word, a date stays text, a number is kept as written."""

import re
from collections.abc import Hashable
from typing import Any, Self

import yaml

NULL, BOOL, INT, FLOAT, MERGE = (
    f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "merge")
)


class WrittenFloat(float):
    """A number with a point that still knows how it was written, so that version 4.10 is not 4.1."""

    written: str

    def __new__(cls, written: str) -> Self:
        """Read the number and keep the text."""
        made = super().__new__(cls, written)
        made.written = written
        return made

    def __str__(self) -> str:
        return self.written


class PlayLoader(yaml.SafeLoader):
    """A safe loader without the surprises of YAML 1.1."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  # overrides
        """Read a mapping, refusing a key that stands in it twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"`{key.value}` stands twice", key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


def _written_float(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> WrittenFloat:
    return WrittenFloat(str(loader.construct_scalar(node)))


# SafeLoader would read `on:` as true, 18:00 as 1080 and 2026-04-01 as a date: begin with none of its guesses.
PlayLoader.yaml_implicit_resolvers = {}
PlayLoader.add_implicit_resolver(NULL, re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
PlayLoader.add_implicit_resolver(BOOL, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
PlayLoader.add_implicit_resolver(INT, re.compile(r"^(?:0|-?[1-9][0-9]*)$"), list("-0123456789"))
PlayLoader.add_implicit_resolver(FLOAT, re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))
PlayLoader.add_implicit_resolver(MERGE, re.compile(r"^<<$"), ["<"])
PlayLoader.add_constructor(FLOAT, _written_float)


def load(text: str) -> Any:
    """Read one YAML document.

    Raises:
        yaml.YAMLError: it is not YAML, or a key stands twice in one mapping.
    """
    return yaml.load(text, Loader=PlayLoader)  # noqa: S506  # a SafeLoader
