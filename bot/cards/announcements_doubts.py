"""What whoever reviews an announcement shall look at, in words."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards.announcements_details import detail_name
from bot.cards.view import Drawing
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.announcement_checks import Doubt, Finding, digest_of_link, findings, is_dead, links_in
from data.model.announcement_details import detail_findings
from data.model.announcements import Announcement, Texts
from data.store.announcement_links import Links, LinkState

OF_DETAILS = frozenset({Doubt.NOT_TOLD, Doubt.NOT_TOLD_IN})


def finding_lines(
    drawing: Drawing, announcement: Announcement, texts: Texts, when: datetime | None
) -> Iterator[Text]:
    """Yield what looks wrong with the texts."""
    company = drawing.reading.company
    day = (when or drawing.reading.now).astimezone(ZoneInfo(company.time_zone)).date()
    yield from (
        _finding(drawing.words, one)
        for one in (
            *findings(texts, sent_on=day, banned=company.announcing.banned),
            *detail_findings(announcement.kind, texts),
            *_links(drawing, announcement, texts),
        )
    )


def _links(drawing: Drawing, announcement: Announcement, texts: Texts) -> Iterator[Finding]:
    known = Links(drawing.reading).of(announcement.number)
    for link in sorted({link for told in texts.told for link in links_in(told)}):
        state = known.get(digest_of_link(link), LinkState())
        if not state.is_known:
            yield Finding(Doubt.NEW_LINK, "", link)
        elif state.fault:
            yield Finding(Doubt.SILENT_LINK, "", link, state.fault)
        elif is_dead(state.status):
            yield Finding(Doubt.DEAD_LINK, "", link, str(state.status))


def _finding(words: Words, finding: Finding) -> Text:
    language = words(f"language-called-{finding.language.lower()}") if finding.language else ""
    what = detail_name(words, finding.what) if finding.doubt in OF_DETAILS else finding.what
    key = f"announcement-doubt-{finding.doubt.value}"
    return words.text(key, language=Text.plain(language), what=Text.plain(what), why=finding.why)
