"""Text from people is made fit to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.letters import clean, cut, one_line, units


@given(st.text(), st.integers(0, 30))
def test_what_is_cut_fits_and_begins_as_before(text: str, longest: int) -> None:
    shown = cut(text, longest)
    assert units(shown) <= longest
    assert shown == text or text.startswith(shown.removesuffix("…"))


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_clean_text_can_be_encoded_and_holds_no_control_character(text: str) -> None:
    shown = clean(text)
    shown.encode()
    assert all(letter == "\n" or letter.isprintable() or ord(letter) >= 0x80 for letter in shown)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\r\nb\rc\u2028d\te", "a\nb\nc\nd e"),
        ("\x00nul \ud83d half", "nul  half"),
        ("\u202egnp.exe", "gnp.exe"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_only_what_no_screen_shows_is_taken_out(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_a_pair_of_surrogates_is_never_cut_in_two() -> None:
    assert cut("🙂🙂🙂", 5) == "🙂🙂…"
    assert cut("🙂🙂🙂", 4) == "🙂…"


def test_a_label_has_one_line() -> None:
    assert one_line("  a\n\nb ", 10) == "a b"
