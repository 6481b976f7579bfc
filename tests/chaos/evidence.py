"""What can be known after kills: what people did, what the desk posted, what stands on screens, what was kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Case:
    """What people did in one run; every text occurs in this run only.

    Attributes:
        words: said by the reporter, once.
        answer: sent to the reporter by staff, once; staff claimed the ticket before, once.
        reporter_place, staff_place: where each of them looks at the desk.
    """

    words: str
    answer: str
    platform: str
    reporter_place: str
    staff_place: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that a platform took from the desk, edits aside.

    Attributes:
        ref: the platform's chat and message, such as `C0OPERATIONS:1772416801.000300`.
    """

    platform: str
    ref: str

    @property
    def chat(self) -> str:
        """Return the platform's id of the chat."""
        return self.ref.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """A message of the desk as it stands on a screen at the end.

    Attributes:
        actions: what its buttons do; subjects: what they are about.
    """

    platform: str
    place: str
    ref: str
    text: str
    actions: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A card or a message in the desk's database.

    Attributes:
        unknowns: how often nobody knew whether it had arrived.
    """

    platform: str
    chat: str
    ref: str | None
    unknowns: int = 0


@dataclass(frozen=True, slots=True)
class KeptTicket:
    """A ticket in the desk's database, with the deeds that its audit trail tells of it."""

    subject: str
    words: str
    answers: Sequence[str]
    deeds: Sequence[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it, at rest.

    Attributes:
        broken_chain: whether the audit chain does not verify.
    """

    cases: Sequence[Case]
    posted: Sequence[Posted]
    standing: Sequence[Standing]
    rows: Sequence[Row]
    tickets: Sequence[KeptTicket]
    broken_chain: bool = False
    unfinished: Sequence[str] = field(default=())
