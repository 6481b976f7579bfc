"""Which answer fits a question."""

from data.model.faq import FaqEntry, answer_to

EXPORT = FaqEntry("export", "photobox", ("export", "photos?"), {"en": "a"})
INVOICE = FaqEntry("invoice", "paylink", ("invoice",), {"en": "b"})
ANY = FaqEntry("any", "", ("invoice", "paper"), {"en": "c"})
FAQ = (EXPORT, INVOICE, ANY)


def test_nothing_fits_a_question_that_has_none_of_the_patterns() -> None:
    assert answer_to(FAQ, "how are you", app="") is None
    assert answer_to((), "how do I export", app="") is None


def test_an_answer_about_another_app_does_not_fit() -> None:
    assert answer_to(FAQ, "how do I Export this", app="paylink") is None
    assert answer_to(FAQ, "how do I Export this", app="photobox") is EXPORT


def test_the_app_that_is_named_and_then_the_first_wins() -> None:
    assert answer_to(FAQ, "where is my invoice", app="") is INVOICE
    assert answer_to((ANY, INVOICE), "where is my invoice", app="paylink") is INVOICE


def test_what_has_more_of_the_patterns_wins() -> None:
    assert answer_to(FAQ, "an invoice on paper", app="paylink") is ANY
