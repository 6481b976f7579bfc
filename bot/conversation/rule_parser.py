"""A small parser by rules: phrases that tell an intent, names of apps, versions and numbers."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from bot.conversation.numbers import number_named
from bot.conversation.understanding import PlaceKind, ShownKind, SpeakerKind, Understood
from data.model.company import App

TICKETS = ("FB",)
_VERSION = re.compile(r"(?<![A-Za-z0-9_.])[vV]?(\d{1,3}(?:\.\d{1,4}){1,3})(?![A-Za-z0-9_.]*\d)")
SURE = 0.9
LIKELY = 0.5
LETTERS_OF_A_REPORT = 24  # whoever writes that much to a help desk reports something


class RuleParser:
    """Understands what its phrases name and nothing else.

    Args of the constructor: phrases by intent, in the order in which intents win; languages by the
    words that name them.
    """

    def __init__(
        self,
        *,
        phrases: Mapping[str, Sequence[str]],
        languages: Mapping[str, Sequence[str]],
        apps: Sequence[App],
    ) -> None:
        self._patterns = {
            intent: re.compile("|".join(f"(?:{phrase})" for phrase in entries), re.IGNORECASE)
            for intent, entries in phrases.items()
        }
        self._languages = {
            language: re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
            for language, names in languages.items()
        }
        self._apps = {
            app.key: re.compile(
                "|".join(re.escape(name) for name in {app.key, *app.names.values()}), re.IGNORECASE
            )
            for app in apps
        }

    async def ready(self) -> None:
        """Return at once: rules are always there."""

    @property
    def seconds_left(self) -> int | None:
        """Return None: rules are always there."""
        return None

    async def parse(
        self, text: str, *, speaker: SpeakerKind, place: PlaceKind = "private", shown: ShownKind = ""
    ) -> Understood | None:
        """Return the first intent of which a phrase stands in the text."""
        del speaker, place, shown  # rules do not weigh who speaks, nor where
        plain = unicodedata.normalize("NFKC", text)[:4000]
        intent = next((name for name, found in self._patterns.items() if found.search(plain)), "out_of_scope")
        app, confidence = _first(self._apps, plain), SURE
        if intent == "out_of_scope":
            tells = bool(app) or _weight(plain) >= LETTERS_OF_A_REPORT
            intent, confidence = ("report_problem", LIKELY) if tells else (intent, 0.0)
        version = _VERSION.search(plain)
        return Understood(
            intent=intent,
            confidence=confidence,
            app=app,
            version=version[1] if version else "",
            ticket=number_named(plain, TICKETS),
            language=_first(self._languages, plain) if intent == "switch_language" else "",
        )


def _weight(text: str) -> int:
    """Return the length of a text in letters; a Han letter says about as much as three Latin ones."""
    return sum(3 if "\u4e00" <= letter <= "\u9fff" else letter.isalpha() for letter in text)


def _first(patterns: Mapping[str, re.Pattern[str]], text: str) -> str:
    found = [(match.start(), key) for key, pattern in patterns.items() if (match := pattern.search(text))]
    return min(found)[1] if found else ""
