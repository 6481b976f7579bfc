"""Finds everything that a text names, by all rules together."""

from datetime import datetime, timezone

from nlu.entities.apps import Apps
from nlu.entities.durations import find_durations
from nlu.entities.entity import Entity, Names
from nlu.entities.folding import Folded, fold
from nlu.entities.found import Found, settle
from nlu.entities.languages import Language, find_language
from nlu.entities.moment import moment
from nlu.entities.numbered import find_numbers
from nlu.entities.permissions import Permissions
from nlu.entities.versions import find_versions
from nlu.entities.when_chinese import find_chinese_moments
from nlu.entities.when_english import find_english_moments

# Words are tried from a day that has every date ahead of it: months of 31 days, and the 29th of February.
_ANY_DAY = datetime(2024, 1, 10, 10, 0, tzinfo=timezone.utc)
_ORDERS = ("", "zh")  # 3/12 names two days unless its language is known: either will do


class Extractor:
    """Finds what a text names.

    Of two claims on the same letters the longer one stands, then the one whose kind comes first in
    `found.PRIORITY`. Words that look like a moment are one only where they can be read as one.
    """

    def __init__(self, names: Names) -> None:
        self._apps = Apps(names.apps)
        self._permissions = Permissions(names.permissions)

    def find(self, text: str, *, language: str = "") -> tuple[Entity, ...]:
        """Return what stands in a text, in the order in which it stands there.

        Args:
            language: of the text, as far as known; it tells which Chinese somebody means who asks for Chinese.
        """
        folded = fold(text)
        settled = settle(self._claims(folded, language))
        return tuple(_entity(folded, one) for one in settled if _holds(one, folded.plain))

    def _claims(self, folded: Folded, language: str) -> list[Found]:
        plain = folded.plain
        apps = [*self._apps.find(folded)]
        return [
            *apps,
            *find_numbers(plain),
            *find_versions(plain, apps=apps),
            *self._permissions.find(plain),
            *find_durations(plain),
            *find_english_moments(plain),
            *find_chinese_moments(plain),
            *find_language(plain, chinese=_chinese_of(folded, language)),
        ]


def _holds(one: Found, plain: str) -> bool:
    """Tell whether a claim can be what it claims; only of a moment that takes more than its look."""
    if one.entity != "when":
        return True
    words = plain[one.start : one.end]
    return any(moment(words, now=_ANY_DAY, zone=timezone.utc, language=order) for order in _ORDERS)


def _entity(folded: Folded, found: Found) -> Entity:
    start, end = folded.span(found.start, found.end)
    text = folded.source[start:end]
    return Entity(found.entity, found.value or text, text, start, end)


def _chinese_of(folded: Folded, language: str) -> Language:
    if language in {"zh-Hans", "zh-Hant"}:
        return "zh-Hant" if language == "zh-Hant" else "zh-Hans"
    traditional = any(
        "\u3400" <= letter <= "\u9fff" and letter not in folded.plain for letter in folded.source
    )
    return "zh-Hant" if traditional else "zh-Hans"
