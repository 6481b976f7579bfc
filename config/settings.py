"""All settings as one typed object, read once from the environment."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).parent


PROXIES = ("http://", "https://", "socks4://", "socks5://", "socks5h://")


def _is_proxy(told: SecretStr) -> SecretStr:
    if told.get_secret_value() and not told.get_secret_value().startswith(PROXIES):
        raise ValueError(f"begins with none of {' '.join(PROXIES)}")
    return told


# Secret, for it may hold a password.
Proxy = Annotated[SecretStr, AfterValidator(_is_proxy)]


class SlackSettings(BaseModel):
    """How to reach Slack; without a bot token the desk does not serve it.

    A channel's history may be behind by some seconds; Slack publishes no number.
    """

    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    signing_secret: SecretStr = SecretStr("")
    api_url: str = "https://slack.com/api/"
    history_lag_seconds: float = 5.0
    proxy: Proxy = SecretStr("")


class TelegramSettings(BaseModel):
    """How to reach Telegram; without a bot token the desk does not serve it."""

    bot_token: SecretStr = SecretStr("")
    api_url: str = "https://api.telegram.org"
    proxy: Proxy = SecretStr("")


class DatabaseSettings(BaseModel):
    """Where the desk remembers: `sqlite:///path` or `postgresql://…`; empty means a file in the data folder."""

    url: SecretStr = SecretStr("")


class CustodySettings(BaseModel):
    """The master key as 64 hexadecimal digits; without one, a file in the data folder holds it."""

    master_key: SecretStr = SecretStr("")


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


class StandbySettings(BaseModel):
    """On PostgreSQL one desk serves and others wait; one that falls silent for so long is no longer the active one."""

    lease_seconds: float = 2.0


class WatchSettings(BaseModel):
    """A platform that was not heard for so long is listened to anew, and admins are told on the other one.

    Telegram answers a poll every 25 seconds at the latest.
    """

    silent_after_seconds: float = 60.0


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
    standby: StandbySettings = StandbySettings()
    watch: WatchSettings = WatchSettings()
    failpoints: FailpointSettings = FailpointSettings()

    @property
    def has_tokens(self) -> bool:
        """Whether there is any platform to serve."""
        return bool(self.slack.bot_token.get_secret_value() or self.telegram.bot_token.get_secret_value())

    @property
    def database_url(self) -> str:
        """Return where the desk remembers."""
        return self.database.url.get_secret_value() or f"sqlite:///{self.data_folder / 'deskbell.sqlite'}"
