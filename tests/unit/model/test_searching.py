"""What of a text can be searched for."""

from data.model.searching import MOST_TERMS, terms_of


def test_han_letters_are_found_in_pairs_and_words_whole() -> None:
    assert terms_of("付易 Visa卡重复") == ("付易", "visa", "卡重", "重复")


def test_case_and_width_make_no_difference() -> None:
    assert terms_of("ＶＩＳＡ") == terms_of("visa")


def test_a_single_han_letter_and_signs_are_nothing_to_search_for() -> None:
    assert terms_of("卡 !?_ 😀") == ()


def test_a_term_counts_once_and_a_long_text_to_a_limit() -> None:
    assert terms_of("twice twice") == ("twice",)
    assert len(terms_of(" ".join(f"w{number}" for number in range(MOST_TERMS + 5)))) == MOST_TERMS
