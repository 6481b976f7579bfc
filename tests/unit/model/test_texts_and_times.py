"""What people write is kept clean; durations mean what they say."""

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.model.durations import duration
from data.model.forms import FormSession, FormState
from data.model.refusals import ButtonIsOld, NotAllowed
from data.model.writing import NothingWritten, TooLong, clean, one_line
from tests.contract.store.harness import MONDAY

ANYTHING = st.text(st.characters(), max_size=60)  # lone surrogates and controls too


@given(ANYTHING)
def test_a_cleaned_text_can_be_kept_and_is_clean_for_good(text: str) -> None:
    try:
        kept = clean(text, longest=40)
    except NothingWritten:
        assert not "".join(letter for letter in text if unicodedata.category(letter)[0] != "C").strip()
        return
    except TooLong:
        assert len(text) > 40
        return
    assert 0 < len(kept) <= 40
    assert kept == kept.strip()
    assert "\x00" not in kept
    assert kept.encode().decode() == kept
    assert clean(kept, longest=40) == kept


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30))
def test_what_can_be_kept_is_kept_to_the_letter(text: str) -> None:
    assume(text.strip())
    assert clean(f"  {text}\n\n", longest=30) == text.strip()


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\ud800", "\x1b\x07"])
def test_nothing_written_is_refused(text: str) -> None:
    with pytest.raises(NothingWritten):
        clean(text, longest=10)


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
    assert line.encode().decode() == line


@given(*(st.none() | st.integers(0, 400) for _ in range(5)))
def test_a_duration_is_the_sum_of_its_parts(
    weeks: int | None, days: int | None, hours: int | None, minutes: int | None, seconds: int | None
) -> None:
    date = [f"{n}{unit}" for n, unit in ((weeks, "W"), (days, "D")) if n is not None]
    time = [f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n is not None]
    assume(date or time)
    text = "P" + "".join(date) + ("T" if time else "") + "".join(time)
    expected = timedelta(
        weeks=weeks or 0, days=days or 0, hours=hours or 0, minutes=minutes or 0, seconds=seconds or 0
    )
    assert duration(text) == expected


@given(st.text(st.sampled_from("PTWDHMS0123456789²- "), max_size=12))
def test_anything_else_is_no_duration_and_no_surprise(text: str) -> None:
    try:
        found = duration(text)
    except ValueError:
        return
    assert found >= timedelta()
    assert text.isascii()


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "1D", "P1H", "PT1D", "P-1D", "P1.5D", "p1d", " P1D", "P9999999999D"]
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an ISO 8601 duration"):
        duration(text)


def test_a_form_counts_its_questions_and_keeps_its_answers() -> None:
    session = FormSession(12, "report", 1, 1, "", 0, MONDAY).ask("text")
    assert (session.key, session.step, session.waiting_for) == ("form.12", 1, "text")
    answered = session.answer("闪退").ask("kind", problem="problem-empty")
    assert (answered.answers, answered.step, answered.problem) == ({"text": "闪退"}, 2, "problem-empty")
    assert session.answers == {}
    assert answered.ended(FormState.DONE).state is FormState.DONE
    assert FormSession(1, "report", 1, 1, "", 0, MONDAY).waiting_for == ""


def test_a_refusal_names_its_words_and_its_facts() -> None:
    assert NotAllowed("legal").facts() == {"holders": "legal"}
    assert NotAllowed.message_key() == "refusal-not-allowed"
    assert ButtonIsOld().facts() == {}
