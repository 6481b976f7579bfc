"""A turn that no database could carry is made legible, and every other is left as it is."""

from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.taking import TURN, lane_of, legible
from bot.shapes.turn import Commanded, Deed, Due, Place, Pressed, Said, Speaker, Submitted, Turn
from tests.contract.store.harness import MONDAY

ANY = st.text(st.characters(), max_size=12)  # lone surrogates too
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(Said, ANY, ANY, st.lists(ANY, max_size=2).map(tuple), reply_to_ref=ANY),
    st.builds(Commanded, ANY, ANY),
    st.builds(Pressed, ANY, ANY),
    st.builds(Submitted, ANY, ANY, st.integers(0, 9), st.dictionaries(st.text(max_size=8), ANY, max_size=2)),
    st.builds(Due, ANY, ANY, st.integers(1, 9)),
)
TURNS = st.builds(
    Turn,
    st.sampled_from(["slack", "telegram"]),
    ANY,
    DEEDS,
    st.just(MONDAY),
    st.none() | st.builds(Speaker, st.just("slack"), ANY, ANY, ANY, ANY),
    st.none() | st.builds(Place, st.just("slack"), ANY, st.sampled_from(["private", "group"])),
    st.dictionaries(st.text(max_size=8), ANY, max_size=2),
)


def carried(text: str) -> bool:
    """Tell whether a database can carry a text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@given(TURNS)
def test_every_turn_becomes_one_that_can_be_kept_and_read_back(turn: Turn) -> None:
    kept = legible(turn)
    assert TURN.validate_json(kept.body) == kept.turn
    assert (type(kept.turn.deed), kept.turn.at) == (type(turn.deed), turn.at)
    assert legible(kept.turn) == kept
    assert carried(lane_of(kept.turn))


@given(TURNS)
def test_a_turn_that_can_be_kept_stays_as_it_is(turn: Turn) -> None:
    if carried(repr(turn)) and "\\ud" not in repr(turn):
        assert legible(turn).turn == turn


@given(st.text(), st.text())
def test_what_is_cut_in_two_halves_of_one_sign_is_joined_again(before: str, after: str) -> None:
    said = Said(f"{before}\ud83d\ude00{after}")
    deed = legible(Turn("slack", "1", said, MONDAY)).turn.deed
    assert isinstance(deed, Said)
    assert deed.text == f"{before}\U0001f600{after}"
