"""What an announcement tells beside its text, as each reader reads it and as those who review it see it."""

from collections.abc import Iterator
from datetime import datetime

from bot.cards.view import quoted
from bot.shapes.card import Field
from bot.shapes.text import Text
from bot.words.conversion import as_read
from bot.words.words import Words
from data.model.announcement_checks import links_in
from data.model.announcement_details import ALL, INSTANTS, LONGEST_DETAIL, WORDED, lines_for
from data.model.announcements import Texts
from data.model.company import Company
from data.model.delisting_package import STORES


def told_details(words: Words, texts: Texts, company: Company) -> Iterator[Field]:
    """Yield what readers of a language read: of words those that are theirs, in their script."""
    names = {name for app in company.apps for name in app.names.values()}
    for key in ALL:
        if told := texts.details.get(key, ""):
            yield Field(detail_name(words, key), _told(words, key, told, names))


def written_details(words: Words, texts: Texts) -> Iterator[Field]:
    """Yield all of it as it was written, for those who look after it."""
    for key in ALL:
        if told := texts.details.get(key, ""):
            shown = (
                quoted(words, told, longest=LONGEST_DETAIL) if key in WORDED else _plainly(words, key, told)
            )
            yield Field(detail_name(words, key), shown)


def detail_name(words: Words, key: str) -> str:
    """Return what a field of it is called."""
    return words(f"announced-detail-{key.replace('_', '-')}")


def _told(words: Words, key: str, told: str, names: set[str]) -> Text:
    if key not in WORDED:
        return _plainly(words, key, told)
    mine = lines_for(told, words.language)
    zone = str(words.zone)
    read = as_read(mine, language=words.language, time_zone=zone, written_in="zh-CN", names=names)
    return Text.linked(read, links_in(read))


def _plainly(words: Words, key: str, told: str) -> Text:
    if key in INSTANTS:
        return words.moment(datetime.fromisoformat(told))
    return Text.plain(words("list-comma").join(told.split("\n")) if key == STORES else told)
