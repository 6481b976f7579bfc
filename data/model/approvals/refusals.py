"""Every no about a request that waits for people, with the rule that says it."""

from dataclasses import dataclass

from data.model.refusals import Refusal


@dataclass(eq=False)
class UnknownRequest(Refusal):
    """No request that this person may know of has that number."""

    number: str


@dataclass(eq=False)
class AlreadyDecided(Refusal):
    """It is over.

    Attributes:
        outcome: how, as a state of requests.
        who: who did it, None for the desk itself.
    """

    subject: str
    outcome: str
    who: int | None
    day: str


@dataclass(eq=False)
class OwnRequest(Refusal):
    """Nobody decides their own request, whichever account they use."""

    subject: str


@dataclass(eq=False)
class LendersRequest(Refusal):
    """Whoever asked is the one in whose place somebody acts: nobody decides their own request through another."""

    subject: str


@dataclass(eq=False)
class NotAnApprover(Refusal):
    """Others are asked.

    Attributes:
        holders: keys of groups, with spaces between.
    """

    subject: str
    holders: str


@dataclass(eq=False)
class WaitsForMending(Refusal):
    """It was returned, and the requester has not mended it yet."""

    subject: str


@dataclass(eq=False)
class EvidenceChanged(Refusal):
    """It rests on other evidence than the button was drawn for."""

    subject: str
    version: int


@dataclass(eq=False)
class SignedAlready(Refusal):
    """One person signs once."""

    subject: str


@dataclass(eq=False)
class OthersComeFirst(Refusal):
    """An earlier stage has not signed yet.

    Attributes:
        holders: keys of the groups that are asked now, with spaces between.
    """

    subject: str
    holders: str


@dataclass(eq=False)
class BarredByConflict(Refusal):
    """The company's rules keep it apart from what the requester holds.

    Attributes:
        permission: key of what it conflicts with.
    """

    subject: str
    permission: str


@dataclass(eq=False)
class QuorumOutOfReach(Refusal):
    """There are not enough people who may sign it.

    Attributes:
        holders: keys of the groups, with spaces between.
    """

    holders: str
    needed: int
    eligible: int


@dataclass(eq=False)
class NobodyToAsk(Refusal):
    """They cannot sign this."""

    who: int


@dataclass(eq=False)
class NothingChanged(Refusal):
    """The evidence is the same as before."""

    subject: str


@dataclass(eq=False)
class NudgedJustNow(Refusal):
    """They were reminded a short while ago."""

    subject: str
    minutes: int


@dataclass(eq=False)
class OwnReview(Refusal):
    """Whoever asked for it or let it pass in an emergency does not review it."""

    subject: str
