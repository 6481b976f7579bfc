"""The update notice of a release: signed in each language with all else, and announced once all have signed."""

from collections.abc import Callable, Mapping

from actions.releases.news import redraw
from data.model.announcement_checks import tellable
from data.model.announcements import AnnouncementState
from data.model.releases.refusals import NoticeWaits
from data.model.releases.release import DRAFTED, LONGEST_NOTICE, NOTICES, Done, Release
from data.store.announcements import Announcements
from data.store.audit import Happened
from data.store.releases import ReleaseChanges
from data.store.work import Reading, Work

ANNOUNCE = "releases.announce"
# Words a notice in the language of the field with that name, from the fields of a release.
Draft = Callable[[str, Mapping[str, str]], str]
HELD_BACK = frozenset({AnnouncementState.DRAFT, AnnouncementState.REVIEW, AnnouncementState.PAUSED})


def worded(told: Mapping[str, str], fields: Mapping[str, str], *, draft: Draft) -> dict[str, str]:
    """Return the notice in each language as it is signed, drafted where nobody words it.

    Args:
        told: as it was filled in. fields: app, version and evidence as they are kept.

    Raises:
        BadField: one of them, or the summary that a draft quotes, cannot be told.
    """
    texts, drafted = {}, []
    for key in NOTICES.values():
        if told.get(key, "").strip():
            texts[key] = tellable(key, told[key], longest=LONGEST_NOTICE)
        else:
            tellable("summary", fields["summary"][:LONGEST_NOTICE], longest=LONGEST_NOTICE)
            texts[key] = tellable(key, draft(key, fields), longest=LONGEST_NOTICE)
            drafted.append(key)
    return texts | {DRAFTED: " ".join(drafted)}


def without_drafts(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what a release rests on, without what the desk has worded of it."""
    drafts = {DRAFTED, *fields.get(DRAFTED, "").split()}
    return {key: text for key, text in fields.items() if key not in drafts}


def note_announced(work: Work, release: Release, *, notice: str) -> None:
    """Keep that the notice of a release is on its way.

    Args:
        notice: number of the announcement, such as AN-7.
    """
    ReleaseChanges(work).note(release, Done.ANNOUNCED, by=None, about=notice)
    work.audit(Happened("releases.announced", release.subject, facts={"notice": notice}))
    redraw(work, release)


def refuse_unannounced(reading: Reading, release: Release) -> None:
    """Refuse to let go what people are yet to be told of, because somebody holds the notice back.

    Raises:
        NoticeWaits: it is paused, or worded anew.
    """
    for notice in Announcements(reading).about(release.subject):
        if notice.state in HELD_BACK:
            raise NoticeWaits(release.subject, notice.subject)
