"""Every call that the desk makes of the outside, and the scene in which people make it do so."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCENES = Path(__file__).parent / "scenes"
# Longer than the desk's patience with any call of a platform, save the polls that are meant to last.
PATIENCE_SECONDS = {"slack": 12.0, "telegram": 17.0, "hook": 17.0}
DOWNLOADS = ("url_private", "file")
# Twice as long as the desk lets pass before it looks again whether Telegram still calls it.
LOOK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Call:
    """One method and how the desk is brought to call it.

    Attributes:
        platform: slack, telegram or hook.
        method: as the sandbox names it; addresses that a platform hands out have names of their own there.
        scene: the play in which it is called.
        at_start: whether the desk is started anew first, as it calls that method only then.
        by_webhook: whether the desk must hear Telegram by webhook.
        passes_a_day: whether a day passes in its scene, with reminders of all that other scenes left open.
        wait_seconds: for how long of real time the call may let itself be waited for.
    """

    platform: str
    method: str
    scene: str
    at_start: bool = False
    by_webhook: bool = False
    passes_a_day: bool = False
    wait_seconds: float = 0.0

    @property
    def play(self) -> Path:
        """The file of its scene."""
        return SCENES / f"{self.scene}.yml"

    @property
    def strokes(self) -> int:
        """How often a broken connection must break until the desk hears of it."""
        # What it only reads the client library asks for once more by itself.
        return 2 if self.method in DOWNLOADS else 1

    @property
    def slow_seconds(self) -> float:
        """For how long an answer is held back so that the desk gives it up."""
        # Files may take their time, as long as they keep coming.
        return PATIENCE_SECONDS["telegram" if self.method in DOWNLOADS else self.platform]


def _all(platform: str, scene: str, *methods: str, **more: Any) -> tuple[Call, ...]:
    return tuple(Call(platform, method, scene, **more) for method in methods)


CALLS: tuple[Call, ...] = (
    *_all("slack", "talk_slack", "chat.postMessage", "chat.update", "views.open"),
    *_all("slack", "talk_slack", "apps.connections.open", "auth.test", at_start=True),
    *_all("slack", "talk_slack", "users.list", "usergroups.list", at_start=True),
    *_all("slack", "lost_slack", "conversations.history"),
    *_all("slack", "lost_thread_slack", "conversations.replies"),
    *_all("slack", "taken_back_slack", "chat.delete", "files.delete"),
    *_all("slack", "whispered_slack", "chat.postEphemeral", "response_url"),
    *_all("slack", "afresh_slack", "chat.getPermalink", passes_a_day=True),
    *_all("slack", "pinned_slack", "pins.add", "pins.remove"),
    *_all("slack", "home_slack", "views.publish"),
    *_all("slack", "newcomer_slack", "users.info"),
    *_all("slack", "withheld_slack", "files.info"),
    *_all(
        "slack",
        "files_slack",
        "url_private",
        "files.getUploadURLExternal",
        "upload",
        "files.completeUploadExternal",
    ),
    *_all("slack", "trouble", "conversations.open"),
    *_all("hook", "trouble", "pager"),
    *_all("telegram", "talk_telegram", "sendMessage", "editMessageText", "answerCallbackQuery"),
    *_all("telegram", "talk_telegram", "getUpdates"),
    *_all("telegram", "talk_telegram", "getMe", "deleteWebhook", "setMyCommands", at_start=True),
    *_all("telegram", "files_telegram", "getFile", "file", "sendPhoto", "sendDocument"),
    *_all("telegram", "pinned_telegram", "pinChatMessage", "unpinChatMessage"),
    *_all("telegram", "taken_back_telegram", "deleteMessage"),
    *_all("telegram", "newcomer_telegram", "getChat"),
    *_all("telegram", "talk_telegram", "setWebhook", at_start=True, by_webhook=True),
    *_all("telegram", "talk_telegram", "getWebhookInfo", by_webhook=True, wait_seconds=LOOK_SECONDS),
)
