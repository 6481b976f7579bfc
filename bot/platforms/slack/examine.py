"""Ask Slack what is wrong with our tokens and permissions."""

from dataclasses import dataclass

from bot.platforms.asked import Asked, asked
from bot.platforms.route import Route


@dataclass(frozen=True, slots=True)
class SlackFacts:
    """What Slack says.

    Attributes:
        bot: the answer for the bot's token; app: for the token that opens sockets, None without one.
        scopes: what the bot may do, None when Slack does not tell.
    """

    bot: Asked
    app: Asked | None
    scopes: frozenset[str] | None


async def examine(route: Route, *, api_url: str, bot_token: str, app_token: str) -> SlackFacts:
    """Try both tokens; nothing is written anywhere."""
    bot = await asked(route, f"{api_url}auth.test", bearer=bot_token)
    app = await asked(route, f"{api_url}apps.connections.open", bearer=app_token) if app_token else None
    told = bot.headers.get("x-oauth-scopes")
    scopes = frozenset(one.strip() for one in told.split(",") if one.strip()) if told is not None else None
    return SlackFacts(bot, app, scopes)
