"""A code is read however it is typed, tells nothing of itself, and is never taken for another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.linking import SECRET_SYMBOLS, SELECTOR_SYMBOLS, SYMBOLS, read_code, secret_of, written

CODES = st.text(SYMBOLS, min_size=9, max_size=9)
SPACES = st.sampled_from(["", "-", " ", "–", "　", "－"])


@given(CODES, st.lists(SPACES, min_size=9, max_size=9), st.booleans())
def test_a_code_is_read_as_it_was_shown_however_it_is_typed(
    code: str,
    between: list[str],
    small: bool,  # noqa: FBT001  # drawn by Hypothesis
) -> None:
    typed = "".join(sign + gap for sign, gap in zip(code, between, strict=True))
    assert read_code(typed.lower() if small else typed) == code
    assert read_code(written(code)) == code


@pytest.mark.parametrize("typed", ["7KM4QX9TB", "7km-4qx-9tb", "７ＫＭ４ＱＸ９ＴＢ", "7KM 4QX 9TB"])
def test_usual_ways_to_type_a_code(typed: str) -> None:
    assert read_code(typed) == "7KM4QX9TB"


def test_what_looks_alike_is_read_alike() -> None:
    assert read_code("oOiIlL-abc") == "001111ABC"


@given(st.text())
def test_whatever_is_read_is_built_like_a_code(typed: str) -> None:
    code = read_code(typed)
    assert code is None or (len(code) == SELECTOR_SYMBOLS + SECRET_SYMBOLS and set(code) <= set(SYMBOLS))


@pytest.mark.parametrize(
    "typed", ["", "hello", "7KM-4QX-9T", "7KM-4QX-9TBB", "7KM-4QX-9TU", "相册盒闪退了怎么办"]
)
def test_words_are_no_code(typed: str) -> None:
    assert read_code(typed) is None


def test_every_symbol_of_a_secret_is_as_likely_as_any_other() -> None:
    assert 256 % len(SYMBOLS) == 0
    firsts = [secret_of(bytes([byte] * SECRET_SYMBOLS))[0] for byte in range(256)]
    assert {firsts.count(symbol) for symbol in SYMBOLS} == {256 // len(SYMBOLS)}
