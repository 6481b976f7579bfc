"""The shape of a company file: which keys its entries have, and what kind of thing stands behind each."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Key = str
Names = dict[Literal["en", "zh-CN", "zh-TW"], str]
# Where the demo company has an account without saying which, its sandbox gives one.
SlackId = bool | str | None
TelegramId = bool | int | str | None


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _App(_Strict):
    key: Key
    names: Names
    owner: str
    slack: str = ""


class _Department(_Strict):
    key: Key
    names: Names
    slack: str
    head: str = ""
    first_line: bool = False
    slack_group: str = ""
    calendar: str = "office"
    telegram: str = ""


class _Person(_Strict):
    key: Key = Field(min_length=1, max_length=64)
    name: str = Field(min_length=1, max_length=200)
    language: str
    display_name: str = ""
    time_zone: str = ""
    slack: SlackId = None
    telegram: TelegramId = None
    groups: list[str] = []
    roles: list[str] = []


class _SlackChat(_Strict):
    name: str
    language: str
    id: str | None = None


class _TelegramChat(_Strict):
    key: str
    language: str
    title: str = ""
    id: int | str | None = None
    topics: list[Any] = []


class _Chats(_Strict):
    slack: list[_SlackChat] = []
    telegram: list[_TelegramChat] = []


class _CompanyFile(BaseModel):
    """What is read of it here; the other parts have readers of their own."""

    model_config = ConfigDict(extra="ignore", strict=True)

    apps: list[_App]
    departments: list[_Department]
    people: list[_Person]
    chats: _Chats
    may: dict[str, list[str]]


def misshapen(told: dict[str, Any]) -> Iterator[str]:
    """Name every entry of a file that is not built as it must be, each with its key and the reason."""
    try:
        _CompanyFile.model_validate(told)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            yield f"{'.'.join(map(str, problem['loc']))}: {problem['msg'][0].lower()}{problem['msg'][1:]}"
    for part in ("apps", "departments", "people"):
        yield from _twice(part, [one["key"] for one in told[part] if isinstance(one.get("key"), str)])


def _twice(part: str, keys: list[str]) -> Iterator[str]:
    for position, key in enumerate(keys):
        if key in keys[:position]:
            yield f"{part}.{position}.key: {key!r} stands there twice"
