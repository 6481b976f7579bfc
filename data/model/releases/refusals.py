"""Every no about a release, with the rule that says it."""

from dataclasses import dataclass

from data.model.refusals import Refusal


@dataclass(eq=False)
class ReleasesNotSet(Refusal):
    """The company file has no rules by which to release."""


@dataclass(eq=False)
class UnknownRelease(Refusal):
    """No release has that number."""

    number: str


@dataclass(eq=False)
class NotAsReleaseStands(Refusal):
    """It cannot be done now.

    Attributes:
        stands: where it stands, as a state of releases.
    """

    subject: str
    stands: str


@dataclass(eq=False)
class NotAWindow(Refusal):
    """What was written is no time from when until when, or it is over."""


@dataclass(eq=False)
class NoticeWaits(Refusal):
    """Its update notice has to be on its way before it goes.

    Attributes:
        number: of the announcement.
    """

    subject: str
    number: str


@dataclass(eq=False)
class OutsideWindow(Refusal):
    """It is to go at another time.

    Attributes:
        since, until: in the time of whoever asks.
    """

    subject: str
    since: str
    until: str


@dataclass(eq=False)
class InFreeze(Refusal):
    """Nothing goes for now."""

    subject: str
    until: str


@dataclass(eq=False)
class ConditionsOpen(Refusal):
    """Somebody agreed on a condition that is not met yet.

    Attributes:
        tasks: their numbers.
    """

    subject: str
    tasks: str


@dataclass(eq=False)
class AskedForAlready(Refusal):
    """The same version of the same app is under way.

    Attributes:
        number: of that request, such as AP-7.
    """

    number: str


@dataclass(eq=False)
class NoTicketNamed(Refusal):
    """What was written names no report."""


@dataclass(eq=False)
class TooManyFixed(Refusal):
    """More reports than one release fixes."""

    longest: int


@dataclass(eq=False)
class NobodyToFileFor(Refusal):
    """In whose name a release is asked for does not work here."""


@dataclass(eq=False)
class NoSuchApp(Refusal):
    """The company has no app of that name."""
