"""Find what Telegram would make pressable by itself, so that it can be kept from doing so."""

import re
from collections.abc import Iterator

# Telegram looks for addresses, mentions, commands and tags in whatever a bot sends, and offers no way to switch
# that off. What stands inside a `code` entity it leaves alone. Only the words in question are put into such
# entities: the text stays as it was written, to the letter, and can still be copied (invisible letters in
# between would break a copied address).
# Source: github.com/tdlib/td, td/telegram/MessageEntity.cpp, 2026-11-21: what is found, and that an entity given by
# the bot wins over a found one inside it. The patterns here are wider than Telegram's on purpose.
Stretch = tuple[int, int]

# An address may reach as far as there is no white space, and begin as far back. The two are matched apart:
# one pattern for both would take the square of a long word's length.
_RUN = re.compile(r"\S+")
_LIKE_AN_ADDRESS = re.compile(
    r"""://                              # any scheme
    | \.(?:[a-z]{2}|[^\x00-\x7f\s])     # a name that goes on after a dot, as domains do
    | \d\.\d{1,3}\.\d{1,3}\.\d           # four numbers, as in addresses of machines
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MENTION = re.compile(r"@[a-z0-9_]+", re.IGNORECASE)
_COMMAND = re.compile(r"(?<![a-z0-9_])/[a-z0-9_]+(?:@[a-z0-9_]+)?", re.IGNORECASE)
_HASHTAG = re.compile(r"#[^\s\x00-\x22\x24-\x2f:-?\[-^`{-\x7f]+")
_CASHTAG = re.compile(r"\$[A-Z0-9]+")
_WORDS = (("@", _MENTION), ("/", _COMMAND), ("#", _HASHTAG), ("$", _CASHTAG))


def pressable(text: str) -> list[Stretch]:
    """Return the stretches to protect, in order, none touching another, as positions in the text."""
    words = [match.span() for sign, pattern in _WORDS if sign in text for match in pattern.finditer(text)]
    found = sorted([*_addresses(text), *words])
    merged: list[Stretch] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _addresses(text: str) -> Iterator[Stretch]:
    if _LIKE_AN_ADDRESS.search(text) is None:
        return
    yield from (run.span() for run in _RUN.finditer(text) if _LIKE_AN_ADDRESS.search(run.group()))
