"""auth.*, apps.*, bots.*, team.*: who the bot is and where it connects."""

from bot.sandbox.directory import BOT_SLACK_ID, BOT_SLACK_USER, TEAM
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.wire import APP, TEAM_DOMAIN, Json, Refused
from bot.sandbox.slack.workspace import Workspace


def auth_test(desk: Workspace, _args: Arguments) -> Json:
    """Tell the bot who it is."""
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": str(desk.world.company["company"]["names"]["en"]),
        "user": "deskbell",
        "team_id": TEAM,
        "user_id": BOT_SLACK_USER,
        "bot_id": BOT_SLACK_ID,
        "is_enterprise_install": False,
    }


def open_connection(desk: Workspace, args: Arguments) -> Json:
    """Give an address for one socket."""
    address = args.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/link?ticket={desk.outgoing.sockets.new_ticket()}&app_id={APP}"}


def bot_info(desk: Workspace, args: Arguments) -> Json:
    """Describe the bot."""
    if args.text("bot", BOT_SLACK_ID) != BOT_SLACK_ID:
        raise Refused("bot_not_found")
    updated = int(desk.world.clock.now().timestamp())
    bot = {"id": BOT_SLACK_ID, "deleted": False, "name": "Deskbell", "updated": updated, "app_id": APP}
    return {"bot": {**bot, "user_id": BOT_SLACK_USER, "icons": {}}}


def team_info(desk: Workspace, _args: Arguments) -> Json:
    """Describe the workspace."""
    name = str(desk.world.company["company"]["names"]["en"])
    return {"team": {"id": TEAM, "name": name, "domain": TEAM_DOMAIN, "email_domain": "", "icon": {}}}


def test(_desk: Workspace, args: Arguments) -> Json:
    """Say back what was said, as an error when the bot asks for one."""
    if args.text("error"):
        raise Refused(args.text("error"), args=args.values)
    return {"args": args.values}


METHODS = {
    "api.test": test,
    "auth.test": auth_test,
    "apps.connections.open": open_connection,
    "bots.info": bot_info,
    "team.info": team_info,
}
