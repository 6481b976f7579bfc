"""The update notice of a release, wired: it is an announcement, whose texts were signed with the release."""

from actions.announcements.draft_announcement import announce_signed
from actions.releases.notice import note_announced
from bot.cards.releases_texts import app_called, notice_bodies
from bot.conversation.capability import Aim
from bot.shapes.text import Text
from bot.shapes.turn import Due
from bot.words.words import Words
from data.model.announcements import LONGEST_TITLE, AnnouncementKind, Audience, Draft, Texts
from data.model.releases.release import ReleaseState
from data.store.approvals import Requests
from data.store.people import Chats, People
from data.store.releases import Releases
from data.store.work import Work


def tell_of_release(work: Work, due: Due, words: Words) -> None:
    """Announce what comes; nothing of what was called off meanwhile, or of which the words are erased."""
    release = Releases(work).find(Aim(due.subject).number)
    request = Requests(work).find(release.number)
    bodies = notice_bodies(Requests(work).evidence(request).fields)
    if release.state is ReleaseState.CALLED_OFF or not bodies:
        return
    by = People(work).find(release.requester_id)
    own = words.other(by.language)
    app, version = Text.plain(app_called(work.company, own, release.app)), Text.plain(release.version)
    draft = Draft(
        kind=AnnouncementKind.UPDATE,
        app=release.app,
        audience=Audience.SUBSCRIBERS,
        texts=Texts(own("release-notice", app=app, version=version)[:LONGEST_TITLE], bodies),
        time_zone=work.company.time_zone,
        about=release.subject,
    )
    chat = Chats(work).find(request.chat_id)
    announced = announce_signed(work, by=by, chat=chat, draft=draft, request_number=release.number)
    note_announced(work, release, notice=announced.subject)
