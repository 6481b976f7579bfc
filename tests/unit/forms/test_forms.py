"""A form says what is wrong with an answer, and takes a choice by its value or its label."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms import feedback as forms
from bot.forms.form import Asking, Form, FormField, choice_meant, problem_with, problems, sheet_of
from bot.words.words import Dictionary, Words
from config.company import read_company
from data.model.company import Company
from data.model.people import LANGUAGES
from data.store.people import People
from tests.contract.store.harness import DEMO
from tests.unit.conversation.harness import Town

COMPANY: Company = read_company(DEMO)[0]
DICTIONARY = Dictionary(Path(DEMO).parents[2] / "data" / "locales")
ALL = (forms.REPORT, forms.REPLY, forms.ASK, forms.NOTE, forms.RESOLVE, forms.ADD)


def words(language: str = "en") -> Words:
    return DICTIONARY.words(language, "UTC")


def every_field() -> Iterator[tuple[Form, FormField]]:
    for form in ALL:
        for field in form.fields:
            yield form, field


@given(
    place=st.sampled_from(list(every_field())),
    language=st.sampled_from(LANGUAGES),
    value=st.text(max_size=80) | st.just("x" * 3001) | st.sampled_from(["complain", "photobox", "high"]),
)
def test_an_answer_is_right_or_the_reader_is_told_why_not(
    place: tuple[Form, FormField], language: str, value: str
) -> None:
    _form, field = place
    problem = problem_with(field, value, company=COMPANY, words=words(language))
    choices = field.options(COMPANY, words(language)) if field.options else ()
    fits = (field.kind == "files" or len(value) <= field.longest) and (
        not choices or value in {choice.value for choice in choices}
    )
    right = fits if value.strip() else field.optional
    assert right == (problem == "")
    if problem:
        assert words(language)(problem, longest=field.longest)


@given(answers=st.dictionaries(st.sampled_from(["text", "kind", "app", "nonsense"]), st.text(max_size=20)))
def test_a_filled_form_tells_each_field_that_is_wrong_and_no_other(answers: dict[str, str]) -> None:
    found = problems(forms.REPORT, answers, company=COMPANY, words=words())
    single = {
        field.key
        for field in forms.REPORT.fields
        if problem_with(field, answers.get(field.key, ""), company=COMPANY, words=words())
    }
    assert set(found) == single
    assert all(found.values())


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", " complaint ", "complain"),
        ("en", "COMPLAIN", "complain"),
        ("zh-CN", "投诉", "complain"),
        ("zh-TW", "客訴", "complain"),
        ("en", "whatever", "whatever"),
        ("en", "", ""),
    ],
)
def test_a_choice_is_meant_by_its_value_or_its_label(language: str, typed: str, meant: str) -> None:
    kind = forms.REPORT.field("kind")
    assert choice_meant(kind, typed, company=COMPANY, words=words(language)) == meant


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_becomes_a_sheet_in_every_language(form: Form, language: str, town: Town) -> None:
    with town.store.reading() as reading:
        who = People(reading).find(People(reading).id_of_key("yun") or 0)
        sheet = sheet_of(
            form,
            asking=Asking(reading, words(language), who, "FB-7"),
            version=2,
            known={form.fields[0].key: "known already"},
        )
    assert [one.key for one in sheet.inputs] == [field.key for field in form.fields]
    assert sheet.inputs[0].value == "known already"
    assert [one.key for one in sheet.inputs if not one.optional] == list(form.required)
    assert all([sheet.title, sheet.intro, sheet.submit, sheet.cancel, *(one.label for one in sheet.inputs)])
    assert (sheet.form, sheet.subject, sheet.version) == (form.name, "FB-7", 2)
