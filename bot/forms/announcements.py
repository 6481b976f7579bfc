"""What is asked about announcements."""

from bot.forms.form import Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.announcements import LONGEST_BODY, LONGEST_TITLE, AnnouncementKind, Audience
from data.model.company import Company, name_in

LONGEST_TIME, LONGEST_ZONE = 40, 64
# The field of each language.
BODIES = {"en": "body_en", "zh-CN": "body_zh_cn", "zh-TW": "body_zh_tw"}


def _kinds(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-kind-{one.value}")) for one in AnnouncementKind)


def _apps(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(app.key, name_in(app.names, words.language)) for app in company.apps)


def _audiences(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words(f"announced-to-{one.value}")) for one in Audience)


# A text that is missing is shown as missing, and nothing goes out before it is there.
_BODIES = tuple(FormField(key, "text", optional=True, longest=LONGEST_BODY) for key in BODIES.values())
_TIME = (
    FormField("when", "line", optional=True, longest=LONGEST_TIME),
    FormField("time_zone", "line", optional=True, longest=LONGEST_ZONE),
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
