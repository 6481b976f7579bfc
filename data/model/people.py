"""People, their accounts on the platforms, and the chats where they are met."""

from dataclasses import dataclass
from functools import cache
from typing import TypeGuard
from zoneinfo import available_timezones

PLATFORMS = ("slack", "telegram")
LANGUAGES = ("en", "zh-CN", "zh-TW")
DEFAULT_LANGUAGE = "en"


def is_zone(name: str | None) -> TypeGuard[str]:
    """Tell whether that is the name of a time zone."""
    return name is not None and name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the desk knows.

    Attributes:
        name: what others read.
        time_zone: IANA name.
        groups: keys of departments and groups. roles: such as admin, and keys of permissions that the desk itself grants.
        known: whether a name and a language were ever told by a platform or the company file.
        consent: what they said to the privacy notice; consent_version: which one that was.
        welcomed: whether they were told what can be done here.
    """

    person_id: int
    name: str
    language: str
    time_zone: str
    groups: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    known: bool = True
    consent: str = ""
    consent_version: int = 0
    welcomed: bool = False

    @property
    def erased(self) -> bool:
        """Whether nothing but the number is left: nobody is without a name."""
        return not self.name

    @property
    def is_staff(self) -> bool:
        """Whether the person works here."""
        return bool(self.groups or self.roles)


@dataclass(frozen=True, slots=True)
class Chat:
    """A place where cards and messages stand.

    Attributes:
        address: the platform's id of it.
        key: `#channel` or the group's key, empty for private chats.
        person_id: whose private chat it is, None for channels and groups.
        language: what it is read in, None for a private chat (its person's).
        gone: why nothing reaches it any more, such as blocked; empty as long as something does.
        wordless: subject of files that were sent there without a word, until somebody says what they are about.
    """

    chat_id: int
    platform: str
    address: str
    kind: str
    key: str = ""
    person_id: int | None = None
    language: str | None = None
    gone: str = ""
    wordless: str = ""


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """Somebody as the company file names them, with the account id on each platform."""

    key: str
    name: str
    language: str
    time_zone: str
    groups: tuple[str, ...]
    roles: tuple[str, ...]
    user_ids: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RosterChat:
    """A channel or group as the company file names it."""

    key: str
    platform: str
    address: str
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Roster:
    """All people, channels and groups of the company file.

    Attributes:
        file_hash: SHA-256 of the file's bytes, in hexadecimal digits.
    """

    people: tuple[RosterPerson, ...]
    chats: tuple[RosterChat, ...]
    file_hash: str = ""
