"""How the desk itself answers: languages, a refusal, an apology."""

from collections.abc import Mapping

from bot.cards.commands import slash_in
from bot.cards.view import Drawing, button, is_number
from bot.shapes.card import Card
from data.model.notices import Fact
from data.model.people import LANGUAGES
from data.store.people import People
from data.store.work import Reading


def refusal(drawing: Drawing) -> Card:
    """Say why not."""
    facts = by_name(drawing.reading, drawing.facts) | {"slash": slash_in(drawing.reading, drawing.chat_id)}
    key = str(facts.pop("refusal"))
    return Card(lines=(drawing.words.text(key, **facts),))


def by_name(reading: Reading, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the facts of a refusal with whoever it tells of by name, which is kept with nothing that is told."""
    named = {"who": People(reading).find(int(facts["who"])).name} if "who" in facts else {}
    return {**facts, **named}


def apology(drawing: Drawing) -> Card:
    """Admit that something broke, with the number under which it is kept."""
    return Card(lines=(drawing.words.text("desk-apology", number=str(drawing.facts["number"])),))


def languages(drawing: Drawing) -> Card:
    """Offer the languages that the desk speaks, each in itself."""
    words = drawing.words
    return Card(
        lines=(words.text("language-which"),),
        buttons=tuple(
            button(words, "language", "me", 0, value=language, label=words(f"language-{language.lower()}"))
            for language in LANGUAGES
        ),
    )


def language_chosen(drawing: Drawing) -> Card:
    """Confirm the language, in that language."""
    return Card(lines=(drawing.words.text("language-chosen"),))


def offer(drawing: Drawing) -> Card:
    """Offer to open a form that could not be opened in time, or that words alone cannot open."""
    words, subject, facts = drawing.words, drawing.subject, drawing.facts
    form = subject.partition("@")[0]
    text = "form-offer" if facts.get("late", True) else "form-offer-words"
    kept = (words.text("form-offer-kept"),) if facts.get("kept") else ()
    about = str(facts.get("about", ""))
    return Card(
        # Of several such offers each says what it is about.
        title=about if is_number(about) else "",
        lines=(words.text(text, title=words(f"form-{form}-title")), *kept),
        buttons=(button(words, "open", subject, int(facts["version"])),),
    )


def cannot_read(drawing: Drawing) -> Card:
    """Say that only text is read."""
    return Card(lines=(drawing.words.text("cannot-read"),))


def nothing_to_do(drawing: Drawing) -> Card:
    """Answer what needs no deed, such as thanks."""
    return Card(lines=(drawing.words.text("you-are-welcome"),))


def typed_stays(drawing: Drawing) -> Card:
    """Ask somebody to take off the chat what the desk could not."""
    return Card(lines=(drawing.words.text("typed-stays"),))
