"""How the desk itself answers: languages, a refusal, an apology."""

from bot.cards.view import Drawing, button
from bot.shapes.card import Card
from data.model.people import LANGUAGES


def refusal(drawing: Drawing) -> Card:
    """Say why not."""
    facts = {name: fact for name, fact in drawing.facts.items() if name != "refusal"}
    return Card(lines=(drawing.words.text(str(drawing.facts["refusal"]), **facts),))


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
    return Card(
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
