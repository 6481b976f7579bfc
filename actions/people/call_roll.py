"""Follow what a platform tells of who works at the company."""

from collections.abc import Iterator, Mapping

from actions.people.close_account import close_account, open_account
from actions.people.meet_account import meet_account
from actions.people.tell_of_gain import tell_of_gain
from actions.people.welcome import welcome
from data.model.notices import SubjectChanged
from data.model.people import Person
from data.store.audit import Happened
from data.store.people import People
from data.store.roster import Roster, RosterChanges
from data.store.work import Work

Members = Mapping[str, tuple[str, ...]]


def call_roll(
    work: Work, *, platform: str, present: frozenset[str], closed: frozenset[str], groups: Members | None
) -> list[Person]:
    """Bring accounts and groups to what the platform tells; of what it does not tell nothing changes.

    Args:
        present, closed: ids of accounts.
        groups: ids of the members by the handle of the group.

    Returns:
        Whoever may do less than before, as they stand now.
    """
    known = Roster(work).accounts_on(platform)
    gone = [close_account(work, platform=platform, user_id=user_id) for user_id in known if user_id in closed]
    for user_id, person_id in known.items():
        if user_id in present:
            open_account(work, platform=platform, person_id=person_id)
    moved = list(_follow(work, platform, groups)) if groups is not None else []
    return [person for person in (*gone, *moved) if person is not None]


def _follow(work: Work, platform: str, groups: Members) -> Iterator[Person]:
    """Let departments have the members of their groups; yield whoever is in fewer than before."""
    mapped = {one.key: one.slack_group for one in work.company.departments if one.slack_group}
    told = {key: frozenset(groups[handle]) for key, handle in mapped.items() if handle in groups}
    known = Roster(work).accounts_on(platform)
    known |= _met(work, platform, frozenset().union(*told.values()) - known.keys())
    for user_id, person_id in known.items():
        before = Roster(work).followed(person_id)
        # A group that nobody knows may have got another handle: until the company file says so, its members stay.
        silent = {key for key in before if key in mapped and key not in told}
        now = {key for key, members in told.items() if user_id in members} | silent
        if now == before:
            continue
        worked_here = People(work).find(person_id).is_staff
        RosterChanges(work).follow(person_id, now)
        facts = {"gained": " ".join(sorted(now - before)), "lost": " ".join(sorted(before - now))}
        work.audit(Happened("people.moved", f"person.{person_id}", facts=facts))
        work.promise(SubjectChanged(f"home.{person_id}"))
        if now - before:
            tell_of_gain(work)
        if not worked_here:
            welcome(work, person_id)
        if before - now:
            yield People(work).find(person_id)


def _met(work: Work, platform: str, user_ids: frozenset[str]) -> dict[str, int]:
    """Return who is in a group and was nobody's colleague yet; the platform is asked for their names when they write."""
    return {
        user_id: People(work).id_of_account(platform, user_id)
        or meet_account(work, platform=platform, user_id=user_id, name=None, language=None, time_zone=None)
        for user_id in sorted(user_ids)
    }
