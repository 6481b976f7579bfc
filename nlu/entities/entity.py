"""What is found in a text, and the names that a company goes by."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NameTable = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that a text names.

    Attributes:
        entity: app, version, ticket, request, alert, permission, duration, when or language.
        value: what is meant: a key, a number such as FB-7, an amount in ISO 8601; else the text itself.
        text: as written; always the letters from start to end of the text that was read.
    """

    entity: str
    value: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """What a company calls its apps and permissions, in all its languages, by key."""

    apps: NameTable = field(default_factory=dict)
    permissions: NameTable = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Names":
        """Read names from a JSON file `{"apps": {key: [names]}, "permissions": {key: [names]}}`.

        Raises:
            OSError: the file cannot be read.
            ValueError: it holds no JSON.
            TypeError: it holds no such object.
        """
        told = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(told, dict):
            raise TypeError(f"{path.name}: names are an object with apps and permissions")
        return cls(apps=told.get("apps", {}), permissions=told.get("permissions", {}))
