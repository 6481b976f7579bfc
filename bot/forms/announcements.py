"""What is asked about announcements."""

from collections.abc import Mapping
from dataclasses import replace

from bot.forms.about import number_in
from bot.forms.form import Asking, Form, FormField
from bot.forms.moments import coming_days, coming_times
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.announcement_details import ALL, ASKED, INSTANTS, LONGEST_DETAIL, VERSION
from data.model.announcements import (
    LONGEST_BODY,
    LONGEST_TITLE,
    NARROWED,
    PREFIX,
    AnnouncementKind,
    Audience,
    UnknownAnnouncement,
)
from data.model.approvals.requests import PREFIX as REQUEST
from data.model.company import ADMIN, Company, name_in
from data.model.delisting_package import END, EXPORT, REFUND, TAKE_DOWN
from data.model.people import LANGUAGES, PLATFORMS
from data.store.announcements import Announcements
from data.store.work import Reading

LONGEST_TIME, LONGEST_ZONE = 40, 64
# What of an audience something can be for, and what is asked then.
NARROWING = {
    "platform": ("to_platform",),
    "language": ("to_language",),
    "group": ("to_group",),
    "several": NARROWED,
}
# The field of each language.
BODIES = {"en": "body_en", "zh-CN": "body_zh_cn", "zh-TW": "body_zh_tw"}


def _kinds(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-kind-{one.value}")) for one in AnnouncementKind)


def _apps(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(app.key, name_in(app.names, words.language)) for app in company.apps)


def _audiences(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-to-{one.value}")) for one in Audience)


def _platforms(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one, words(f"platform-{one}")) for one in PLATFORMS)


def _languages(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one, words(f"language-called-{one.lower()}")) for one in LANGUAGES)


def _groups(company: Company, words: Words) -> tuple[Choice, ...]:
    departments = (Choice(one.key, name_in(one.names, words.language)) for one in company.departments)
    return (*departments, Choice(ADMIN, words(f"role-{ADMIN}")))


def _narrowings(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one, words(f"announced-narrow-{one}")) for one in NARROWING)


def narrowed_by(answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of what an audience is narrowed by, as far as answers tell; none where it is for all of them."""
    return NARROWING.get(answers.get("narrow", ""), ())


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
    kind, asked = _kind_of(reading, subject, answers), narrowed_by(answers)
    # Whoever names one thing says which; of several not all have to be.
    narrowed = dict.fromkeys(asked, len(asked) == 1)
    if kind is None:
        return narrowed
    required = reading.company.announcing.required_of(kind)
    told = narrowed | {key: key in required for key in ASKED[kind]}
    return {"app": True} | told if kind is AnnouncementKind.DELISTING else told


def _known(reading: Reading, subject: str, answers: Mapping[str, str]) -> dict[str, bool]:
    """Ask for the same of what is there already, where nothing has to be said again."""
    kind = _kind_of(reading, subject, answers)
    return dict.fromkeys(ASKED[kind], False) if kind else {}


def _zone(asking: Asking) -> str:
    """Return in which zone times are meant: that of the announcement, of a new one the author's."""
    kept, number = Announcements(asking.reading), number_in(asking.subject, PREFIX, REQUEST)
    if number is None:
        return asking.who.time_zone
    is_request = not asking.subject.startswith(PREFIX)
    found = kept.of_request(number) if is_request else kept.find(number)
    return found.time_zone if found else asking.who.time_zone


# How many days ahead of what is usual when an app ends.
_DAYS = {
    TAKE_DOWN: coming_days(7, 14, 30, 60),
    END: coming_days(0, 30, 60, 90, after=TAKE_DOWN),
    EXPORT: coming_days(0, 30, 60, 90, after=TAKE_DOWN),
    REFUND: coming_days(0, 30, 60, 90, after=TAKE_DOWN),
}


def _detail(key: str) -> FormField:
    """Ask for a day, a time, a version, or else words, a line for each language that needs its own."""
    asked = FormField(key, "text", optional=True, longest=LONGEST_DETAIL, depends=True)
    if key in _DAYS:
        return replace(asked, kind="day", offers=_DAYS[key])
    if key in INSTANTS:
        return replace(asked, kind="moment", offers=coming_times)
    return replace(asked, kind="line") if key == VERSION else asked


_DETAILS = tuple(map(_detail, ALL))
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
        FormField("narrow", "choice", optional=True, options=_narrowings, left_out="announced-to-all"),
        FormField("to_platform", "choice", optional=True, options=_platforms, depends=True),
        FormField("to_language", "choice", optional=True, options=_languages, depends=True),
        FormField("to_group", "choice", optional=True, options=_groups, depends=True),
    ),
    depending=_new,
)
# Of a request for review its evidence is changed; of what nobody reviews yet or any more, the draft itself.
MEND = Form("mend-announcement", _CHANGED, labelled_as=ANNOUNCEMENT.name, depending=_known)
EDIT = Form("edit-announcement", _CHANGED, labelled_as=ANNOUNCEMENT.name, depending=_known)
SCHEDULE = Form("schedule", _TIME)
CORRECT = Form("correct", (*_DETAILS, *_BODIES), labelled_as=ANNOUNCEMENT.name, depending=_known)
