"""The reply_markup of a call, checked."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_CALLBACK_DATA_BYTES
from bot.sandbox.telegram.refusals import bad_request

Keyboard = list[list[dict[str, Any]]]

BUTTON = "can't parse inline keyboard button: "
LOOKS = frozenset({"text", "icon_custom_emoji_id", "style"})
ACTIONS = frozenset(
    {
        "url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text", "pay",
        "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game",
    }
)  # fmt: skip
WITHOUT_INLINE = frozenset({"keyboard", "remove_keyboard", "force_reply"})


@dataclass(frozen=True, slots=True)
class Markup:
    """What stands under a message.

    Attributes:
        inline: rows of buttons under the message itself, None when it has none.
        replies: a reply keyboard, its removal or a forced reply; such a message cannot be edited.
    """

    inline: Keyboard | None = None
    replies: dict[str, Any] | None = None


def markup_of(arguments: Arguments) -> Markup:
    """Return the checked reply_markup.

    Raises:
        Refused: it has the wrong form, or a button that Telegram does not accept.
    """
    raw = arguments.structure("reply_markup", "can't parse reply keyboard markup JSON object")
    if raw is None:
        return Markup()
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        rows = [_row(row) for row in _list(raw["inline_keyboard"])]
        return Markup(inline=[row for row in rows if row] or None)
    return Markup(replies=raw if WITHOUT_INLINE & raw.keys() else None)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    return value


def _row(row: object) -> list[dict[str, Any]]:
    if not isinstance(row, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return [_button(button) for button in row]


def _button(button: object) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request(f"{BUTTON}InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f'{BUTTON}Can\'t find field "text"')
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    actions = sorted(ACTIONS & button.keys())
    if not actions:
        raise bad_request(f"{BUTTON}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    _check_action(actions[0], button[actions[0]])
    return {name: value for name, value in button.items() if name in LOOKS or name in ACTIONS}


def _check_action(action: str, value: object) -> None:
    if action == "callback_data" and not _fits(value):
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not _is_address(value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _fits(data: object) -> bool:
    return isinstance(data, str) and 1 <= len(data.encode()) <= LONGEST_CALLBACK_DATA_BYTES


def _is_address(value: object) -> bool:
    if not isinstance(value, str) or not value or value != value.strip() or " " in value:
        return False
    scheme, separator, rest = value.partition("://")
    if separator:
        return scheme.lower() in {"http", "https", "tg", "ton"} and bool(rest)
    return "." in value.strip(".")
