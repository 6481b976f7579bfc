"""A second factor: codes that prove who speaks, each good once, and why one is not taken."""

import dataclasses
import hmac
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

import pyotp

from data.model.linking import SYMBOLS, legible, written
from data.model.refusals import Refusal

STEP = timedelta(
    seconds=30
)  # Source: RFC 6238, 4.1, read 2026-11-22; what every authenticator takes for granted
DIGITS = 6
WINDOW = 1  # steps before and after: a telephone's clock is seldom right to the second
TRIES = 5
# Five guesses in each pause hit one of three good codes once in 66,000 pauses: two years of guessing.
PAUSE = timedelta(minutes=15)
SHOWN_FOR = timedelta(minutes=10)
# Kinds of messages in which something secret stands.
PICTURE, SECRET, CODES = "factor.picture", "factor.secret", "factor.codes"
BACKUP_CODES = 10
BACKUP_SYMBOLS = 12  # 60 bits, and longer than a code that links, so that nobody takes one for the other


class Demand(Enum):
    """Whether something is done only with a second factor."""

    NO = auto()
    WHERE_SET_UP = auto()
    ALWAYS = auto()


@dataclass(frozen=True, slots=True)
class Factor:
    """Somebody's second factor.

    Attributes:
        secret: base32, shared with the authenticator.
        last_step: the last one whose code was taken; none up to it is taken any more.
        seed: from which the backup codes follow while they are shown, empty before and after.
        since: when it was begun, and once it is in force, since when it is.
    """

    number: int
    person_id: int
    in_force: bool
    secret: str = field(repr=False)
    since: datetime
    last_step: int = 0
    seed: bytes = field(default=b"", repr=False)

    @property
    def subject(self) -> str:
        """Return the subject of what is shown while it is set up."""
        return f"enrol.{self.number}"


def new_secret() -> str:
    """Return a secret that nobody can foresee, of 160 bits."""
    return pyotp.random_base32()


def address_of(secret: str, *, name: str, issuer: str) -> str:
    """Return what an authenticator reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def one_time_code(typed: str) -> str:
    """Return the one-time code that somebody typed, empty when it cannot be one."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", typed) if sign not in " -\u2009\t")
    return plain if len(plain) == DIGITS and plain.isascii() and plain.isdigit() else ""


def backup_code(typed: str) -> str:
    """Return the backup code that somebody typed, empty when it cannot be one."""
    plain = legible(typed)
    return plain if len(plain) == BACKUP_SYMBOLS and all(sign in SYMBOLS for sign in plain) else ""


def step_of(factor: Factor, code: str, *, at: datetime) -> int | None:
    """Return for which step a one-time code is the one, None when for none around this instant.

    It takes as long for a wrong code as for a right one, and tells nothing of those that were taken before.
    """
    generator, now = pyotp.TOTP(factor.secret), int(at.timestamp() // STEP.total_seconds())
    around = range(now - WINDOW, now + WINDOW + 1)
    fits = [
        step for step in around if hmac.compare_digest(generator.generate_otp(step).encode(), code.encode())
    ]
    return max(fits, default=None)


def spelled(codes: list[str]) -> str:
    """Return backup codes as people read them, one to a line."""
    return "\n".join(written(code) for code in codes)


@dataclasses.dataclass(eq=False)
class FactorNeeded(Refusal):
    """It takes a second factor, and there is none."""


@dataclasses.dataclass(eq=False)
class NotAFactorCode(Refusal):
    """What was typed is not built like a code."""


@dataclasses.dataclass(eq=False)
class WrongFactorCode(Refusal):
    """No code that is good now reads like this. `left` tries are left."""

    left: int


@dataclasses.dataclass(eq=False)
class FactorCodeUsed(Refusal):
    """This code was good, and has done what it was good for."""


@dataclasses.dataclass(eq=False)
class TooManyFactorCodes(Refusal):
    """Codes were wrong too often. `minutes` must pass."""

    minutes: int


@dataclasses.dataclass(eq=False)
class EnrolmentIsOver(Refusal):
    """It was not finished in time, or began anew."""


@dataclasses.dataclass(eq=False)
class EnrolmentCodeWrong(Refusal):
    """The authenticator shows another code than it should: it has another secret, or its clock is wrong."""
