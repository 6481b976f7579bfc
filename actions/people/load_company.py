"""Take over people, channels and groups from the company file."""

from data.model.people import Chat, Roster, RosterChat, RosterPerson
from data.model.privacy import AGREED_BEFORE, Consent
from data.store.audit import Happened
from data.store.consent import ConsentChanges
from data.store.people import Chats, People, PeopleChanges
from data.store.work import Work


def load_company(work: Work, *, roster: Roster) -> int:
    """Add whom and what the file names and the store does not know yet; return how many were added."""
    added = sum(load_person(work, person) for person in roster.people)
    added += sum(
        load_chat(work, chat) for chat in roster.chats if Chats(work).at(chat.platform, chat.address) is None
    )
    work.audit(Happened("people.company_loaded", "company", facts={"added": added, "file": roster.file_hash}))
    return added


def load_chat(work: Work, chat: RosterChat) -> bool:
    """Add a channel or group; return whether it was unknown."""
    if Chats(work).keyed(chat.key, chat.platform) is not None:
        return False
    Chats(work).add(Chat(0, chat.platform, chat.address, chat.kind, chat.key, language=chat.language))
    return True


def load_person(work: Work, person: RosterPerson) -> bool:
    """Add somebody with their accounts and private chats; return whether they were unknown."""
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
