"""What is wrong with the texts of an announcement, or looks as if it were."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from data.model.announcements import LONGEST_BODY, LONGEST_TITLE, LONGEST_TOGETHER, Texts
from data.model.people import LANGUAGES
from data.model.refusals import BadField, Refusal
from data.model.writing import NothingWritten, clean

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\{[\w .-]*\}|\$\{.*?\}|%\([\w]+\)s|%s\b|<[A-Z][A-Z _]+>|\[[A-Z][A-Z _]{2,}\]"
    r"|\b(?:T[O]DO|TBD|X{3,}|Lorem ipsum)\b|待填|待补充|待補充|待定"
)
_LINK = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://[^\s<>\"'，。；：！？、（）【】「」《》]+")
NO_SUCH_PAGE = 400
# Source: RFC 9110, section 15: whoever has to sign in, asks otherwise, or comes less often is let in.
NOT_FOR_US = frozenset({401, 403, 405, 407, 429})
_TRAILING = ".,;:!?)]}'\""
_DAY = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII
)
_MENTION = re.compile(r"<!\w+|<@\w+|@(?:channel|here|everyone|all)\b", re.IGNORECASE)


class Doubt(StrEnum):
    """What a reviewer shall look at."""

    MISSING = "missing"
    LINKS_DIFFER = "links-differ"
    DAY_OVER = "day-over"
    OTHER_SCRIPT = "other-script"
    MENTION = "mention"
    BANNED = "banned"
    DEAD_LINK = "dead-link"  # what stands behind it is not what was meant
    SILENT_LINK = "silent-link"  # nothing answers there
    NEW_LINK = "new-link"  # nobody has looked yet
    NOT_TOLD = "not-told"  # nothing says it
    NOT_TOLD_IN = "not-told-in"  # it is written in another language only


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        language: empty where it is none of them.
        what: the piece of text that is meant, empty where it is the whole; the field, for what is not told.
        why: what a link answers, or why nothing does.
    """

    doubt: Doubt
    language: str
    what: str = ""
    why: str = ""


@dataclass(eq=False)
class PlaceholderLeft(Refusal):
    """Something was to be filled in and was not."""

    found: str


@dataclass(eq=False)
class BadLink(Refusal):
    """A link leads nowhere, or not safely."""

    found: str


@dataclass(eq=False)
class TooLongTogether(Refusal):
    """All that is told, in all languages, is longer than a card."""

    most: int


def checked(texts: Texts, *, longest: int = LONGEST_BODY) -> Texts:
    """Return the texts as they are kept, if they can be told.

    Args:
        longest: most letters of a body.

    Raises:
        NothingWritten: there is no text in any language.
        TooLong: one of them is.
        PlaceholderLeft, BadLink: see `check_body`.
    """
    bodies = {
        language: clean(texts.bodies[language], longest=longest)
        for language in LANGUAGES
        if texts.bodies.get(language, "").strip()
    }
    if not bodies:
        raise NothingWritten
    for body in bodies.values():
        check_body(body)
    return Texts(clean(texts.title, longest=LONGEST_TITLE), bodies, texts.details)


def require_room(texts: Texts) -> None:
    """Refuse what does not stand as a whole on one card before whoever reviews it.

    Raises:
        TooLongTogether: it does not.
    """
    if sum(map(len, texts.told)) > LONGEST_TOGETHER:
        raise TooLongTogether(LONGEST_TOGETHER)


def tellable(key: str, text: str, *, longest: int) -> str:
    """Return what somebody filled in, as it is kept, if many can be told it.

    Args:
        key: of the field in which it stands.

    Raises:
        BadField: it is none to keep, or it cannot be meant as it is.
    """
    try:
        kept = clean(text, longest=longest)
        check_body(kept)
    except Refusal as refusal:
        raise BadField(key, refusal) from None
    return kept


def check_body(body: str) -> None:
    """Refuse a text that cannot be meant as it is.

    Raises:
        PlaceholderLeft: something in it was to be filled in.
        BadLink: a link in it leads nowhere, or not safely.
    """
    if found := _PLACEHOLDER.search(body):
        raise PlaceholderLeft(found[0][:60])
    for link in links_in(body):
        if not _leads_somewhere(link):
            raise BadLink(link[:200])


def links_in(body: str) -> frozenset[str]:
    """Return the links that stand in a text."""
    return frozenset(found.rstrip(_TRAILING) for found in _LINK.findall(body))


def digest_of_link(link: str) -> str:
    """Return the short name under which it is kept where a link leads."""
    return hashlib.sha256(link.encode()).hexdigest()[:32]


def is_dead(status: int) -> bool:
    """Tell whether an answer of HTTP means that there is no such page; one that is not for everybody is there."""
    return status >= NO_SUCH_PAGE and status not in NOT_FOR_US


def _leads_somewhere(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = "." in host and not host.startswith(".") and not host.endswith(".") and ".." not in host
    return parts.scheme.lower() == "https" and named and not parts.username and port in {None, 443}


def findings(texts: Texts, *, sent_on: date, banned: Iterable[str] = ()) -> list[Finding]:
    """Return what whoever reviews the texts shall look at.

    Args:
        sent_on: the day on which they go out.
        banned: words that the company does not want to say.
    """
    return [
        *(Finding(Doubt.MISSING, language) for language in texts.missing),
        *_links(texts.bodies),
        *(one for language, body in texts.bodies.items() for one in _in_one(language, body, sent_on)),
        *(
            Finding(Doubt.BANNED, language, word)
            for language, body in texts.bodies.items()
            for word in banned
            if word.casefold() in body.casefold()
        ),
    ]


def _links(bodies: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the links that not all languages have."""
    written = {language: links_in(body) for language, body in bodies.items() if body}
    everywhere = frozenset[str]().union(*written.values())
    for language, links in written.items():
        for link in sorted(everywhere - links):
            yield Finding(Doubt.LINKS_DIFFER, language, link[:200])


def _in_one(language: str, body: str, sent_on: date) -> Iterator[Finding]:
    for found in _DAY.finditer(body):
        parts = [int(part) for part in found.groups() if part]
        day = _day(*parts)
        if day is None or day < sent_on:
            yield Finding(Doubt.DAY_OVER, language, found[0])
    if letters := _of_the_other_script(language, body):
        yield Finding(Doubt.OTHER_SCRIPT, language, letters)
    if mention := _MENTION.search(body):
        yield Finding(Doubt.MENTION, language, mention[0])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_the_other_script(language: str, body: str) -> str:
    """Return the letters that only the other Chinese script has, by the national character sets of the 1980s."""
    own, other = {"zh-CN": ("gb2312", "big5"), "zh-TW": ("big5", "gb2312")}.get(language, ("", ""))
    if not own:
        return ""
    han = dict.fromkeys(letter for letter in body if "\u4e00" <= letter <= "\u9fff")
    return "".join(letter for letter in han if _encodes(letter, other) and not _encodes(letter, own))[:20]


def _encodes(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
