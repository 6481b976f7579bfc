"""The file of what the desk looks at by itself: read and checked."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from data.model.durations import as_iso, duration
from data.model.networks import Allowed, allowed
from data.model.probes import LOOK, Probe
from data.model.recurrence import SHORTEST_INTERVAL

LONGEST_NAME = 40
_Time = Annotated[timedelta, BeforeValidator(duration), Field(gt=timedelta(), le=timedelta(days=365))]
# A look that takes longer than the time between two looks would never catch up.
_Short = Annotated[timedelta, BeforeValidator(duration), Field(gt=timedelta(), le=timedelta(seconds=30))]
_Network = Annotated[Allowed, BeforeValidator(allowed)]


class ProbeFileFault(Exception):
    """The file cannot be used; the message names file, key and reason."""


class _Entry(BaseModel):
    """What the file says of one address; of what it leaves out, the model says what holds."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    url: Annotated[str, Field(pattern=r"^https?://[^\s/]")]
    app: str = ""
    severity: Literal["info", "warning", "high", "critical"] = "critical"
    expects: tuple[Annotated[int, Field(ge=100, le=599)], ...] = ()
    tries: Annotated[int, Field(ge=1, le=5)] = 2
    total: _Short = timedelta(seconds=10)
    certificate: _Time = timedelta(days=14)
    value: str = ""
    above: float | None = None
    below: float | None = None
    allowed: tuple[_Network, ...] = ()

    @model_validator(mode="after")
    def _bounds_are_of_something(self) -> "_Entry":
        if bool(self.value) != (self.above is not None or self.below is not None):
            message = "value needs above or below, and they need value"
            raise ValueError(message)
        return self


def read_probes(path: Path) -> tuple[Probe, ...]:
    """Read what is looked at.

    Raises:
        ProbeFileFault: the file is missing, is no YAML, or says what cannot be.
    """
    entries = _told(path).get("probes") or {}
    if not isinstance(entries, dict):
        raise ProbeFileFault(f"{path}: probes: is no mapping of names")
    return tuple(_probe(path, str(key), entry) for key, entry in entries.items())


def looking(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the rule by which the desk looks, none where there is nothing to look at.

    Raises:
        ProbeFileFault: see `read_probes`; or it would look too often.
    """
    if not read_probes(path):
        return {}
    told = _told(path).get("every", "PT1M")
    try:
        every = duration(str(told))
    except ValueError as problem:
        raise ProbeFileFault(f"{path}: every: {problem}") from problem
    if every < SHORTEST_INTERVAL:
        raise ProbeFileFault(f"{path}: every: at least {as_iso(SHORTEST_INTERVAL)}")
    return {LOOK: {"every": as_iso(every), "late": "once"}}


def _told(path: Path) -> dict[str, Any]:
    try:
        told: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProbeFileFault(f"{path}: cannot be read: {error}") from error
    if not isinstance(told, dict):
        raise ProbeFileFault(f"{path}: is no mapping")
    return told


def _probe(path: Path, key: str, entry: Any) -> Probe:
    if not 0 < len(key) <= LONGEST_NAME or not key.isprintable():
        raise ProbeFileFault(f"{path}: probes: a name is at most {LONGEST_NAME} characters on one line")
    try:
        read = _Entry.model_validate(entry or {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        named = f"{key}.{place}".rstrip(".")
        raise ProbeFileFault(f"{path}: probes.{named}: {first['msg']}") from error
    return Probe(key, **{name: getattr(read, name) for name in _Entry.model_fields})
