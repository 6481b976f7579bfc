"""Read the settings; what is wrong is named with its key and the reason, and never with a value."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import SettingsError

from config.settings import Settings

PREFIX, DEEPER = "DESKBELL_", "__"
# Read beside the settings: by whoever plays, and by a desk that shall end with its parent.
OTHERS = frozenset({"DESKBELL_PATIENCE", "DESKBELL_LIFELINE"})
_FIELD = re.compile(r'field "(\w+)"')
_PIECE = re.compile(r"[^\s,;'\"{}\[\]()]{4,}")
HIDDEN = "…"


class SettingsFault(Exception):
    """Settings cannot be used.

    Attributes:
        problems: what is wrong, each as `DESKBELL_ROOM__NAME: reason`; no value stands in them.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_settings() -> Settings:
    """Return the settings.

    Raises:
        SettingsFault: one of them is wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = [f"{_name(problem['loc'])}: {_reason(problem)}" for problem in error.errors()]
    except SettingsError as error:
        found = _FIELD.search(str(error))
        problems = [f"{PREFIX}{found[1].upper() if found else '…'}: what stands there, or deeper, is no JSON"]
    # Outside of the handlers: what they caught holds the values.
    raise SettingsFault(problems)


def unknown_settings(environment: Mapping[str, str]) -> list[str]:
    """Return the names in an environment that begin like settings and are none."""
    known = frozenset(_known(Settings, ""))
    told = {name.upper() for name in environment if name.upper().startswith(PREFIX)}
    return sorted(name for name in told - OTHERS if not _is_known(name.removeprefix(PREFIX), known))


def _is_known(name: str, known: frozenset[str]) -> bool:
    return name in known or any(name.startswith(one) for one in known if one.endswith(DEEPER))


def _known(model: type[BaseModel], before: str) -> Iterator[str]:
    """Yield what settings are called; one that ends in two underscores stands for all that go on so."""
    for name, field in model.model_fields.items():
        full = f"{before}{name.upper()}"
        yield full
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _known(field.annotation, f"{full}{DEEPER}")
        elif str(field.annotation).startswith("dict"):
            yield f"{full}{DEEPER}"
    if before and model.model_config.get("extra") == "allow":
        yield before


def _name(where: tuple[int | str, ...]) -> str:
    return PREFIX + DEEPER.join(str(part).upper() for part in where)


def _reason(problem: ErrorDetails) -> str:
    """Return what is wrong, without anything of what was told."""
    reason = problem["msg"]
    for value in _values(problem["input"]):
        for piece in sorted(_PIECE.findall(value), key=len, reverse=True):
            reason = reason.replace(piece, HIDDEN)
    return reason


def _values(told: Any) -> Iterator[str]:
    if isinstance(told, Mapping):
        for value in told.values():
            yield from _values(value)
    else:
        yield str(told)
