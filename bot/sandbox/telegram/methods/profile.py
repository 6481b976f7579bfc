"""setMyName, setMyDescription, setMyShortDescription, setChatMenuButton, and what reads them back."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.telegram.access import chat_to_read
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_ABOUT
from bot.sandbox.telegram.methods.menus import language_of
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.clean import cleaned
from bot.sandbox.telegram.wire import bot_user

BUTTONS = frozenset({"commands", "web_app", "default"})


def setter(name: str) -> Callable[[State, Arguments], bool]:
    """Return the method that keeps one text about the bot, by language; an empty one takes it back."""

    def keep(state: State, arguments: Arguments) -> bool:
        text = cleaned(arguments.text(name)).strip()
        if len(text) > LONGEST_ABOUT[name]:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        state.about[name, language_of(arguments)] = text
        return True

    return keep


def getter(name: str) -> Callable[[State, Arguments], dict[str, str]]:
    """Return the method that tells one text about the bot in a language, else in no particular one."""

    def told(state: State, arguments: Arguments) -> dict[str, str]:
        texts = [state.about.get((name, language), "") for language in (language_of(arguments), "")]
        fallback = bot_user()["first_name"] if name == "name" else ""
        return {name: next(filter(None, texts), fallback)}

    return told


def set_chat_menu_button(state: State, arguments: Arguments) -> bool:
    """Change the button beside the text field, of one private chat or of all."""
    button = arguments.structure("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in BUTTONS:
        raise bad_request("can't parse menu button: unallowed type")
    state.menu_buttons[_whose(state, arguments)] = button
    return True


def get_chat_menu_button(state: State, arguments: Arguments) -> dict[str, Any]:
    """Tell which button a private chat, or else every one, has."""
    found = state.menu_buttons.get(_whose(state, arguments)) or state.menu_buttons.get(0)
    return found or {"type": "default"}


def _whose(state: State, arguments: Arguments) -> int:
    """Return the id of the private chat, 0 for all of them."""
    if not arguments.text("chat_id"):
        return 0
    chat = chat_to_read(state, arguments)
    if not chat.private:
        raise bad_request("chat_id must be of a private chat")
    return chat.chat_id
