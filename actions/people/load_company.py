"""Take over people, channels and groups from the company file."""

from data.model.people import Chat, Roster, RosterPerson
from data.model.privacy import AGREED_BEFORE, Consent
from data.store.audit import Happened
from data.store.consent import ConsentChanges
from data.store.people import Chats, People, PeopleChanges
from data.store.work import Work


def load_company(work: Work, *, roster: Roster) -> int:
    """Add whom and what the file names and the store does not know yet; return how many were added."""
    added = sum(_load_person(work, person) for person in roster.people)
    for entry in roster.chats:
        if Chats(work).at(entry.platform, entry.address) is None:
            Chats(work).add(
                Chat(0, entry.platform, entry.address, entry.kind, entry.key, language=entry.language)
            )
            added += 1
    work.audit(Happened("people.company_loaded", "company", facts={"added": added, "file": roster.file_hash}))
    return added


def _load_person(work: Work, person: RosterPerson) -> bool:
    if People(work).id_of_key(person.key) is not None:
        return False
    changes = PeopleChanges(work)
    person_id = changes.add(
        name=person.name,
        language=person.language,
        time_zone=person.time_zone,
        known=True,
        company_key=person.key,
        groups=person.groups,
        roles=person.roles,
    )
    # Whom the company names has agreed with the company itself.
    ConsentChanges(work).keep(person_id, Consent.GIVEN, version=AGREED_BEFORE)
    for platform, user_id in person.user_ids:
        changes.link(person_id, platform=platform, user_id=user_id)
        Chats(work).add(Chat(0, platform, user_id, "private", person_id=person_id))
    return True
