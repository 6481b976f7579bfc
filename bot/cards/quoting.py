"""What somebody wrote in one language, quoted in a text that many read in another."""

from bot.words.conversion import SCRIPTS, as_read
from bot.words.script import script_of
from bot.words.words import Words
from data.model.company import Company, name_in


def quoted_in(company: Company, words: Words, text: str, *, written_in: str) -> str:
    """Return a text in the script of those who read the words, and marked as it was written where it is in another language.

    What is the name of one of our apps is its name there.

    Args:
        written_in: language of the writer, which decides where the letters alone do not tell the script.
    """
    for app in company.apps:
        if text.strip().casefold() in {name.casefold() for name in app.names.values()}:
            return name_in(app.names, words.language)
    names = [name for app in company.apps for name in app.names.values()]
    read = as_read(text, language=words.language, time_zone="", written_in=written_in, names=names)
    return words("quoted-as-written", text=read) if is_foreign(words, text) else read


def is_foreign(words: Words, text: str) -> bool:
    """Tell whether a text is in a language that no conversion of its letters turns into that of the words."""
    told = script_of(text)
    return told is not None and (told in SCRIPTS) != (words.language in SCRIPTS)
