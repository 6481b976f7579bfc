"""users.*: the people and the bot."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.directory import BOT_SLACK_ID, BOT_SLACK_USER, TEAM, Resident
from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.paging import page
from bot.sandbox.slack.rooms import LOCALES
from bot.sandbox.slack.wire import APP, TEAM_DOMAIN, Json, Refused
from bot.sandbox.slack.workspace import Workspace


def info(desk: Workspace, args: Arguments) -> Json:
    """Describe one person, or the bot."""
    user_id = args.needed("user")
    if user_id == BOT_SLACK_USER:
        return {"user": _bot()}
    return {"user": describe(desk, desk.rooms.by_user_id(user_id), locale=args.flag("include_locale"))}


def profile(desk: Workspace, args: Arguments) -> Json:
    """Return what somebody tells of themselves; without a name, the bot."""
    return {"profile": info(desk, Arguments({"user": args.text("user", BOT_SLACK_USER)}))["user"]["profile"]}


def presence(desk: Workspace, args: Arguments) -> Json:
    """Tell whether somebody is there: everybody is, whose account is not deactivated."""
    user_id = args.text("user", BOT_SLACK_USER)
    away = user_id != BOT_SLACK_USER and desk.rooms.by_user_id(user_id).key in desk.rooms.deactivated
    return {"presence": "away" if away else "active"}


def by_email(desk: Workspace, args: Arguments) -> Json:
    """Describe whoever has an address."""
    wanted = args.needed("email").strip().lower()
    for person in desk.rooms.people():
        if wanted == email_of(person) and person.key not in desk.rooms.deactivated:
            return {"user": describe(desk, person, locale=False)}
    raise Refused("users_not_found")


def email_of(person: Resident) -> str:
    """Return the address that a person of the sandbox has; no mail ever goes there."""
    return f"{person.key}@{TEAM_DOMAIN}.example"


def list_users(desk: Workspace, args: Arguments) -> Json:
    """Describe everybody."""
    locale = args.flag("include_locale")
    people = [describe(desk, person, locale=locale) for person in desk.rooms.people()]
    answer = page([*people, _bot()], args, "members")
    return {**answer, "cache_ts": int(desk.world.clock.now().timestamp())}


def describe(desk: Workspace, person: Resident, *, locale: bool) -> Json:
    """Return a user object."""
    now = desk.world.clock.now()
    offset = datetime.astimezone(now, ZoneInfo(person.time_zone)).utcoffset()
    user: Json = {
        "id": person.slack_user_id,
        "team_id": TEAM,
        "name": person.key,
        "deleted": person.key in desk.rooms.deactivated,
        "real_name": person.name,
        "tz": person.time_zone,
        "tz_label": person.time_zone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {
            "real_name": person.name,
            "real_name_normalized": person.name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "team": TEAM,
        },
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": False,
        "is_app_user": False,
        "updated": int(now.timestamp()),
    }
    if "users:read.email" in desk.access.scopes:
        user["profile"]["email"] = email_of(person)
    return {**user, "locale": LOCALES.get(person.language, "en-US")} if locale else user


def _bot() -> Json:
    return {
        "id": BOT_SLACK_USER,
        "team_id": TEAM,
        "name": "deskbell",
        "deleted": False,
        "real_name": "Deskbell",
        "is_bot": True,
        "is_app_user": False,
        "profile": {"real_name": "Deskbell", "display_name": "", "bot_id": BOT_SLACK_ID, "api_app_id": APP},
    }


METHODS = {
    "users.info": info,
    "users.list": list_users,
    "users.lookupByEmail": by_email,
    "users.profile.get": profile,
    "users.getPresence": presence,
}
