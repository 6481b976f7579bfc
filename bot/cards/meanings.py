"""What is told to somebody whose words are not clear, not served, or not understood yet."""

from collections.abc import Sequence

from bot.cards.view import Drawing, button
from bot.shapes.card import Button, Card


def meant(drawing: Drawing) -> Card:
    """Ask which of a few things somebody meant."""
    words = drawing.words
    other = button(words, "mean", drawing.subject, 0, value="other", label=words("intent-other"))
    return Card(lines=(words.text("meant-which"),), buttons=(*_choices(drawing), other))


def not_served(drawing: Drawing) -> Card:
    """Say that it was understood and cannot be done here yet, and what can."""
    return Card(lines=(drawing.words.text("meant-not-served"),), buttons=tuple(_choices(drawing)))


def kept(drawing: Drawing) -> Card:
    """Say that words are kept until they can be understood, and what can be done without."""
    words, seconds = drawing.words, int(drawing.facts["seconds"])
    line = words.text("kept-for", seconds=seconds) if seconds else words.text("kept-for-now")
    return Card(lines=(line,), buttons=(button(words, "report", drawing.subject, 0),))


def _choices(drawing: Drawing) -> Sequence[Button]:
    words, names = drawing.words, str(drawing.facts["choices"]).split()
    return [
        button(words, "mean", drawing.subject, 0, value=name, label=words(f"intent-{name.replace('_', '-')}"))
        for name in names
    ]
