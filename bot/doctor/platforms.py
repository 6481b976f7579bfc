"""Judge what Slack and Telegram say of our tokens, permissions and ways in."""

from collections.abc import Iterator

from bot.doctor.finding import Finding, broken, fine, warning
from bot.platforms.slack.examine import SlackFacts
from bot.platforms.slack.scopes import NEEDED
from bot.platforms.telegram.examine import TelegramFacts

UNAUTHORIZED, NOT_FOUND, CONFLICT = 401, 404, 409
REVOKED = frozenset({"token_revoked", "token_expired", "account_inactive"})


def slack_findings(facts: SlackFacts) -> Iterator[Finding]:
    """Judge both tokens, then the permissions."""
    if facts.bot.fault:
        return
    yield _slack_token("slack_bot_token", facts.bot.body.get("ok"), str(facts.bot.body.get("error")), "BOT")
    if facts.app is not None and not facts.app.fault:
        yield _slack_token(
            "slack_app_token", facts.app.body.get("ok"), str(facts.app.body.get("error")), "APP"
        )
    if facts.bot.body.get("ok") and facts.scopes is not None:
        yield _scopes(facts.scopes)


def _slack_token(step: str, is_good: object, error: str, kind: str) -> Finding:
    if is_good:
        return fine(step, "accepted")
    setting = f"DESKBELL_SLACK__{kind}_TOKEN"
    where = "OAuth & Permissions" if kind == "BOT" else "Basic Information, App-Level Tokens"
    if error in REVOKED:
        return broken(
            step, f"revoked ({error})", f"install the app anew and put its token into {setting} ({where})"
        )
    if error == "missing_scope" and kind == "APP":
        return broken(
            step, "lacks connections:write", f"make an app-level token with it and put it into {setting}"
        )
    return broken(step, f"refused ({error})", f"copy the token from the app's page, {where}, into {setting}")


def _scopes(granted: frozenset[str]) -> Finding:
    missing = sorted(NEEDED.keys() - granted)
    if not missing:
        return fine("slack_scopes", f"all {len(NEEDED)} are granted")
    told = "missing: " + ", ".join(f"{scope} (to {NEEDED[scope]})" for scope in missing)
    remedy = f"add {' '.join(missing)} under OAuth & Permissions, Bot Token Scopes, and install the app anew"
    return broken("slack_scopes", told, remedy)


def telegram_findings(facts: TelegramFacts, *, webhook_url: str) -> Iterator[Finding]:
    """Judge the token, then who takes the updates, then what the bot sees in groups."""
    if facts.bot.fault:
        return
    if not facts.bot.body.get("ok"):
        status = facts.bot.status
        told = "malformed" if status == NOT_FOUND else f"refused ({status})"
        yield broken(
            "telegram_token",
            told,
            "ask @BotFather for the bot's token, and put it into DESKBELL_TELEGRAM__BOT_TOKEN",
        )
        return
    yield fine("telegram_token", "accepted")
    yield _webhook(facts, webhook_url)
    if facts.poll is not None:
        yield _poll(facts.poll.status)
    if facts.bot.body["result"].get("can_read_all_group_messages"):
        yield fine("telegram_privacy", "the bot sees all that is said in its groups")
    else:
        yield warning(
            "telegram_privacy",
            "privacy mode is on: in groups the bot hears commands and answers to itself only",
            "if groups are to be heard: @BotFather, /setprivacy, Disable, then add the bot to its groups anew",
        )


def _webhook(facts: TelegramFacts, wanted: str) -> Finding:
    step = "telegram_webhook"
    told = facts.webhook.body.get("result", {}) if facts.webhook else {}
    is_set = str(told.get("url") or "")
    if bool(is_set) == bool(wanted) and is_set.startswith(wanted.rstrip("/")):
        if error := told.get("last_error_message"):
            return warning(
                step, f"Telegram could not deliver lately: {error}", "see that it reaches the desk's site"
            )
        return fine(step, "as the settings say")
    if wanted:
        return warning(
            step, "not set yet, or to another address", "start the desk, which sets it; and no other one"
        )
    return warning(
        step,
        "one is set, and while it is nothing can be polled",
        "the desk takes it away at its start; if it comes back, another program sets it: end that one",
    )


def _poll(status: int) -> Finding:
    if status == CONFLICT:
        return broken(
            "telegram_poller",
            "another program polls for this bot, and takes its updates",
            "end that program, or take a new token from @BotFather (/revoke)",
        )
    return fine("telegram_poller", "nobody else polls")
