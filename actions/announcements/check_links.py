"""Have the links of an announcement looked at, and keep where they lead."""

from actions.announcements.news import redraw
from data.model.announcement_checks import digest_of_link, links_in
from data.model.announcements import Announcement
from data.model.hooks import LINKS
from data.model.notices import CallWanted, Fact
from data.store.announcement_links import LinkChanges, Links
from data.store.announcements import Announcements
from data.store.work import Work

LOOK = "announcements.link"


def check_links(work: Work, announcement: Announcement) -> None:
    """Let all links be looked at that stand in its newest texts and were not looked at for it before."""
    texts = Announcements(work).texts(announcement)
    known = Links(work).of(announcement.number)
    found = {digest_of_link(link) for told in texts.told for link in links_in(told)}
    for digest in sorted(found - known.keys()):
        LinkChanges(work).wait_for(announcement.number, digest)
        facts: dict[str, Fact] = {"revision": announcement.revision, "link": digest}
        work.promise(CallWanted(LINKS, LOOK, announcement.subject, facts))


def hear_of_link(work: Work, *, number: int, digest: str, status: int, fault: str) -> None:
    """Keep what came of looking at one.

    Args:
        status: that it answered, 0 where nothing did. fault: why nothing did.
    """
    LinkChanges(work).found(number, digest, status=status, fault=fault)
    redraw(work, Announcements(work).find(number))
