"""What is asked about delistings."""

from bot.forms.form import Form, FormField
from bot.forms.moments import coming_days
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.delisting_package import (
    BODIES,
    DATES,
    END,
    EXPORT,
    LONGEST_BODY,
    LONGEST_STORES,
    LONGEST_TEXT,
    REFUND,
    STORES,
    TAKE_DOWN,
    TEXTS,
    URGENT,
    YES,
)

LONGEST_DAY, LONGEST_WORDS, LONGEST_REASON = 20, 1_000, 500
# How many days ahead of what is usual: the notice goes out a month before, and data is to be had until the end.
_OFFERED = {
    TAKE_DOWN: coming_days(30, 45, 60, 90),
    END: coming_days(0, 30, 60, 90, after=TAKE_DOWN),
    EXPORT: coming_days(-14, -7, 0, after=END),
    REFUND: coming_days(0, 14, 30, 90, after=END),
}


def _apps(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(app.key, name_in(app.names, words.language)) for app in company.apps)


def _urgent(company: Company, words: Words) -> tuple[Choice, ...]:
    """Return the choice where one of some group may let it pass alone; else nobody is asked."""
    trusted = company.delisting is not None and company.delisting.urgent_group
    return (Choice(YES, words("delisting-urgent-yes")),) if trusted else ()


def _package(*, optional: bool) -> tuple[FormField, ...]:
    """Return what is asked of a package; texts that nobody words are drafted."""
    reason, *others = (FormField(key, "text", optional=optional, longest=LONGEST_TEXT) for key in TEXTS)
    return (
        reason,
        FormField(STORES, "text", optional=optional, longest=LONGEST_STORES),
        *(
            FormField(key, "day", optional=optional, offers=_OFFERED[key], longest=LONGEST_DAY)
            for key in DATES
        ),
        *others,
        *(FormField(key, "text", optional=True, longest=LONGEST_BODY) for key in BODIES),
    )


DELISTING = Form(
    "delisting",
    (
        FormField("app", "choice", options=_apps),
        *_package(optional=False),
        FormField(URGENT, "choice", optional=True, options=_urgent),
    ),
)
MEND = Form("mend-delisting", _package(optional=True), labelled_as=DELISTING.name)
CHANGE = Form(
    "change-delisting",
    (FormField("why", "text", longest=LONGEST_WORDS), *_package(optional=True)),
    labelled_as=DELISTING.name,
)
STOP = Form("stop-delisting", (FormField("reason", "text", longest=LONGEST_WORDS),))
PASS = Form("pass-delisting", (FormField("reason", "text", longest=LONGEST_REASON),))
REVIEW = Form("review-delisting", (FormField("comment", "text", longest=LONGEST_REASON),))
CLOSE = Form("close-delisting", (FormField("note", "text", optional=True, longest=LONGEST_WORDS),))
