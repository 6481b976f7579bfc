"""Whether those who are asked can ever be enough, said of a company file."""

from collections.abc import Iterator

from data.model.approvals.policy import MOST_STAGES, Stage, shortage
from data.model.people import Roster


def too_few(place: str, stages: tuple[Stage, ...], roster: Roster) -> Iterator[str]:
    """Yield what is wrong where stages can never be satisfied by the people who are there.

    Args:
        place: where in the file the stages stand.
    """

    def members(stage: Stage) -> frozenset[int]:
        asked = {stage.group, stage.fallback}
        return frozenset(
            number for number, person in enumerate(roster.people) if asked & {*person.groups, *person.roles}
        )

    few = shortage(stages[:MOST_STAGES], {stage.key: members(stage) for stage in stages})
    if few is not None:
        yield f"{place}: can never be satisfied: {few.needed} needed, {few.eligible} eligible ({', '.join(few.groups)})"
