"""Both platforms, wired: each with its sender and its receiver, where there is a token for it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.inbox.calls import HttpDoor
from bot.inbox.door import Door
from bot.inbox.homes import HomeDoor
from bot.outbox.port import Platform
from bot.platforms.fetching import Source
from bot.platforms.route import Route
from bot.platforms.slack.pace import SlackPace
from bot.platforms.slack.receive import SlackReceiver
from bot.platforms.slack.roll import RollCall
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.telegram.pace import TelegramPace
from bot.platforms.telegram.receive import TelegramReceiver
from bot.platforms.telegram.send import TelegramPlatform
from bot.platforms.telegram.webhook import secret_from
from config.settings import Settings, SlackSettings

Menu = Mapping[str, Sequence[tuple[str, str]]]


class Receiver(Protocol):
    """The receiving half of a platform."""

    @property
    def doors(self) -> Sequence[HttpDoor]:
        """Where it is heard over HTTP; none where it asks by itself."""

    @property
    def connected(self) -> bool:
        """Whether anything can be heard now."""

    @property
    def heard_at(self) -> float | None:
        """When the platform was last known to reach us, in seconds of the loop's clock."""

    async def start(self) -> None:
        """Begin to listen."""

    async def stop(self) -> None:
        """Listen no more."""


class Starting(Platform, Source, Protocol):
    """The sending half of a platform."""

    async def start(self) -> None:
        """Open what is needed to send."""

    async def stop(self) -> None:
        """Close it."""


@dataclass(frozen=True, slots=True)
class Served:
    """One platform that the desk serves."""

    platform: Starting
    receiver: Receiver


def senders(
    settings: Settings,
    *,
    clock: Callable[[], datetime],
    reached: Callable[[str], None],
    is_open: Callable[[], bool],
) -> dict[str, Starting]:
    """Return the sending halves of the platforms for which there is a token.

    Args:
        is_open: asked before each request; where it says no, nothing is sent.
    """
    found: dict[str, Starting] = {}
    slack, telegram = (
        settings.slack.bot_token.get_secret_value(),
        settings.telegram.bot_token.get_secret_value(),
    )
    if slack:
        found["slack"] = SlackPlatform(
            bot_token=slack,
            now=clock,
            api_url=settings.slack.api_url,
            reached=reached,
            history_lag_seconds=settings.slack.history_lag_seconds,
            pace=SlackPace(**settings.slack.pace.model_dump()),
            route=Route(settings.slack.proxy.get_secret_value(), is_open),
        )
    if telegram:
        found["telegram"] = TelegramPlatform(
            bot_token=telegram,
            api_url=settings.telegram.api_url,
            reached=reached,
            pace=TelegramPace(**settings.telegram.pace.model_dump()),
            route=Route(settings.telegram.proxy.get_secret_value(), is_open),
        )
    return found


def receivers(
    platforms: Mapping[str, Starting],
    settings: Settings,
    door: Door,
    *,
    clock: Callable[[], datetime],
    heard: Callable[[str, str], Awaitable[None]],
    reached: Callable[[str], None],
    homes: HomeDoor,
) -> list[Served]:
    """Return each platform with its receiving half."""
    served = []
    for platform in platforms.values():
        receiver: Receiver
        if isinstance(platform, SlackPlatform):
            receiver = _on_slack(
                platform, settings.slack, door, clock=clock, heard=heard, reached=reached, homes=homes
            )
        elif isinstance(platform, TelegramPlatform):
            told = settings.telegram
            receiver = TelegramReceiver(
                platform,
                door,
                now=clock,
                reached=reached,
                webhook_url=told.webhook_url,
                webhook_secret=told.webhook_secret.get_secret_value()
                or secret_from(told.bot_token.get_secret_value()),
            )
        else:
            continue
        served.append(Served(platform, receiver))
    return served


def _on_slack(
    platform: SlackPlatform,
    told: SlackSettings,
    door: Door,
    *,
    clock: Callable[[], datetime],
    heard: Callable[[str, str], Awaitable[None]],
    reached: Callable[[str], None],
    homes: HomeDoor,
) -> SlackReceiver:
    return SlackReceiver(
        platform,
        door,
        app_token=told.socket_token,
        signing_secrets=told.signing_secrets,
        now=clock,
        heard=heard,
        reached=reached,
        homes=homes,
        roll=RollCall(platform, door, now=clock),
    )
