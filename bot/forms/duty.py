"""What is asked of whoever wants to be relieved of a duty, or takes one over."""

from bot.forms.form import Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company
from data.model.delegation import LONGEST_DATE, LONGEST_NAME


def _rotas(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(rota.key, company.rota_called(rota, words.language)) for rota in company.rotas)


_TIMES = tuple(FormField(key, "line", optional=True, longest=LONGEST_DATE) for key in ("from", "until"))
SWAP = Form(
    "swap",
    (
        FormField("person", "line", longest=LONGEST_NAME),
        *_TIMES,
        FormField("rota", "choice", optional=True, options=_rotas),
    ),
)
MEND = Form("mend-duty", _TIMES)
TAKE = Form("takeduty", (FormField("until", "line", optional=True, longest=LONGEST_DATE),))
