"""The menus of commands, in every language."""

from bot.words.words import Dictionary
from data.model.people import LANGUAGES


def menu(dictionary: Dictionary, commands: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Return name and description of each command, by language."""
    found = {}
    for language in LANGUAGES:
        words = dictionary.words(language, "UTC")
        found[language] = [
            (name, words(f"command-{name}", example=f"/{name} FB-7")) for name in commands if name != "start"
        ]
    return found
