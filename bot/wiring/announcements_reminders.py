"""Announcements that are told again, wired: what the days that are left are called in each language."""

from dataclasses import replace

from actions.announcements.plan_reminders import days_left
from actions.announcements.remind import followed_up, look_after_promises, tell_again
from bot.cards.delistings_texts import app_name
from bot.conversation.capability import Aim
from bot.shapes.text import Text
from bot.shapes.turn import Due
from bot.words.words import Words
from data.model.announcements import LONGEST_TITLE, Announcement, Texts
from data.store.announcements import Announcements
from data.store.people import People
from data.store.work import Work


def remind(work: Work, due: Due, words: Words) -> None:
    """Tell everybody how long there still is; on the last day somebody is given what follows to do."""
    announcement = Announcements(work).find(Aim(due.subject.partition(":")[0]).number)
    left = days_left(work, announcement)
    if left is None or left < 0:
        return
    texts = Announcements(work).texts(announcement, announcement.shown)
    bodies = {
        language: f"{_days(work, words.other(language), announcement, left)}\n{body}"
        for language, body in texts.bodies.items()
    }
    tell_again(work, announcement, _titled(work, words, announcement, replace(texts, bodies=bodies)))
    if left == 0:
        look_after_promises(work, announcement)


def tell_follow_up(work: Work, due: Due, words: Words) -> None:
    """Tell everybody that what was promised is done."""
    announcement = followed_up(work, task_number=Aim(due.subject).number)
    if announcement is None:
        return
    texts = Announcements(work).texts(announcement, announcement.shown)
    bodies = {}
    for language in texts.bodies:
        own = words.other(language)
        bodies[language] = own("announced-follow-up-done", app=_app(work, own, announcement))
    tell_again(work, announcement, _titled(work, words, announcement, Texts(texts.title, bodies)))


def _titled(work: Work, words: Words, announcement: Announcement, texts: Texts) -> Texts:
    own = words.other(People(work).find(announcement.author_id).language)
    title = own("announcement-again", subject=announcement.subject, title=Text.plain(texts.title))
    return replace(texts, title=title[:LONGEST_TITLE])


def _days(work: Work, words: Words, announcement: Announcement, left: int) -> str:
    return words("announced-days-left", app=_app(work, words, announcement), days=left)


def _app(work: Work, words: Words, announcement: Announcement) -> Text:
    return Text.plain(app_name(work.company, words, announcement.app))
