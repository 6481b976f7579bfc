"""Give a person all that is kept about them."""

from actions.people.may import require
from actions.privacy.news import data_subject
from data.model.notices import MessageWanted
from data.model.people import Chat, Person
from data.model.privacy import SAME_ARCHIVE, in_parts
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.own_data import OwnData
from data.store.work import Work

ARCHIVE = "privacy.archive"


def get_data(work: Work, *, by: Person, chat: Chat) -> bool:
    """Promise an archive in as many parts as it takes; return whether it is a new one.

    Whoever asks again within minutes gets no second one: it would hold the same.

    Args:
        chat: the private chat in which it is given.
    """
    require(work, "privacy.get_data", by=by, about=Matter(by.person_id))
    own, subject = OwnData(work, by.person_id), data_subject(by.person_id)
    asked_at = own.asked_at(ARCHIVE, subject)
    if asked_at is not None and work.now - asked_at < SAME_ARCHIVE:
        return False
    parts = in_parts(own.sizes())
    for number, (first, last) in enumerate(parts, start=1):
        facts = {"part": number, "parts": len(parts), "first": first, "last": last}
        work.promise(MessageWanted(ARCHIVE, subject, chat.chat_id, facts))
    work.audit(Happened("privacy.given", f"person.{by.person_id}", by.person_id, {"parts": len(parts)}))
    return True
