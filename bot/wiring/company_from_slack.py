"""The command `deskbell company from-slack`: write a company file that follows a workspace's user groups."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
import yaml

from bot.platforms.route import Route
from bot.platforms.slack.errors import OUTSIDE, code_of
from bot.platforms.slack.listing import list_channels, list_groups, list_users
from bot.platforms.slack.profiles import language_of
from bot.platforms.slack.send import SlackPlatform
from bot.wiring.company_commands import File
from bot.wiring.terminal import settings_or_exit
from config.company import CompanyFileFault, read_company
from config.company_from_slack import Colleague, NoSuchGroup, Workspace, from_slack
from config.settings import SlackSettings
from data.model.people import is_zone

REFUSED, WRONG = 1, 2


def write(
    file: File,
    follow: Annotated[
        list[str],
        typer.Option("--map", help="DEPARTMENT=HANDLE: let a department have the members of a user group."),
    ] = [],  # noqa: B006  # typer wants a list, and nobody changes it
    to: Annotated[Path | None, typer.Option("--to", help="Write it there instead of here.")] = None,
) -> None:
    """Write FILE as it would be by what Slack tells; look at it with `deskbell company diff` before you apply it."""
    mapping = dict(_pair(one) for one in follow)
    slack = settings_or_exit().slack
    if not slack.bot_token.get_secret_value():
        _refuse(WRONG, "DESKBELL_SLACK__BOT_TOKEN: is needed to ask Slack")
    try:
        read_company(file)
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        written = from_slack(told, asyncio.run(_workspace(slack)), mapping)
    except CompanyFileFault as fault:
        _refuse(WRONG, str(fault))
    except NoSuchGroup as fault:
        _refuse(WRONG, f"{file}: {fault}")
    except OUTSIDE as fault:
        _refuse(REFUSED, f"Slack did not tell: {code_of(fault)}; see `deskbell doctor`")
    text = yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=160)
    if to is None:
        typer.echo(text, nl=False)
    else:
        to.write_text(text, encoding="utf-8")
        typer.echo(f"{to}: {len(written['people'])} people; look at it with: deskbell company diff {to}")


def _pair(told: str) -> tuple[str, str]:
    department, sign, handle = told.partition("=")
    if not (department and sign and handle):
        raise typer.BadParameter(f"{told!r}: written as operations=ops-team", param_hint="--map")
    return department, handle


def _refuse(code: int, reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(code)


async def _workspace(slack: SlackSettings) -> Workspace:
    platform = SlackPlatform(
        bot_token=slack.bot_token.get_secret_value(),
        now=lambda: datetime.now(UTC),
        api_url=slack.api_url,
        route=Route(slack.proxy.get_secret_value()),
    )
    await platform.start()
    try:
        listed = await list_users(platform.client)
        groups, channels = await list_groups(platform.client), await list_channels(platform.client)
    finally:
        await platform.stop()
    return Workspace(tuple(map(_colleague, listed.users)), groups, channels)


def _colleague(user: Mapping[str, Any]) -> Colleague:
    profile, zone = user.get("profile") or {}, user.get("tz")
    return Colleague(
        slack_user_id=str(user["id"]),
        handle=str(user.get("name") or ""),
        name=str(profile.get("display_name") or user.get("real_name") or user["id"]),
        language=language_of(user.get("locale")),
        time_zone=str(zone) if is_zone(zone) else None,
        closed=bool(user.get("deleted")),
    )
