"""The notices of a delisting, wired: each is an announcement, whose texts were signed with the package."""

from actions.announcements.draft_announcement import announce_signed
from actions.delistings.announce import STOPPED
from actions.delistings.package import today_of
from bot.cards.delistings import rung_name
from bot.cards.delistings_texts import app_name, notice_texts
from bot.shapes.text import Text
from bot.shapes.turn import Due
from bot.words.words import Words
from data.model.announcements import AnnouncementKind, Audience, Draft, Texts
from data.model.delistings import DelistingState
from data.store.delistings import Delistings
from data.store.people import Chats, People
from data.store.work import Work


def tell_public(work: Work, due: Due, words: Words) -> None:
    """Announce what is due; nothing of what was stopped meanwhile, or of which the words are erased."""
    number, rung = due.subject.partition("-")[2].split(":")
    delisting = Delistings(work).find(int(number))
    is_moot = delisting.state is DelistingState.STOPPED and rung != STOPPED
    bodies = notice_texts(work.company, words, delisting, rung, today=today_of(work))
    if is_moot or not bodies:
        return
    by = People(work).find(delisting.requester_id)
    own = words.other(by.language)
    app = Text.plain(app_name(work.company, own, delisting.app))
    draft = Draft(
        kind=AnnouncementKind.DELISTING,
        app=delisting.app,
        audience=Audience.SUBSCRIBERS,
        texts=Texts(own("delisting-announced", app=app, rung=Text.plain(rung_name(own, rung))), bodies),
        time_zone=work.company.time_zone,
        about=delisting.subject,
    )
    chat = Chats(work).find(delisting.chat_id)
    announce_signed(work, by=by, chat=chat, draft=draft, request_number=delisting.request)
