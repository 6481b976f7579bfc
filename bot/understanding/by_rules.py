"""Rules in place of a trained model, where none can be had: they are always there, and say what they are."""

from typing import Any

from bot.conversation.rule_parser import RuleParser
from bot.understanding.tending import Standing, State


class ByRules(RuleParser):
    """The parser that goes by rules alone, told of like any other."""

    is_barred = False

    @property
    def standing(self) -> Standing:
        """Return that it goes by rules."""
        return Standing(State.RULES)

    async def start(self) -> None:
        """Begin: there is nothing to begin."""

    async def stop(self) -> None:
        """End: there is nothing to end."""

    def health(self) -> dict[str, Any]:
        """Return how things stand, for whoever asks over HTTP."""
        return {"state": State.RULES.value, "seconds_left": None}

    @property
    def answered_seconds_ago(self) -> float | None:
        """Return None: nobody has to answer."""
        return None
