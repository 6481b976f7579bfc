"""What is asked about permissions."""

from datetime import timedelta

from actions.permissions.request_permission import catalogue
from bot.forms.about import number_in
from bot.forms.form import Asking, Form, FormField
from bot.shapes.sheet import Choice
from bot.words.lengths import length_in
from bot.words.words import Words
from data.model.approvals.requests import PREFIX
from data.model.company import Company, name_in
from data.model.durations import as_iso
from data.model.permissions import LONGEST_REASON
from data.store.approvals import Requests

LONGEST_DURATION = 40
USUAL = (*(timedelta(hours=hours) for hours in (1, 4)), *(timedelta(days=days) for days in (1, 3, 7, 30)))


def _askable(asking: Asking) -> tuple[Choice, ...]:
    """Return what whoever asks may ask for."""
    theirs = catalogue(asking.reading, by=asking.who)
    return tuple(Choice(one.key, name_in(one.names, asking.words.language)) for one in theirs)


def _permissions(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, name_in(one.names, words.language)) for one in company.permissions.values())


def _lengths(asking: Asking) -> tuple[Choice, ...]:
    """Return usual lengths of time for which what is asked for is granted; as long as that is open, for which anything is."""
    known = asking.reading.company.permissions
    number = number_in(asking.subject, PREFIX)
    request = Requests(asking.reading).find(number) if number is not None else None
    key = request.about if request is not None else asking.answers.get("permission", "")
    meant = [known[key]] if key in known else catalogue(asking.reading, by=asking.who)
    longest = max((one.longest for one in meant), default=timedelta())
    lengths = sorted({longest, *(one for one in USUAL if one < longest)})
    return tuple(Choice(as_iso(one), length_in(asking.words, one)) for one in lengths if one)


PERMISSION = Form(
    "permission",
    (
        FormField("permission", "choice", options=_permissions, offers=_askable),
        FormField("duration", "line", offers=_lengths, longest=LONGEST_DURATION, typed=True),
        FormField("reason", "text", longest=LONGEST_REASON),
    ),
)
MEND = Form(
    "mend-permission",
    (
        FormField("duration", "line", optional=True, offers=_lengths, longest=LONGEST_DURATION, typed=True),
        FormField("reason", "text", optional=True, longest=LONGEST_REASON),
    ),
)
