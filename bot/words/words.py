"""Words: finished text in one reader's language and zone."""

import functools
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from bot.shapes.text import Span, Text

Fact = str | int | datetime | Text
# Facts travel through the message as one private-use letter each, so that nothing in them is ever
# read as part of the message; the letters are taken out of every fact first.
FIRST_MARK = 0xF0000
# More than there are messages in all languages.
REMEMBERED = 16_384
_MARK = re.compile("([\U000f0000-\U000f00ff])")


class MissingWordsFault(Exception):
    """A message file lacks a text, or the text wants a fact that was not given."""


class Dictionary:
    """All message files, by language."""

    def __init__(self, folder: Path) -> None:
        self._bundles = {
            language.name: _bundle(language) for language in sorted(folder.iterdir()) if language.is_dir()
        }

    @functools.lru_cache(REMEMBERED)  # noqa: B019  # a dictionary is there for as long as the process
    def words(self, language: str, time_zone: str) -> "Words":
        """Return the words for a reader; the same for all who read alike."""
        return Words(self._bundles, language, ZoneInfo(time_zone))

    def keys(self, language: str) -> frozenset[str]:
        """Return the ids of all messages in a language."""
        return frozenset(self._bundles[language]._messages)  # noqa: SLF001  # Fluent offers no public list


class Words:
    """Turns message ids and facts into text for one reader."""

    def __init__(self, bundles: Mapping[str, FluentBundle], language: str, zone: ZoneInfo) -> None:
        self._bundles = bundles
        self._bundle = bundles[language]
        self.language = language
        self.zone = zone

    def __call__(self, key: str, **facts: Fact) -> str:
        """Return a text without styles."""
        return str(self.text(key, **facts))

    def other(self, language: str) -> "Words":
        """Return the words for whoever reads another language by the same clock."""
        return Words(self._bundles, language, self.zone)

    def has(self, key: str) -> bool:
        """Tell whether there is such a message."""
        return bool(self._bundle.has_message(key))

    def text(self, key: str, **facts: Fact) -> Text:
        """Return a text with styles: instants told in the reader's zone, other facts to the letter.

        Raises:
            MissingWordsFault: there is no such message, or it wants a fact that was not given.
        """
        spans: list[tuple[Span, ...]] = []
        plain = {name: self._mark(fact, spans) for name, fact in facts.items()}
        # Of marks alone the same always comes, and it holds nothing of anybody.
        put = _put_once if len(spans) == len(plain) else _put
        return _woven(put(self._bundle, key, tuple(plain.items())), spans)

    def moment(self, moment: datetime) -> Text:
        """Return an instant as the reader's clock and calendar show it."""
        local = moment.astimezone(self.zone)
        key = "moment-of-day"
        return Text(
            (Span(self(key, day=f"{local:%Y-%m-%d}", time=f"{local:%H:%M}"), moment=moment.astimezone(UTC)),)
        )

    def _mark(self, fact: Fact, spans: list[tuple[Span, ...]]) -> str | int:
        if isinstance(fact, int):
            return fact
        if isinstance(fact, datetime):
            fact = self.moment(fact)
        spans.append(fact.spans if isinstance(fact, Text) else (Span(_without_marks(fact)),))
        # A short fact may choose between variants of a message: it stays itself.
        if isinstance(fact, str) and fact.isascii() and fact.replace("_", "").isalnum():
            spans.pop()
            return fact
        return chr(FIRST_MARK + len(spans) - 1)


@functools.cache
def _bundle(folder: Path) -> FluentBundle:
    bundle = FluentBundle([folder.name], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _put(bundle: FluentBundle, key: str, facts: tuple[tuple[str, str | int], ...]) -> str:
    """Return a message with its facts, those of any length as marks."""
    language = bundle.locales[0]
    pattern_of = bundle.get_message(key).value if bundle.has_message(key) else None
    if pattern_of is None:
        raise MissingWordsFault(f"{language}: {key}")
    pattern, problems = bundle.format_pattern(pattern_of, dict(facts))
    if problems:
        raise MissingWordsFault(f"{language}: {key}: {problems[0]}")
    return str(pattern)


_put_once = functools.lru_cache(maxsize=REMEMBERED)(_put)


def _without_marks(text: str) -> str:
    return _MARK.sub("", text)


def _woven(pattern: str, spans: list[tuple[Span, ...]]) -> Text:
    found: list[Span] = []
    for place, part in enumerate(_MARK.split(pattern)):
        # Marks have odd places, what stands between them even ones.
        if place % 2:
            found.extend(spans[ord(part) - FIRST_MARK])
        elif part:
            found.append(Span(part))
    return Text(tuple(span for span in found if span.text))
