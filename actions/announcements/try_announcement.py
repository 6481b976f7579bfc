"""Send an announcement to oneself, as everybody would read it."""

from actions.people.may import require
from data.model.announcements import Announcement, Texts
from data.model.notices import Fact, MessageWanted
from data.model.people import LANGUAGES, Chat, Person
from data.store.announcements import Announcements
from data.store.audit import Happened
from data.store.people import Chats
from data.store.work import Work

PLATFORMS = ("slack", "telegram")
TEST, TEST_COPY = "announcements.test", "announcements.test_copy"


def try_announcement(work: Work, *, number: int, by: Person, chat: Chat) -> Announcement:
    """Tell whoever asks what its readers will read, in each language and on each platform on which they have an account.

    Args:
        chat: the private one of whoever asks.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
    """
    require(work, TEST, by=by, about=None)
    announcement = Announcements(work).find(number)
    texts: Texts = Announcements(work).texts(announcement)
    work.audit(Happened("announcements.tested", announcement.subject, by.person_id))
    for language in LANGUAGES:
        if texts.bodies.get(language):
            facts: dict[str, Fact] = {"language": language, "revision": announcement.revision}
            for chat_id in _homes(work, by, chat):
                work.promise(MessageWanted(TEST_COPY, announcement.subject, chat_id, facts))
    return announcement


def _homes(work: Work, by: Person, chat: Chat) -> list[int]:
    found = [chat, *(Chats(work).private_on(by.person_id, platform) for platform in PLATFORMS)]
    return sorted({one.chat_id for one in found if one is not None and not one.gone})
