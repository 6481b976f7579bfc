"""Send the update notice of a release: what all have signed is what is told."""

from actions.releases.news import ANNOUNCED_IN, CHANNELS_ON, app_chat
from data.model.notices import MessageWanted
from data.model.releases.release import Done, Release
from data.store.audit import Happened
from data.store.people import Chats
from data.store.releases import ReleaseChanges
from data.store.work import Work

NOTICE = "releases.notice"


def send_update_notice(work: Work, release: Release) -> None:
    """Tell the channel of announcements and that of the app what comes, in the words that were signed."""
    found = (Chats(work).keyed(ANNOUNCED_IN, CHANNELS_ON), app_chat(work, release.app))
    chats = {chat.chat_id for chat in found if chat is not None}
    for chat_id in sorted(chats):
        work.promise(MessageWanted(NOTICE, release.subject, chat_id))
    ReleaseChanges(work).note(release, Done.ANNOUNCED, by=None)
    work.audit(Happened("releases.announced", release.subject, facts={"chats": len(chats)}))
