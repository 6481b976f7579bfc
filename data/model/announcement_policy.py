"""Who has to agree before an announcement goes out, in which channels and groups it stands, and when nobody is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.model.announcement_details import REQUIRED
from data.model.announcements import AnnouncementKind, Audience
from data.model.approvals.policy import Policy, Stage
from data.model.quiet_hours import QuietHours
from data.model.refusals import BadField, Refusal


@dataclass(frozen=True, slots=True)
class ReviewPolicy:
    """Who has to agree before an announcement goes out.

    Attributes:
        group, quorum: who reviews, and how many of them.
        cosigner: group that signs as well: what is of these kinds, or reaches more people than so many.
        posted_in: keys of the channels and groups in which it stands as well, by audience.
        required: what has to be told beside the texts, by kind; of a kind that is not named, what `REQUIRED` says.
        banned: words that no announcement should hold; whoever reviews it is shown them.
        advertisers: keys of the departments whose news reach no user but who asked for them, whoever they are for.
        quiet: when what can wait reaches nobody, by their own clock; None for never.
    """

    group: str = "operations"
    quorum: int = 1
    cosigner: str = "legal"
    cosigned_kinds: frozenset[str] = frozenset({AnnouncementKind.DELISTING.value})
    cosigned_over: int = 1_000
    second_factor: bool = False
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    banned: tuple[str, ...] = ()
    advertisers: tuple[str, ...] = ("marketing",)
    quiet: QuietHours | None = None
    posted_in: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {Audience.USERS.value: ("users_group",), Audience.STAFF.value: ("#general",)}
    )

    def policy(self, *, kind: str, reached: int) -> Policy:
        """Return who has to sign an announcement.

        Args:
            reached: how many people and places it would reach.
        """
        stages = [Stage(self.group, self.group, self.quorum)]
        cosigned = kind in self.cosigned_kinds or reached > self.cosigned_over
        if cosigned and self.cosigner not in {"", self.group}:
            stages.append(Stage(self.cosigner, self.cosigner, 1))
        return Policy(tuple(stages), second_factor=self.second_factor)

    def required_of(self, kind: AnnouncementKind) -> tuple[str, ...]:
        """Return what nothing of a kind goes out without, by the names of the fields that ask for it."""
        return self.required.get(kind.value, REQUIRED.get(kind.value, ()))

    def places(self, audience: Audience) -> tuple[str, ...]:
        """Return the keys of the channels and groups of an audience."""
        audiences = (Audience.USERS, Audience.STAFF) if audience is Audience.EVERYONE else (audience,)
        return tuple(key for one in audiences for key in self.posted_in.get(one.value, ()))


@dataclass(eq=False)
class NobodyOfThat(Refusal):
    """Users are of no department, and have no role."""


def group_in(audience: Audience, group: str) -> str:
    """Return the department or role to which an audience is narrowed.

    Raises:
        BadField: that audience has none.
    """
    if group and audience not in {Audience.STAFF, Audience.EVERYONE}:
        raise BadField("to_group", NobodyOfThat())
    return group
