"""What is asked about announcements."""

from collections.abc import Mapping

from bot.forms.form import Asking, Form, FormField
from bot.forms.moments import coming_times
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.announcement_details import ALL, ASKED, LINES, LONGEST_DETAIL
from data.model.announcements import (
    LONGEST_BODY,
    LONGEST_TITLE,
    PREFIX,
    AnnouncementKind,
    Audience,
    UnknownAnnouncement,
)
from data.model.company import Company, name_in
from data.store.announcements import Announcements
from data.store.work import Reading

LONGEST_TIME, LONGEST_ZONE = 40, 64
# The field of each language.
BODIES = {"en": "body_en", "zh-CN": "body_zh_cn", "zh-TW": "body_zh_tw"}


def _kinds(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-kind-{one.value}")) for one in AnnouncementKind)


def _apps(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(app.key, name_in(app.names, words.language)) for app in company.apps)


def _audiences(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-to-{one.value}")) for one in Audience)


def _kind_of(reading: Reading, subject: str, answers: Mapping[str, str]) -> AnnouncementKind | None:
    """Return the kind of what is asked about: the one that was chosen, or that it has already."""
    chosen = answers.get("kind", "")
    if chosen in set(AnnouncementKind):
        return AnnouncementKind(chosen)
    prefix, _, number = subject.rpartition("-")
    if not number.isdigit():
        return None
    announcements = Announcements(reading)
    try:
        found = announcements.find(int(number)) if prefix == PREFIX else announcements.of_request(int(number))
    except UnknownAnnouncement:
        return None
    return found.kind if found else None


def _new(reading: Reading, subject: str, answers: Mapping[str, str]) -> dict[str, bool]:
    """Ask for what its kind tells beside the texts; what an app's end is about has to be said."""
    kind = _kind_of(reading, subject, answers)
    if kind is None:
        return {}
    required = reading.company.announcing.required_of(kind)
    told = {key: key in required for key in ASKED[kind]}
    return {"app": True} | told if kind is AnnouncementKind.DELISTING else told


def _known(reading: Reading, subject: str, answers: Mapping[str, str]) -> dict[str, bool]:
    """Ask for the same of what is there already, where nothing has to be said again."""
    kind = _kind_of(reading, subject, answers)
    return dict.fromkeys(ASKED[kind], False) if kind else {}


def _zone(asking: Asking) -> str:
    """Return in which zone times are meant: that of the announcement, of a new one the author's."""
    kept, number = Announcements(asking.reading), asking.subject.rpartition("-")[2]
    if not number:
        return asking.who.time_zone
    is_request = not asking.subject.startswith(PREFIX)
    found = kept.of_request(int(number)) if is_request else kept.find(int(number))
    return found.time_zone if found else asking.who.time_zone


# Some are days and times; the rest is words, a line for each language that needs its own.
_DETAILS = tuple(
    FormField(key, "line" if key in LINES else "text", optional=True, longest=LONGEST_DETAIL, depends=True)
    for key in ALL
)
# A text that is missing is shown as missing, and nothing goes out before it is there.
_BODIES = tuple(FormField(key, "text", optional=True, longest=LONGEST_BODY) for key in BODIES.values())
_TIME = (
    FormField("when", "moment", optional=True, offers=coming_times, longest=LONGEST_TIME),
    FormField("time_zone", "line", optional=True, longest=LONGEST_ZONE, usual=_zone),
)
_CHANGED = (
    FormField("title", "line", optional=True, longest=LONGEST_TITLE),
    *_DETAILS,
    *_BODIES,
    *_TIME,
)

ANNOUNCEMENT = Form(
    "announcement",
    (
        FormField("kind", "choice", options=_kinds),
        FormField("app", "choice", optional=True, options=_apps),
        FormField("title", "line", longest=LONGEST_TITLE),
        *_DETAILS,
        *_BODIES,
        *_TIME,
        FormField("audience", "choice", options=_audiences),
    ),
    depending=_new,
)
# Of a request for review its evidence is changed; of what nobody reviews yet or any more, the draft itself.
MEND = Form("mend-announcement", _CHANGED, labelled_as=ANNOUNCEMENT.name, depending=_known)
EDIT = Form("edit-announcement", _CHANGED, labelled_as=ANNOUNCEMENT.name, depending=_known)
SCHEDULE = Form("schedule", _TIME)
CORRECT = Form("correct", (*_DETAILS, *_BODIES), labelled_as=ANNOUNCEMENT.name, depending=_known)
