"""How fast each platform is spoken to."""

from pydantic import BaseModel, Field


class SlackPaceSettings(BaseModel):
    """How fast Slack is spoken to, where it takes more than it publishes (see its rate limits).

    `posts_at_once` messages in one channel may follow each other before the second counts.
    """

    posts_per_second_per_channel: float = Field(default=1.0, gt=0)
    posts_at_once: int = Field(default=3, ge=1)
    posts_per_minute: int = Field(default=300, ge=1)
    tier_2: int = Field(default=20, ge=1)
    tier_3: int = Field(default=50, ge=1)
    tier_4: int = Field(default=100, ge=1)


class TelegramPaceSettings(BaseModel):
    """How fast Telegram is spoken to, where it takes more than its page for bots says (as with paid broadcasts).

    `at_once` messages in one chat may follow each other before the second counts.
    """

    per_second: int = Field(default=30, ge=1)
    per_second_per_chat: float = Field(default=1.0, gt=0)
    at_once: int = Field(default=3, ge=1)
    per_minute_per_group: int = Field(default=20, ge=1)
    edits_per_minute_per_group: int = Field(default=20, ge=1)
