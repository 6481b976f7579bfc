"""Ask Telegram what is wrong with our token, and who else takes our updates."""

from dataclasses import dataclass

from bot.platforms.asked import Asked, asked
from bot.platforms.route import Route

# Whoever else polls comes back within this time, and ends a poll of ours that is still held.
HELD_SECONDS = 4


@dataclass(frozen=True, slots=True)
class TelegramFacts:
    """What Telegram says.

    Attributes:
        webhook: what is set, None when it was not asked for.
        poll: of a short poll that confirms nothing, None when none was tried.
    """

    bot: Asked
    webhook: Asked | None = None
    poll: Asked | None = None


async def examine(route: Route, *, api_url: str, bot_token: str, polling: bool) -> TelegramFacts:
    """Ask who the bot is and where its updates go.

    Args:
        polling: whether to try a poll; not while a desk of ours polls, which would be disturbed.
    """
    url = f"{api_url}/bot{bot_token}"
    bot = await asked(route, f"{url}/getMe")
    if not bot.body.get("ok"):
        return TelegramFacts(bot)
    webhook = await asked(route, f"{url}/getWebhookInfo")
    if not polling or webhook.body.get("result", {}).get("url"):
        return TelegramFacts(bot, webhook)
    facts = {"timeout": str(HELD_SECONDS), "limit": "1"}
    return TelegramFacts(bot, webhook, await asked(route, f"{url}/getUpdates", facts=facts))
