"""What people are told before a release: drafted where nobody words it, and told as it was signed."""

from collections.abc import Callable, Mapping

from bot.cards.quoting import quoted_in
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.releases.release import EVIDENCE, NOTICES

LANGUAGE_OF = {key: language for language, key in NOTICES.items()}
# What is quoted of a summary leaves room for the words around it.
LONGEST_QUOTED = 600


def drafting(company: Company, words: Words) -> Callable[[str, Mapping[str, str]], str]:
    """Return what words the notice of a release in the language of the field that it stands in."""

    def draft(key: str, fields: Mapping[str, str]) -> str:
        own, summary = words.other(LANGUAGE_OF[key]), fields["summary"]
        cut = summary if len(summary) <= LONGEST_QUOTED else f"{summary[: LONGEST_QUOTED - 1]}…"
        return own(
            "release-draft",
            app=Text.plain(app_called(company, own, fields["app"])),
            version=Text.plain(fields["version"]),
            summary=Text.plain(quoted_in(company, own, cut, written_in=words.language)),
        )

    return draft


def app_called(company: Company, words: Words, key: str) -> str:
    """Return what an app is called; one that the company has no more, by its key."""
    app = company.app(key)
    return name_in(app.names, words.language) if app is not None else key


def evidence_called(company: Company, words: Words, key: str) -> str:
    """Return what a kind of evidence is called; one that the company asked for once and names no more, by its key."""
    if key in EVIDENCE:
        return words(f"release-{key.replace('_', '-')}")
    beside = company.releases.beside if company.releases is not None else {}
    return name_in(beside[key], words.language) if key in beside else key


def notice_bodies(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the notice by language, as it was signed; what was erased is missing."""
    return {language: fields[key] for language, key in NOTICES.items() if fields.get(key)}
