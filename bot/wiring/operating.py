"""The operator's side of the desk, wired: what admins are told of it."""

from bot.cards import operating as cards
from bot.conversation.capability import Capability

capability = Capability(
    name="operating",
    messages={
        "desk.platform_silent": cards.platform_silent,
        "desk.platform_back": cards.platform_back,
    },
)
