"""What is asked of whoever wants to be relieved of a duty, or takes one over."""

from actions.duty.ask_cover import able_to_cover
from bot.forms.colleagues import colleagues
from bot.forms.form import Asking, Form, FormField
from bot.forms.moments import coming_days
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company
from data.model.delegation import LONGEST_DATE, LONGEST_NAME


def _rotas(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(rota.key, company.rota_called(rota, words.language)) for rota in company.rotas)


def _covering(asking: Asking) -> tuple[Choice, ...]:
    """Return who could take over, from whichever rota."""
    able = able_to_cover(asking.reading, asking.who)
    return colleagues(asking.reading, among=able, but={asking.who.person_id})


_UNTIL = coming_days(0, 1, 2, 4, 6, after="from")
_TIMES = tuple(
    FormField(key, "moment", optional=True, offers=offers, longest=LONGEST_DATE)
    for key, offers in (("from", coming_days(0, 1, 2, 3, 7)), ("until", _UNTIL))
)
SWAP = Form(
    "swap",
    (
        FormField("person", "line", offers=_covering, longest=LONGEST_NAME),
        *_TIMES,
        FormField("rota", "choice", optional=True, options=_rotas),
    ),
)
MEND = Form("mend-duty", _TIMES)
TAKE = Form("takeduty", (FormField("until", "moment", optional=True, offers=_UNTIL, longest=LONGEST_DATE),))
