"""A button's reference is read back as it was written, and nothing else is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shapes.card import LONGEST_REFERENCE_BYTES, Button, Reference, ReferenceTooLong

WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz_-.@0123456789"), max_size=12)
ACTION = WORD.filter(bool)


@given(action=ACTION, value=WORD, subject=WORD, version=st.integers(0, 2**31 - 1))
def test_a_reference_comes_back(action: str, value: str, subject: str, version: int) -> None:
    reference = Reference(action, value, subject, version)
    assert Reference.decoded(reference.encoded()) == reference
    assert reference.encoded() == f"{reference.name}|{reference.target}"
    assert Button("Claim", reference).reference == reference


GARBAGE = st.lists(
    st.sampled_from(
        ["claim", "rate:5", ":", "|", "FB-7", "1", "007", "²", "٣", "\0", "\ud800", "\n", "-1", "8" * 30]
    )
    | st.text(max_size=4),
    max_size=7,
).map("".join)


@given(GARBAGE | st.text(st.characters(), max_size=80) | GARBAGE.map(lambda text: f"claim|{text}|1"))
def test_garbage_is_nothing_or_encodes_to_itself(text: str) -> None:
    found = Reference.decoded(text)
    if found is not None:
        assert found.encoded() == text
        assert len(text.encode()) <= LONGEST_REFERENCE_BYTES
        assert found.action
        assert text.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|",
        "||",
        "claim|FB-7",
        "claim|FB-7|",
        "claim|FB-7|x",
        "|FB-7|1",
        "claim|FB-7|1|2",
        "a|b|01",
        "a:|b|1",
    ],
)
def test_what_is_none_of_ours_is_nothing(text: str) -> None:
    assert Reference.decoded(text) is None


def test_a_reference_that_telegram_cannot_carry_is_not_made() -> None:
    with pytest.raises(ReferenceTooLong):
        Reference("claim", "", "客" * 20, 1)
