"""The arguments of one call, as texts and uploaded files, whatever they came in."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.telegram.refusals import NOT_UTF8, bad_request

LEADING_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,19})", re.ASCII)


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file that came in a multipart body."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Arguments:
    """What one call was given. Structures stay JSON texts until somebody asks for them."""

    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, UploadedFile] = field(default_factory=dict)

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> "Arguments":
        """Return arguments as they would stand in a JSON body."""
        return cls(texts={name: as_text(value) for name, value in fields.items() if value is not None})

    def has(self, name: str) -> bool:
        """Return whether the argument was given at all, even empty."""
        return name in self.texts

    def text(self, name: str) -> str:
        """Return a text, empty when it is missing.

        Raises:
            Refused: it is not valid UTF-8.
        """
        value = self.texts.get(name, "")
        if not is_unicode(value):
            raise bad_request(NOT_UTF8)
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """Return the number that the text begins with; the real server reads numbers as leniently."""
        value = self.texts.get(name, "")
        found = LEADING_NUMBER.match(value)
        if not found:
            return default if value == "" else 0
        return int(found.group(1))

    def within(self, name: str, default: int, lowest: int, highest: int) -> int:
        """Return a number, moved into its range."""
        return min(max(self.integer(name, default), lowest), highest)

    def flag(self, name: str) -> bool:
        """Return whether the text says yes."""
        return self.texts.get(name, "").lower() in {"true", "yes", "1"}

    def structure(self, name: str, complaint: str) -> Any:  # JSON has no narrower type
        """Return the JSON behind an argument, None when it is missing or empty.

        The complaint is what the real server says when the JSON cannot be read.

        Raises:
            Refused: the text is not JSON, or holds strings that are not Unicode.
        """
        value = self.text(name)
        if not value:
            return None
        try:
            structure = json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(complaint) from None
        if not is_unicode(json.dumps(structure, ensure_ascii=False)):
            raise bad_request(NOT_UTF8)
        return structure

    def for_log(self) -> dict[str, Any]:
        """Return what the truth log shall keep: structures opened, files named, nothing that breaks JSON."""
        kept: dict[str, Any] = {name: _opened(value) for name, value in self.texts.items()}
        for name, file in self.files.items():
            kept[name] = {"file": file.name, "size": len(file.content)}
        return kept


def as_text(value: object) -> str:
    """Return a JSON value as the text in which it would come in a form."""
    return value if isinstance(value, str) else json.dumps(value)


def is_unicode(value: str) -> bool:
    """Return whether a text has no half of a surrogate pair and no undecodable byte."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _opened(value: str) -> Any:  # JSON has no narrower type
    readable = value.encode("utf-8", "backslashreplace").decode()
    if not readable.startswith(("{", "[")):
        return readable
    try:
        structure = json.loads(readable)
    except (ValueError, RecursionError):
        return readable
    return structure if is_unicode(json.dumps(structure, ensure_ascii=False)) else readable
