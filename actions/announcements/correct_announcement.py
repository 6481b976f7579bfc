"""Let the copies of an announcement say something else than they do, once that was reviewed as well."""

from actions.announcements.edit_announcement import rewrite
from actions.announcements.reviewing import send_to_review
from actions.approvals.ruling import is_over
from actions.people.may import require
from data.model.announcements import (
    OUT,
    Announcement,
    Changed,
    NothingToCorrect,
    UnderCorrection,
    require_state,
)
from data.model.people import Chat, Person
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.work import Work


def correct_announcement(
    work: Work, *, number: int, by: Person, chat: Chat, changed: Changed
) -> Announcement:
    """Ask those who review it to agree to other texts; until they do, the copies stay as they are.

    Args:
        chat: where whoever corrects it is told, always a private one.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: it is not out, or was recalled.
        UnderCorrection: other texts are being reviewed.
        NothingToCorrect: they are what they were.
        TooLong, PlaceholderLeft, BadLink: see `checked`.
        QuorumOutOfReach: too few may review it.
    """
    require(work, "announcements.correct", by=by, about=None)
    announcement = Announcements(work).find(number)
    require_state(announcement, OUT)
    if announcement.request is not None:
        waiting = Requests(work).find(announcement.request)
        if not is_over(waiting):
            raise UnderCorrection(announcement.subject, waiting.subject)
    stands = Announcements(work).texts(announcement, announcement.shown)
    over = Changed(
        bodies={**stands.bodies, **{one: body for one, body in changed.bodies.items() if body.strip()}},
        details={**stands.details, **changed.details},
    )
    corrected = rewrite(work, announcement, over)
    texts = Announcements(work).texts(corrected)
    if (texts.bodies, texts.details) == (stands.bodies, stands.details):
        raise NothingToCorrect(announcement.subject)
    AnnouncementChanges(work).save(corrected)
    work.audit(Happened("announcements.edited", corrected.subject, by.person_id))
    return send_to_review(work, corrected, by=by, chat=chat)
