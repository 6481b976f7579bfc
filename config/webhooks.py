"""The file of webhook sources: read and checked."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from data.model.alert_payloads import USUAL_PATHS, Paths, is_place
from data.model.durations import duration
from data.model.signatures import Scheme
from data.model.webhooks import WebhookSource

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}", re.ASCII)


class WebhookFileFault(Exception):
    """The file of webhook sources cannot be used; the message names file, key and reason."""


class _Entry(BaseModel):
    """What the file says of one source."""

    model_config = ConfigDict(extra="forbid")

    proof: Literal["signature", "token"] = "signature"
    header: str = "X-Deskbell-Signature"
    prefix: str = "sha256="
    algorithm: Literal["sha256", "sha512", "sha1"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    timestamp: str = "X-Deskbell-Timestamp"
    delivery: str = "X-Deskbell-Delivery"
    event: str = "X-Deskbell-Event"
    signs: str = "{timestamp}.{body}"
    window: Annotated[timedelta, BeforeValidator(duration)] = timedelta(minutes=5)
    body: Literal["json", "any"] = "json"
    repeats: bool = False
    tells: Literal["", "alerts", "heartbeat", "release"] = ""
    paths: dict[Literal["name", "severity", "app", "summary", "key", "status"], str | list[str]] = {}
    severities: dict[str, Literal["info", "warning", "high", "critical"]] = {}
    over: list[str] = []
    expected_every: Annotated[timedelta, BeforeValidator(duration)] | None = None

    def source(self, name: str) -> WebhookSource:
        """Return it in the model's own terms."""
        scheme = Scheme(
            proof=self.proof,
            header=self.header.lower(),
            prefix=self.prefix,
            algorithm=self.algorithm,
            encoding=self.encoding,
            timestamp_header=self.timestamp.lower(),
            delivery_header=self.delivery.lower(),
            signs=self.signs,
            window=self.window,
        )
        return WebhookSource(
            name,
            scheme,
            is_json=self.body == "json",
            repeats=self.repeats,
            event_header=self.event.lower(),
            tells=self.tells,
            paths=self._paths(),
            expected_every=self.expected_every or timedelta(0),
        )

    def _paths(self) -> Paths:
        own: dict[str, tuple[str, ...]] = {}
        for what, told in self.paths.items():
            own[what] = (told,) if isinstance(told, str) else tuple(told)
        severities = {called.casefold(): severity for called, severity in self.severities.items()}
        over = frozenset(word.casefold() for word in self.over)
        return Paths({**USUAL_PATHS, **own}, severities, over)

    def wrong(self) -> Iterator[str]:
        """Name what cannot be, each with its key and the reason."""
        if self.proof == "signature" and "{body}" not in self.signs:
            yield "signs: without {body} anything could be said"
        if self.proof == "signature" and self.timestamp and "{timestamp}" not in self.signs:
            yield "signs: without {timestamp} that one proves nothing"
        if self.tells == "heartbeat" and not self.expected_every:
            yield "expected_every: a heartbeat that is never expected is never missed"
        if self.tells in {"alerts", "release"} and self.body != "json":
            yield f"body: what tells of {self.tells} is read from json"
        if self.tells != "alerts" and (self.paths or self.severities or self.over):
            yield "tells: paths, severities and over are of use for alerts alone"
        for what, told in self._paths().places.items():
            if not all(map(is_place, told)) or not told:
                yield f"paths.{what}: is no path of keys with dots between, such as labels.severity"


def read_webhooks(path: Path) -> Mapping[str, WebhookSource]:
    """Read the sources, by name.

    Raises:
        WebhookFileFault: the file is missing, is no YAML, or says what cannot be.
    """
    try:
        told: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise WebhookFileFault(f"{path}: cannot be read: {error}") from error
    sources = told.get("sources") if isinstance(told, dict) else None
    if not isinstance(sources, dict):
        raise WebhookFileFault(f"{path}: sources: is missing, or no mapping of names")
    return {str(name): _source(path, str(name), entry) for name, entry in sources.items()}


def _source(path: Path, name: str, entry: Any) -> WebhookSource:
    if not _NAME.fullmatch(name):
        raise WebhookFileFault(f"{path}: sources.{name}: a name is small letters, digits, - and _")
    try:
        read = _Entry.model_validate(entry or {})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise WebhookFileFault(f"{path}: sources.{name}.{key}: {first['msg']}") from error
    for problem in read.wrong():
        raise WebhookFileFault(f"{path}: sources.{name}.{problem}")
    return read.source(name)
