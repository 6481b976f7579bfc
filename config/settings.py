"""All settings as one typed object, read once from the environment."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.backups import BackupSettings
from config.custody import CustodySettings
from config.keys import Keyring
from config.pace import SlackPaceSettings, TelegramPaceSettings
from data.model.networks import Allowed, allowed

HERE = Path(__file__).parent
# What a secret_token may be. Source: core.telegram.org/bots/api#setwebhook, read 2026-11-21.
TELEGRAM_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}", re.ASCII)


PROXIES = ("http://", "https://", "socks4://", "socks5://", "socks5h://")


def _is_proxy(told: SecretStr) -> SecretStr:
    if told.get_secret_value() and not told.get_secret_value().startswith(PROXIES):
        raise ValueError(f"begins with none of {' '.join(PROXIES)}")
    return told


def _are_networks(told: str) -> str:
    for one in told.split():
        allowed(one)
    return told


# Secret, for it may hold a password.
Proxy = Annotated[SecretStr, AfterValidator(_is_proxy)]


class SlackSettings(BaseModel):
    """How to reach Slack; without a bot token the desk does not serve it.

    It is heard over sockets where there is an app token, unless `delivery` says http; else over HTTP, at
    /slack/events, proven by the signing secret. Two signing secrets with a space between are both believed.
    A channel's history may be behind by some seconds; Slack publishes no number.
    """

    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    signing_secret: SecretStr = SecretStr("")
    delivery: Literal["auto", "sockets", "http"] = "auto"
    api_url: str = "https://slack.com/api/"
    history_lag_seconds: float = 5.0
    pace: SlackPaceSettings = SlackPaceSettings()
    proxy: Proxy = SecretStr("")

    @model_validator(mode="after")
    def _can_be_heard(self) -> Self:
        if not self.bot_token.get_secret_value():
            return self
        token, secret = self.app_token.get_secret_value(), self.signing_secret.get_secret_value()
        if self.delivery == "http" and not secret:
            raise ValueError("delivery http needs the signing_secret")
        if self.delivery == "sockets" and not token:
            raise ValueError("delivery sockets needs the app_token")
        if not token and not secret:
            raise ValueError("needs the app_token (sockets) or the signing_secret (HTTP)")
        return self

    @property
    def socket_token(self) -> str:
        """Return what opens sockets; empty where Slack is heard over HTTP."""
        return "" if self.delivery == "http" else self.app_token.get_secret_value()

    @property
    def signing_secrets(self) -> tuple[str, ...]:
        """Return what proves a call over HTTP; nothing where that way is closed."""
        if self.delivery == "sockets":
            return ()
        return tuple(self.signing_secret.get_secret_value().split())


class TelegramSettings(BaseModel):
    """How to reach Telegram; without a bot token the desk does not serve it.

    Telegram is asked for updates, unless `webhook_url` says where it reaches the desk's site. The secret by which its
    calls are known comes from the bot's token, unless one is given.
    """

    bot_token: SecretStr = SecretStr("")
    api_url: str = "https://api.telegram.org"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    pace: TelegramPaceSettings = TelegramPaceSettings()
    proxy: Proxy = SecretStr("")

    @field_validator("webhook_secret")
    @classmethod
    def _fits_a_header(cls, secret: SecretStr) -> SecretStr:
        if not TELEGRAM_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("Telegram takes at most 256 of A-Z a-z 0-9 _ -")
        return secret


class DatabaseSettings(BaseModel):
    """Where the desk remembers: `sqlite:///path` or `postgresql://…`; empty means a file in the data folder."""

    url: SecretStr = SecretStr("")


class ClockSettings(BaseModel):
    """A clock to follow instead of the machine's; the sandbox moves it."""

    url: str = ""


class CompanySettings(BaseModel):
    """The file that names the company's people, apps and rules."""

    file: Path = HERE / "demo" / "company.yml"


class WebSettings(BaseModel):
    """Where health is told. Port 0 takes any free one."""

    host: str = "127.0.0.1"
    port: int = 0


class WebhookSettings(BaseModel):
    """Who may call, and the secrets by which callers prove themselves: one for all, and single ones by source.

    Two secrets with a space between are both believed, so that one can take the other's place.
    """

    file: Path = HERE / "webhooks.yml"
    secret: SecretStr = SecretStr("")
    secrets: dict[str, SecretStr] = {}

    def secrets_of(self, source: str) -> tuple[str, ...]:
        """Return what that source may prove itself by."""
        return tuple(self.secrets.get(source, self.secret).get_secret_value().split())


class HookSettings(BaseModel):
    """Whom the desk calls: the address of each by its name, and secrets as for webhooks.

    `allowed` are networks and addresses that all of them may have beside public ones, with spaces between.
    """

    model_config = ConfigDict(extra="allow")

    file: Path = HERE / "hooks.yml"
    secret: SecretStr = SecretStr("")
    secrets: dict[str, SecretStr] = {}
    allowed: Annotated[str, AfterValidator(_are_networks)] = ""
    proxy: Proxy = SecretStr("")

    @property
    def networks(self) -> tuple[Allowed, ...]:
        """Return what all of them may have for an address."""
        return tuple(map(allowed, self.allowed.split()))

    @property
    def urls(self) -> dict[str, str]:
        """Return the addresses by name; one that is empty is none."""
        return {name: str(url) for name, url in (self.model_extra or {}).items() if url}

    def secrets_of(self, hook: str) -> tuple[str, ...]:
        """Return what signs the calls of that system."""
        return tuple(self.secrets.get(hook, self.secret).get_secret_value().split())


class ProbeSettings(BaseModel):
    """What the desk looks at by itself."""

    file: Path = HERE / "probes.yml"


class StandbySettings(BaseModel):
    """On PostgreSQL one desk serves and others wait; one that falls silent for so long is no longer the active one."""

    lease_seconds: float = 2.0


class ProcessSettings(BaseModel):
    """How the desk shares the machine: on one core its threads take turns soonest, where nothing else holds that core."""

    one_core: bool = True


class WatchSettings(BaseModel):
    """A platform that was not heard for so long is listened to anew, and admins are told on the other one.

    Telegram answers a poll every 25 seconds at the latest; for a webhook it is asked every 30 seconds whether anything waits there, which would have come had it reached us.
    """

    silent_after_seconds: float = 120.0


class FileSettings(BaseModel):
    """What people may send: of a file at most so many bytes are taken in; Telegram gives out no larger ones."""

    largest_bytes: int = Field(default=20_000_000, ge=1, le=20_000_000)


class NluSettings(BaseModel):
    """What understands free text: a server at `url`, which wants to hear `token`, or a child that the desk starts.

    The child runs on `python`, in an environment of its own; its models lie in `models`. Desks that share `folder` share one
    child; without it, it is in the data folder. Where neither is there, rules understand.
    """

    url: str = ""
    token: SecretStr = SecretStr("")
    python: Path = HERE.parent / "nlu" / ".venv" / "bin" / "python"
    models: Path = HERE.parent / "var" / "nlu"
    folder: Path | None = None

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("begins with neither http:// nor https://")
        return url


class FailpointSettings(BaseModel):
    """A file that names the point at which the desk shall kill itself; for tests of what is lost then."""

    file: Path | None = None


class Settings(BaseSettings):
    """Everything that can be set, each as `DESKBELL_<ROOM>__<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="DESKBELL_", env_nested_delimiter="__", extra="ignore")

    data_folder: Path = Path("var")
    slack: SlackSettings = SlackSettings()
    telegram: TelegramSettings = TelegramSettings()
    database: DatabaseSettings = DatabaseSettings()
    custody: CustodySettings = CustodySettings()
    clock: ClockSettings = ClockSettings()
    company: CompanySettings = CompanySettings()
    web: WebSettings = WebSettings()
    webhooks: WebhookSettings = WebhookSettings()
    hooks: HookSettings = HookSettings()
    probes: ProbeSettings = ProbeSettings()
    standby: StandbySettings = StandbySettings()
    process: ProcessSettings = ProcessSettings()
    watch: WatchSettings = WatchSettings()
    files: FileSettings = FileSettings()
    backup: BackupSettings = BackupSettings()
    nlu: NluSettings = NluSettings()
    failpoints: FailpointSettings = FailpointSettings()

    @property
    def has_tokens(self) -> bool:
        """Whether there is any platform to serve."""
        return bool(self.slack.bot_token.get_secret_value() or self.telegram.bot_token.get_secret_value())

    def keyring(self) -> Keyring:
        """Return where the master keys come from."""
        return self.custody.keyring(self.data_folder)

    @property
    def backup_folder(self) -> Path:
        """Return where backups go unless it is said."""
        return self.backup.folder or self.data_folder / "backups"

    @property
    def database_url(self) -> str:
        """Return where the desk remembers."""
        return self.database.url.get_secret_value() or f"sqlite:///{self.data_folder / 'deskbell.sqlite'}"
