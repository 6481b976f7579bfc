"""Let another company file count."""

from collections.abc import Mapping
from typing import Any

from actions.people.load_company import load_chat, load_person
from actions.people.tell_of_gain import tell_of_gain
from actions.people.welcome import welcome
from data.model.company import Company
from data.model.company_change import (
    AccountIsAnothers,
    CompanyChange,
    CompanyMovedOn,
    DepartmentsStay,
    Known,
    change,
)
from data.model.notices import SubjectChanged
from data.model.people import Chat, Person, Roster, RosterPerson
from data.store.audit import Happened
from data.store.companies import Companies, CompanyChanges
from data.store.people import Chats, People, PeopleChanges
from data.store.work import Work


def apply_company(
    work: Work, *, company: Company, roster: Roster, rules: Mapping[str, Any], seen: str
) -> tuple[CompanyChange, list[Person]]:
    """Bring people, chats and rules to what a file tells, all or nothing.

    Args:
        rules: what the file tells beside people.
        seen: state of the store when the difference was shown.

    Returns:
        What changed, and whoever may do less than before, or something else.

    Raises:
        CompanyMovedOn: something changed since then.
        DepartmentsStay: it names a department no more.
        AccountIsAnothers: it names an account that the store knows as somebody else's.
    """
    known = Companies(work).known()
    if known.state != seen:
        raise CompanyMovedOn
    missing = {one.key for one in work.company.departments} - {one.key for one in company.departments}
    if missing:
        raise DepartmentsStay(" ".join(sorted(missing)))
    changed = change(known, work.company, roster, company)
    # What follows from it follows by the new rules.
    work.company = company
    concerned = _people(work, known, changed, {person.key: person for person in roster.people})
    for chat in roster.chats:
        if not load_chat(work, chat):
            CompanyChanges(work).chat(chat)
    number = CompanyChanges(work).add(file_hash=roster.file_hash, rules=rules)
    _audit(work, number, changed, roster.file_hash)
    if changed.people:
        tell_of_gain(work)
    work.promise(*(SubjectChanged(f"home.{person_id}") for person_id in concerned))
    return changed, [People(work).find(person_id) for person_id in concerned]


def _people(work: Work, known: Known, changed: CompanyChange, told: Mapping[str, RosterPerson]) -> list[int]:
    """Let people go, change and come, in this order; return the ids of those who were there before."""
    ids = {key: person_id for key, (person_id, _person) in known.people.items()}
    by_what = {
        what: [one.key for one in changed.people if one.what == what]
        for what in ("left", "changed", "joined")
    }
    for key in by_what["left"]:
        CompanyChanges(work).is_as_told(ids[key], None)
    for key in by_what["changed"]:
        _change(work, ids[key], told[key])
    staying = frozenset(ids[key] for key in ids.keys() & told.keys())
    for key in by_what["joined"]:
        _join(work, told[key], staying)
    return [ids[key] for key in (*by_what["left"], *by_what["changed"])]


def _join(work: Work, told: RosterPerson, staying: frozenset[int]) -> None:
    """Take somebody into the company, as whoever has their accounts already.

    Args:
        staying: people whom the file names under other keys.
    """
    owners = {
        owner
        for platform, user_id in told.user_ids
        if (owner := People(work).id_of_account(platform, user_id)) is not None
    }
    if owners & staying:
        raise AccountIsAnothers(told.key, " ".join(platform for platform, _user_id in told.user_ids))
    if not owners:
        load_person(work, told)
    else:
        _change(work, min(owners), told)
    joined = People(work).id_of_key(told.key)
    if joined is not None:
        welcome(work, joined)


def _change(work: Work, person_id: int, told: RosterPerson) -> None:
    for platform, user_id in told.user_ids:
        owner = People(work).id_of_account(platform, user_id)
        if owner not in {None, person_id}:
            raise AccountIsAnothers(told.key, platform)
        if owner == person_id:
            continue
        if People(work).user_id_of(person_id, platform) is not None:
            CompanyChanges(work).replace_account(person_id, platform, user_id)
            continue
        PeopleChanges(work).link(person_id, platform=platform, user_id=user_id)
        Chats(work).add(Chat(0, platform, user_id, "private", person_id=person_id))
    CompanyChanges(work).is_as_told(person_id, told)


def _audit(work: Work, number: int, changed: CompanyChange, file_hash: str) -> None:
    counts = {what: sum(one.what == what for one in changed.people) for what in ("joined", "left", "changed")}
    facts: dict[str, str | int | None] = {"file": file_hash, **counts, "rules": " ".join(changed.rules)}
    work.audit(Happened("people.company_applied", f"company.{number}", facts=facts))
