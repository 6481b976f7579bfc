"""What is asked about releases."""

from functools import partial

from bot.forms.form import Form, FormField
from bot.forms.windows import coming_windows
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


def _beside(company: Company, *, optional: bool = False) -> tuple[FormField, ...]:
    """Return what the company wants a release to rest on beside the usual."""
    own = company.releases.beside if company.releases is not None else {}
    return tuple(
        FormField(key, "text", optional=optional, longest=LONGEST_EVIDENCE, named=names)
        for key, names in own.items()
    )


RELEASE = Form(
    "release",
    (
        FormField("kind", "choice", options=_kinds),
        FormField("app", "choice", options=_apps),
        FormField("version", "line", longest=LONGEST_VERSION),
        *(FormField(key, "text", longest=LONGEST_EVIDENCE) for key in EVIDENCE),
        FormField("window", "line", optional=True, offers=coming_windows, longest=LONGEST_WINDOW, typed=True),
        *(FormField(key, "text", optional=True, longest=LONGEST_NOTICE) for key in NOTICES.values()),
    ),
    beside=(EVIDENCE[-1], _beside),
)
MEND = Form(
    "mend-release",
    (
        FormField("version", "line", optional=True, longest=LONGEST_VERSION),
        *(FormField(key, "text", optional=True, longest=LONGEST_EVIDENCE) for key in EVIDENCE),
        FormField("window", "line", optional=True, offers=coming_windows, longest=LONGEST_WINDOW, typed=True),
        *(FormField(key, "text", optional=True, longest=LONGEST_NOTICE) for key in NOTICES.values()),
    ),
    beside=(EVIDENCE[-1], partial(_beside, optional=True)),
)
NO_GO = Form("nogo", (FormField("reason", "text", optional=True, longest=LONGEST_REASON),))
ROLL_BACK = Form("rollback", (FormField("reason", "text", optional=True, longest=LONGEST_REASON),))
FAILED = Form("deployfailed", (FormField("reason", "text", optional=True, longest=LONGEST_REASON),))
EMERGENCY = Form("emergency", (FormField("reason", "text", longest=LONGEST_REASON),))
REVIEW = Form("review", (FormField("comment", "text", longest=LONGEST_REASON),))
FIXES = Form("fixes", (FormField("tickets", "line", longest=LONGEST_NUMBERS),))
