"""Whatever is typed behind a command or into a form, its turn comes to an end, and what it shows can be drawn."""

import pytest

from bot.forms.form import Asking, Form, offered
from bot.shapes.turn import Submitted
from data.store.people import People
from tests.unit.conversation.harness import CAPABILITIES, DICTIONARY, Town

# Days that no calendar has, the first and the last one of all, lengths beyond all, and what numbers, names and files are not.
ODD = (
    "2026-02-31",
    "9999-12-31",
    "9999-12-30",
    "0001-01-01",
    "9999-12-31T23:59",
    "2026-03-05T25:00/26:00",
    "9999-12-31T20:00/19:00",
    "0001-01-01T00:00+14:00/01:00",
    "P99999999Y",
    "-P1D",
    "9" * 400,
    "1e999",
    "FB-99999999999999999999",
    "FB-1 9999-12-31 x",
    "٣",
    "😀" * 50,
    "%s{0}{}|;=,\n",
    "@",
)
LIKELY = {"moment": "2026-03-05"}


def usual(form: Form, town: Town) -> dict[str, str]:
    """Return what somebody would answer who means no harm."""
    answers: dict[str, str] = {}
    with town.store.reading() as reading:
        who = People(reading).find(People(reading).id_of_key("yun") or 0)
        for field in form.fields:
            choices = offered(field, Asking(reading, DICTIONARY.words("en", "UTC"), who, "", dict(answers)))
            answers[field.key] = choices[0].value if choices else LIKELY.get(field.kind, "words")
    return {key: answer for key, answer in answers.items() if key != form.takes_files}


@pytest.mark.parametrize("name", sorted(CAPABILITIES.commands))
def test_a_command_comes_to_an_end_whatever_stands_behind_it(town: Town, name: str) -> None:
    for by in ("mei", "root"):
        for odd in ODD:
            town.command(by, name, odd)
        town.arrive(by)
    assert not town.undone()


@pytest.mark.parametrize("name", sorted(CAPABILITIES.forms))
def test_a_form_comes_to_an_end_whatever_stands_in_it(town: Town, name: str) -> None:
    form = CAPABILITIES.forms[name]
    answers = usual(form, town)
    for key in answers:
        for odd in ODD:
            told = answers | {key: odd}
            town.lead(town.turn("yun", Submitted(name, "", 1, told), platform="slack"))
            with town.store.reading() as reading:
                who = People(reading).find(People(reading).id_of_key("yun") or 0)
                asking = Asking(reading, DICTIONARY.words("zh-TW", who.time_zone), who, "", told)
                for field in form.fields:
                    offered(field, asking)
    town.arrive("yun", "slack")
    assert not town.undone()
