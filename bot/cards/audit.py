"""How the audit chain is told to people."""

from bot.cards.view import Drawing
from bot.shapes.card import Card
from bot.shapes.text import Text


def head(drawing: Drawing) -> Card:
    """Post the head of a day, in the form in which the terminal takes it back."""
    words, facts = drawing.words, drawing.facts
    return Card(
        title=words("audit-head-title", day=str(facts["day"])),
        lines=(
            Text.plain(str(facts["head"])),
            words.text("audit-head", entry=int(facts["entry"])),
        ),
    )
