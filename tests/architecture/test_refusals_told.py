"""Whatever is refused can be told from the audit log in every language: what was wanted, and why not."""

from pathlib import Path

from bot.cards.audit_refused import rule_in, wanted_in
from bot.wiring.capabilities import all_capabilities, declared
from bot.words.words import Dictionary
from data.model.people import LANGUAGES
from tests.architecture.house import ROOT
from tests.architecture.messages import refusal_keys


def rules(root: Path) -> list[str]:
    """Return the names of all rules that somebody is told of, as the log keeps them."""
    told = (key.removeprefix("refusal-") for key, needed in refusal_keys(root).items() if needed)
    return sorted(name.replace("-", "_") for name in told)


def test_every_rule_is_told_in_words_of_every_language() -> None:
    dictionary = Dictionary(ROOT / "data/locales")
    told = rules(ROOT)
    assert len(told) > 100, "the guard looked at nothing"
    raw = [
        f"{language}: {rule}"
        for language in LANGUAGES
        for rule in told
        if str(rule_in(dictionary.words(language, "UTC"), rule, subject="FB-7")) == rule
    ]
    assert raw == []


def test_every_press_and_form_is_told_in_words_of_every_language() -> None:
    dictionary = Dictionary(ROOT / "data/locales")
    everything, _steps = all_capabilities(declared())
    wanted = {
        name for one in everything.declared for name in (*one.presses, *(form.name for form in one.forms))
    }
    assert len(wanted) > 80, "the guard looked at nothing"
    raw = [
        f"{language}: {name}"
        for language in LANGUAGES
        for name in sorted(wanted)
        if str(wanted_in(dictionary.words(language, "UTC"), name)) == name
    ]
    assert raw == []
