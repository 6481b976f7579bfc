"""What people are told of a delisting: drafted where nobody words it, and quoted as it was signed."""

from collections.abc import Callable, Mapping

from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.delisting_package import BODIES, DATES, STORES

LANGUAGE_OF = dict(zip(BODIES, ("en", "zh-CN", "zh-TW"), strict=True))
KEY_OF = {language: key for key, language in LANGUAGE_OF.items()}


def drafting(company: Company, words: Words) -> Callable[[str, Mapping[str, str]], str]:
    """Return what words a text from a package, in the language of the field that it stands in."""

    def draft(key: str, fields: Mapping[str, str]) -> str:
        own = words.other(LANGUAGE_OF[key])
        days = {day: fields[day] for day in DATES}
        return own(
            "delisting-draft",
            app=app_name(company, own, fields["app"]),
            stores=store_names(own, fields),
            alternative=fields["alternative"],
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
