"""A capability with one card, drawn as a test sets it."""

from bot.cards.view import Drawing
from bot.conversation.capability import Capability
from bot.shapes.card import Card


class Board:
    """Where the card hangs."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.capability = Capability(name="board", prefixes=("BD",), cards={"board.card": self.draw})

    def draw(self, _drawing: Drawing) -> Card:
        """Return the card as it is set now."""
        return self.card
