"""One person's accounts: the codes that link them, and why two of them stay apart."""

import dataclasses
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.model.people import PLATFORMS
from data.model.refusals import Refusal

# Without I, L, O and U: nobody has to tell them from 1, 0 and V, and no word comes about.
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SELECTOR_SYMBOLS = 3  # tells one code from another, and is no secret
SECRET_SYMBOLS = 6  # 30 bits: five guesses at a code succeed once in 200 million
GROUPED = 3
GOOD_FOR = timedelta(minutes=10)
TRIES = 5
CODES = "link"  # before the numbers of codes
# An account that guessed wrongly too often is not listened to for as long.
PAUSE = timedelta(hours=1)

_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = "-‐‑‒–— \t"


@dataclass(frozen=True, slots=True)
class AccountName:
    """An account, by its platform's id of it."""

    platform: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Account:
    """An account of somebody.

    Attributes:
        display_name: what its platform calls whoever has it.
        linked_at: when a code brought it here; None for the one with which the person began.
        was: the person who had it until then.
    """

    name: AccountName
    display_name: str
    linked_at: datetime | None = None
    was: int | None = None


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A code as it is kept, which is without the code.

    Attributes:
        maker: the account that asked for it.
        seed: drawn at random; under the desk's key the code follows from it.
        tries: how often somebody named it with a wrong secret.
        typer: the account on which it was typed, where its maker has yet to confirm; None while nobody typed it.
    """

    number: int
    selector: str
    maker: AccountName
    seed: bytes
    expires_at: datetime
    tries: int = 0
    typer: AccountName | None = None

    @property
    def subject(self) -> str:
        """Return the subject of its messages."""
        return f"{CODES}.{self.number}"


def secret_of(digest: bytes, *, symbols: int = SECRET_SYMBOLS) -> str:
    """Return the secret part of a code, made of bytes that nobody can foresee."""
    return "".join(SYMBOLS[byte % len(SYMBOLS)] for byte in digest[:symbols])


def written(code: str) -> str:
    """Return a code as people read it."""
    return "-".join(code[start : start + GROUPED] for start in range(0, len(code), GROUPED))


def legible(typed: str) -> str:
    """Return the symbols of what somebody typed for a code, whatever stands between them and however they are written."""
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS)
    return "".join(sign for sign in plain if sign not in _BETWEEN)


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed, None when it cannot be one."""
    code = legible(typed)
    whole = len(code) == SELECTOR_SYMBOLS + SECRET_SYMBOLS
    return code if whole and all(sign in SYMBOLS for sign in code) else None


def leaving(accounts: Collection[Account]) -> Account:
    """Return the account that goes when these are parted: the one that came last, else the less official one.

    Whoever began with an account keeps what the company gave them: a stranger's account that was linked by
    mistake can only take itself away.
    """
    came = [one for one in accounts if one.linked_at is not None]
    if came:
        return max(came, key=lambda one: (one.linked_at, one.name.platform))
    return max(accounts, key=lambda one: PLATFORMS.index(one.name.platform))


@dataclasses.dataclass(eq=False)
class OnlyInPrivate(Refusal):
    """Codes are for one pair of eyes."""


@dataclasses.dataclass(eq=False)
class AlreadyLinked(Refusal):
    """There is an account on every platform already."""


@dataclasses.dataclass(eq=False)
class NotACode(Refusal):
    """What was typed is not built like a code."""


@dataclasses.dataclass(eq=False)
class UnknownCode(Refusal):
    """No code that is still good reads like this. `left` tries are left to this account."""

    left: int


@dataclasses.dataclass(eq=False)
class TooManyWrongCodes(Refusal):
    """This account guessed too often. `minutes` must pass."""

    minutes: int


@dataclasses.dataclass(eq=False)
class CodeSeenByOthers(Refusal):
    """It was typed where others read along, and is dead for that."""


@dataclasses.dataclass(eq=False)
class OwnCode(Refusal):
    """It was made by the very person who types it."""


@dataclasses.dataclass(eq=False)
class WaitsForItsMaker(Refusal):
    """It was typed here already, and whoever made it has not confirmed yet."""


@dataclasses.dataclass(eq=False)
class SamePlatformTwice(Refusal):
    """Both have an account on that platform."""

    platform: str


@dataclasses.dataclass(eq=False)
class CompanyShowsTheCode(Refusal):
    """Only the code of somebody whom the company knows brings an account to them."""


@dataclasses.dataclass(eq=False)
class BothOfTheCompany(Refusal):
    """The company file names them as two people."""


@dataclasses.dataclass(eq=False)
class ToBeForgotten(Refusal):
    """Who types it wants to be forgotten, and whoever made the code is the company's to keep."""


@dataclasses.dataclass(eq=False)
class NothingLinked(Refusal):
    """There is one account only."""
