"""Who is asked to sign, and where."""

from collections.abc import Iterable

from data.model.approvals.deciding import Signer
from data.model.approvals.policy import Stage
from data.model.approvals.requests import Request, signed, who_signed
from data.model.people import Chat, Person
from data.store.approvals import Requests
from data.store.delegation import Loans
from data.store.people import Chats, People
from data.store.work import Reading


def signer_of(reading: Reading, person: Person) -> Signer:
    """Return the person as one who signs, with the groups and roles that they have by now."""
    now = People(reading).find(person.person_id)
    return Signer(now.person_id, now.groups | now.roles, Loans(reading).held_by(now))


def eligible(reading: Reading, stages: Iterable[Stage], *, but: int) -> dict[str, frozenset[int]]:
    """Return who may sign for each stage, by its key.

    Args:
        but: person_id of the requester, who never signs.
    """
    people = People(reading)
    company = [people.find(one) for one in people.of_company()]
    return {
        stage.key: frozenset(
            one.person_id
            for one in company
            if one.person_id != but and stage.asks(one.person_id, one.groups | one.roles)
        )
        for stage in stages
    }


def is_short(reading: Reading, request: Request, stage: Stage) -> bool:
    """Tell whether too few are left who could still sign a stage."""
    marks = Requests(reading).marks(request)
    done = len(signed(stage, marks))
    left = eligible(reading, [stage], but=request.requester_id)[stage.key] - who_signed(request, marks)
    return done + len(left) < stage.quorum


def chats_of(reading: Reading, request: Request, stage: Stage) -> list[Chat]:
    """Return where a stage is asked: in the chats of its groups, and by themselves those who are not there.

    Whom somebody named is asked by themselves as well, and so is whoever stands in for one of the group.
    """
    chats, people = Chats(reading), People(reading)
    places = [
        chat
        for department in reading.company.departments
        if department.key in stage.groups
        for platform, key in (("slack", department.slack), ("telegram", department.telegram))
        if key and (chat := chats.keyed(key, platform)) is not None
    ]
    shown_on = {chat.platform for chat in places}
    named = {*stage.passed_to, *([stage.person_id] if stage.person_id is not None else [])}
    asked = eligible(reading, [stage], but=request.requester_id)[stage.key]
    # Whoever signs by a right that was granted to them is not where the group is.
    outside = {one for one in asked if stage.also and people.find(one).groups.isdisjoint(stage.groups)}
    alone = [
        person_id
        for person_id in sorted(asked)
        if person_id in named | outside
        or not any(people.user_id_of(person_id, platform) for platform in shown_on)
    ]
    private = (
        chats.private(person_id) for person_id in [*alone, *_standing_in(reading, request, stage, alone)]
    )
    return [*places, *(chat for chat in private if chat is not None)]


def _standing_in(reading: Reading, request: Request, stage: Stage, alone: Iterable[int]) -> list[int]:
    """Return who may sign on loan for a stage, and is neither in its group nor asked already."""
    of_group = eligible(reading, [stage], but=request.requester_id)[stage.key]
    delegates = {
        loan.delegate_id
        for loan in Loans(reading).counting()
        if loan.lender_id in of_group and loan.delegate_id not in {*of_group, *alone, request.requester_id}
    }
    return [
        person_id
        for person_id in sorted(delegates)
        if any(
            stage.asks_for(person_id, one) for one in Loans(reading).held_by(People(reading).find(person_id))
        )
    ]
