"""What is asked about releases."""

from bot.forms.form import Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.releases.release import (
    EVIDENCE,
    KINDS,
    LONGEST_EVIDENCE,
    LONGEST_NOTICE,
    LONGEST_REASON,
    LONGEST_VERSION,
    LONGEST_WINDOW,
    NOTICES,
)

LONGEST_NUMBERS = 400


def _kinds(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(kind, words(f"release-kind-{kind}")) for kind in KINDS)


def _apps(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(app.key, name_in(app.names, words.language)) for app in company.apps)


RELEASE = Form(
    "release",
    (
        FormField("kind", "choice", options=_kinds),
        FormField("app", "choice", options=_apps),
        FormField("version", "line", longest=LONGEST_VERSION),
        *(FormField(key, "text", longest=LONGEST_EVIDENCE) for key in EVIDENCE),
        FormField("window", "line", optional=True, longest=LONGEST_WINDOW),
        *(FormField(key, "text", optional=True, longest=LONGEST_NOTICE) for key in NOTICES.values()),
    ),
)
MEND = Form(
    "mend-release",
    (
        FormField("version", "line", optional=True, longest=LONGEST_VERSION),
        *(FormField(key, "text", optional=True, longest=LONGEST_EVIDENCE) for key in EVIDENCE),
        FormField("window", "line", optional=True, longest=LONGEST_WINDOW),
        *(FormField(key, "text", optional=True, longest=LONGEST_NOTICE) for key in NOTICES.values()),
    ),
)
NO_GO = Form("nogo", (FormField("reason", "text", optional=True, longest=LONGEST_REASON),))
ROLL_BACK = Form("rollback", (FormField("reason", "text", optional=True, longest=LONGEST_REASON),))
FAILED = Form("deployfailed", (FormField("reason", "text", optional=True, longest=LONGEST_REASON),))
EMERGENCY = Form("emergency", (FormField("reason", "text", longest=LONGEST_REASON),))
REVIEW = Form("review", (FormField("comment", "text", longest=LONGEST_REASON),))
FIXES = Form("fixes", (FormField("tickets", "line", longest=LONGEST_NUMBERS),))
