"""What is asked about announcements."""

from bot.forms.form import Asking, Form, FormField
from bot.forms.moments import coming_times
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.announcements import LONGEST_BODY, LONGEST_TITLE, PREFIX, AnnouncementKind, Audience
from data.model.company import Company, name_in
from data.store.announcements import Announcements

LONGEST_TIME, LONGEST_ZONE = 40, 64
# The field of each language.
BODIES = {"en": "body_en", "zh-CN": "body_zh_cn", "zh-TW": "body_zh_tw"}


def _kinds(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-kind-{one.value}")) for one in AnnouncementKind)


def _apps(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(app.key, name_in(app.names, words.language)) for app in company.apps)


def _audiences(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-to-{one.value}")) for one in Audience)


def _zone(asking: Asking) -> str:
    """Return in which zone times are meant: that of the announcement, of a new one the author's."""
    kept, number = Announcements(asking.reading), asking.subject.rpartition("-")[2]
    if not number:
        return asking.who.time_zone
    is_request = not asking.subject.startswith(PREFIX)
    found = kept.of_request(int(number)) if is_request else kept.find(int(number))
    return found.time_zone if found else asking.who.time_zone


# A text that is missing is shown as missing, and nothing goes out before it is there.
_BODIES = tuple(FormField(key, "text", optional=True, longest=LONGEST_BODY) for key in BODIES.values())
_TIME = (
    FormField("when", "moment", optional=True, offers=coming_times, longest=LONGEST_TIME),
    FormField("time_zone", "line", optional=True, longest=LONGEST_ZONE, usual=_zone),
)
_CHANGED = (FormField("title", "line", optional=True, longest=LONGEST_TITLE), *_BODIES, *_TIME)

ANNOUNCEMENT = Form(
    "announcement",
    (
        FormField("kind", "choice", options=_kinds),
        FormField("app", "choice", optional=True, options=_apps),
        FormField("title", "line", longest=LONGEST_TITLE),
        *_BODIES,
        *_TIME,
        FormField("audience", "choice", options=_audiences),
    ),
)
# Of a request for review its evidence is changed; of what nobody reviews yet or any more, the draft itself.
MEND = Form("mend-announcement", _CHANGED)
EDIT = Form("edit-announcement", _CHANGED)
SCHEDULE = Form("schedule", _TIME)
CORRECT = Form("correct", _BODIES)
