"""What is asked around tickets."""

from bot.forms.form import Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.canned_replies import BETWEEN, LONGEST_CANNED
from data.model.company import Company, name_in
from data.model.feedback import KINDS, LONGEST_REPLY, LONGEST_VERSION, SEVERITIES


def kinds(_company: Company, words: Words) -> tuple[Choice, ...]:
    """Return the kinds of reports."""
    return tuple(Choice(kind, words(f"kind-{kind.replace('_', '-')}")) for kind in KINDS)


def severities(_company: Company, words: Words) -> tuple[Choice, ...]:
    """Return how grave something may be."""
    return tuple(Choice(severity, words(f"severity-{severity}")) for severity in SEVERITIES)


def _apps(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(app.key, name_in(app.names, words.language)) for app in company.apps)


def _canned(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, name_in(one.titles, words.language)) for one in company.canned_replies)


REPORT = Form(
    "report",
    (
        FormField("text", "text", longest=LONGEST_REPLY),
        FormField("kind", "choice", options=kinds),
        FormField("app", "choice", optional=True, options=_apps),
        FormField("version", "line", optional=True, longest=LONGEST_VERSION),
        FormField("severity", "choice", optional=True, options=severities),
        FormField("files", "files", optional=True),
    ),
)
REPLY = Form(
    "reply",
    (FormField("message", "text", longest=LONGEST_REPLY), FormField("files", "files", optional=True)),
    previewed="message",
)
ASK = Form(
    "ask",
    (FormField("message", "text", longest=LONGEST_REPLY), FormField("files", "files", optional=True)),
    previewed="message",
)
CANNED = Form(
    "canned",
    (
        FormField("canned", "choice", options=_canned),
        FormField("message", "text", optional=True, longest=LONGEST_REPLY - LONGEST_CANNED - len(BETWEEN)),
    ),
    previewed="canned",
    as_shown=True,
)
NOTE = Form("note", (FormField("message", "text", longest=LONGEST_REPLY),))
RESOLVE = Form(
    "resolve",
    (FormField("reason", "text", optional=True, longest=LONGEST_REPLY),),
    previewed="reason",
)
ADD = Form("add", (FormField("message", "text", longest=LONGEST_REPLY),))
