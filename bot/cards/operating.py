"""What admins read of the desk's own troubles."""

from bot.cards.view import Drawing
from bot.shapes.card import Card


def platform_silent(drawing: Drawing) -> Card:
    """Say that a platform is in trouble, and where the remedy is named."""
    words = drawing.words
    platform = words(f"platform-{drawing.subject}")
    reason = words(f"trouble-{drawing.facts['kind']}")
    return Card(
        title=words("platform-silent-title", platform=platform),
        lines=(words.text("platform-silent", reason=reason), words.text("platform-silent-kept")),
    )


def platform_back(drawing: Drawing) -> Card:
    """Say that a platform is back."""
    platform = drawing.words(f"platform-{drawing.subject}")
    return Card(lines=(drawing.words.text("platform-back", platform=platform),))
