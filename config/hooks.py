"""The file of systems that the desk calls: read and checked."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from config.settings import HookSettings
from data.model.durations import duration
from data.model.hooks import LINKS, LONGEST_NAME, Hook, key_of
from data.model.networks import Allowed, allowed
from data.model.probes import PROBE

# Not systems of the company's: what is looked at.
OF_THE_DESK = (LINKS, PROBE)
_NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST_NAME - 1}}}", re.ASCII)
_Time = Annotated[timedelta, BeforeValidator(duration), Field(gt=timedelta())]
_Language = Literal["en", "zh-CN", "zh-TW"]
_Count = Annotated[int, Field(gt=0)]
_Network = Annotated[Allowed, BeforeValidator(allowed)]


class HookFileFault(Exception):
    """The file of systems cannot be used; the message names file, key and reason."""


class _Entry(BaseModel):
    """What the file says of one system; of what it leaves out, the model says what holds."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    url: str = ""
    language: _Language | None = None
    allowed: tuple[_Network, ...] = ()
    connect: _Time | None = None
    read: _Time | None = None
    total: _Time | None = None
    longest_answer: _Count | None = None
    per_minute: _Count | None = None
    patience: _Time | None = None


def read_hooks(settings: HookSettings) -> Mapping[str, Hook]:
    """Read the systems that have an address, by name.

    Raises:
        HookFileFault: the file is missing, is no YAML, or says what cannot be; or the settings name a system that it does not.
    """
    path = settings.file
    try:
        told: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise HookFileFault(f"{path}: cannot be read: {error}") from error
    entries = told.get("hooks") if isinstance(told, dict) else None
    if not isinstance(entries, dict):
        raise HookFileFault(f"{path}: hooks: is missing, or no mapping of names")
    for name in (*settings.urls, *settings.secrets):
        if name not in entries:
            raise HookFileFault(f"{path}: hooks: does not name {name}, of which the environment speaks")
    found = (_hook(settings, str(name), entry) for name, entry in entries.items())
    return {hook.name: hook for hook in found if hook.url}


def _hook(settings: HookSettings, name: str, entry: Any) -> Hook:
    place = f"{settings.file}: hooks.{name}"
    if not _NAME.fullmatch(name):
        raise HookFileFault(f"{place}: a name is at most {LONGEST_NAME} small letters, digits, - and _")
    if name in OF_THE_DESK:
        raise HookFileFault(f"{place}: the desk itself uses this name, for what it looks at")
    try:
        read = _Entry.model_validate(entry or {})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise HookFileFault(f"{place}.{key}: {first['msg']}") from error
    secrets = settings.secrets_of(name)
    try:
        for secret in secrets:
            key_of(secret)
    except ValueError:
        raise HookFileFault(f"{place}: its secret begins with whsec_, and is not base64") from None
    told = {key: getattr(read, key) for key in read.model_fields_set}
    own = {"url": settings.urls.get(name, read.url), "allowed": (*read.allowed, *settings.networks)}
    return Hook(name, secrets=secrets, **told | own)
