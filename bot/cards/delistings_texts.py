"""What people are told of a delisting: drafted where nobody words it, and quoted as it was signed."""

from collections.abc import Callable, Mapping
from datetime import date

from actions.delistings.announce import STOPPED
from bot.cards.quoting import quoted_in
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.delisting_package import BODIES, DATES, FOLLOW_UP_DONE, STORES
from data.model.delistings import Delisting

LANGUAGE_OF = dict(zip(BODIES, ("en", "zh-CN", "zh-TW"), strict=True))
# What is told without the texts of the package: they tell what does not hold any more.
WITHOUT_TEXT = frozenset({FOLLOW_UP_DONE, STOPPED})


def drafting(company: Company, words: Words) -> Callable[[str, Mapping[str, str]], str]:
    """Return what words a text from a package, in the language of the field that it stands in."""

    def draft(key: str, fields: Mapping[str, str]) -> str:
        own = words.other(LANGUAGE_OF[key])
        days = {day: fields[day] for day in DATES}
        return own(
            "delisting-draft",
            app=app_name(company, own, fields["app"]),
            stores=store_names(own, fields),
            alternative=quoted_in(company, own, fields["alternative"], written_in=words.language),
            contact=fields["contact"],
            **days,
        )

    return draft


def app_name(company: Company, words: Words, key: str) -> str:
    """Return what an app is called; one that the company has no more, by its key."""
    app = company.app(key)
    return name_in(app.names, words.language) if app else key


def store_names(words: Words, fields: Mapping[str, str]) -> str:
    """Return the names of stores in a row."""
    return words("list-comma").join(fields.get(STORES, "").split("\n"))


def notice_texts(
    company: Company, words: Words, delisting: Delisting, rung: str, *, today: date
) -> dict[str, str]:
    """Return what people are told at one rung of the notices, by language; what was erased is missing.

    Args:
        today: by the company's clocks.
    """
    left = (delisting.take_down_on - today).days
    told = {}
    for key, language in LANGUAGE_OF.items():
        own, body = words.other(language), delisting.texts.get(key, "")
        head = _head(company, own, delisting, rung, left=left)
        if rung in WITHOUT_TEXT:
            told[language] = head
        elif body:
            told[language] = f"{head}\n{body}"
    return told


def _head(company: Company, words: Words, delisting: Delisting, rung: str, *, left: int) -> str:
    app = app_name(company, words, delisting.app)
    if rung.startswith("P"):
        # A notice that comes late tells how long there still is, not how long there should have been.
        return words("delisting-notice-before", app=Text.plain(app), days=max(left, -1))
    return words(f"delisting-notice-{rung.replace('_', '-')}", app=Text.plain(app))
