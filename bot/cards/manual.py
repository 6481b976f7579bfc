"""How the manual is shown: what somebody can do here, one chapter of it, and the first words to whoever is new."""

import functools
from collections.abc import Iterator

from bot.cards.commands import SLASH
from bot.cards.view import Drawing, button
from bot.shapes.card import Button, Card
from bot.shapes.text import Span, Text
from bot.words.words import Words
from data.model.company import name_in
from data.model.people import Person
from data.store.people import Chats, People
from data.store.work import Reading

IN_FRONT = 3
# Chapters, for all languages, in the few ways that people differ in what they may do.
REMEMBERED = 1_024
ELSE = "else"  # what stands in no chapter


def help_card(drawing: Drawing) -> Card:
    """Say what whoever asks can do here, chapter by chapter."""
    words, facts = drawing.words, drawing.facts
    slash, who = str(facts["slash"]), People(drawing.reading).find(int(facts["person"] or 0))
    names = [chapter for chapter, _ in _chapters(str(facts["chapters"])) if chapter != ELSE]
    lines = [words.text("help-welcome", company=_company(drawing.reading, words))] if facts["new"] else []
    lines.append(_intro(drawing.reading, words, who))
    for chapter, commands in _chapters(str(facts["chapters"])):
        if commands:
            lines.append(Text((Span(words(f"chapter-{chapter}"), bold=True),)))
        lines += _commands(words, tuple(commands), slash=slash, staff=who.is_staff)
    if names:
        example = Text.plain(f"{slash}help {words(f'chapter-{names[0]}')}")
        lines.append(words.text("help-further", command=_typed(slash, "help"), example=example))
    return Card(title=words("help-title"), lines=tuple(lines), buttons=tuple(_leading(words, names)))


def chapter_card(drawing: Drawing) -> Card:
    """Show one chapter, with the commands that stand in it."""
    words, facts = drawing.words, drawing.facts
    slash, chapter = str(facts["slash"]), str(facts["chapter"])
    text = words.text(f"chapter-{chapter}-text", slash=Text((Span(slash, ours=True),)))
    who = People(drawing.reading).find(int(facts["person"] or 0))
    names = tuple(str(facts["commands"]).split())
    commands = _commands(words, names, slash=slash, staff=who.is_staff)
    return Card(title=words(f"chapter-{chapter}"), lines=(text, *commands))


def welcome(drawing: Drawing) -> Card | None:
    """Tell whoever is new what to write, and where to read on; nothing once they are gone."""
    words, reading = drawing.words, drawing.reading
    chat = Chats(reading).find(drawing.chat_id)
    if chat.person_id is None:
        return None
    who = People(reading).find(chat.person_id)
    company = _company(reading, words)
    if who.is_staff:
        intro = words.text("welcome-intro-staff", departments=_departments(reading, words, who))
    else:
        intro = words.text("welcome-intro", app=_an_app(reading, words))
    further = words.text("welcome-further", command=_typed(SLASH[chat.platform], "help"))
    return Card(
        title=words("welcome-title", company=company),
        lines=(intro, further),
        buttons=(button(words, "help", "me", 0),),
    )


def _chapters(told: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each chapter with its commands, of a text such as `reports=report status;else=help`."""
    for one in filter(None, told.split(";")):
        chapter, _, commands = one.partition("=")
        yield chapter, commands.split()


def _leading(words: Words, names: list[str]) -> Iterator[Button]:
    for name in names[:IN_FRONT]:
        yield button(words, "help", "me", 0, value=name, label=words(f"chapter-{name}"))


def _intro(reading: Reading, words: Words, who: Person) -> Text:
    if who.is_staff:
        return words.text("help-intro-staff")
    return words.text("help-intro", app=_an_app(reading, words))


def meaning_of(words: Words, name: str, *, slash: str, staff: bool) -> Text:
    """Say what a command is for; where people of the company do something else with it, what it is for them."""
    own = f"command-{name}-staff"
    key = own if staff and words.has(own) else f"command-{name}"
    return words.text(key, example=_typed(slash, name) + Text.plain(" FB-7"))


@functools.lru_cache(REMEMBERED)
def _commands(words: Words, names: tuple[str, ...], *, slash: str, staff: bool) -> tuple[Text, ...]:
    """Return a line for each command: it reads the same for all who read alike."""
    return tuple(
        words.text(
            "help-line",
            command=_typed(slash, name),
            meaning=meaning_of(words, name, slash=slash, staff=staff),
        )
        for name in names
    )


def _typed(slash: str, name: str) -> Text:
    return Text((Span(f"{slash}{name}", ours=True),))


def _company(reading: Reading, words: Words) -> Text:
    return Text.plain(name_in(reading.company.names, words.language))


def _an_app(reading: Reading, words: Words) -> Text:
    """Return what one of the company's apps is called, such as people would write of it."""
    return Text.plain(next((name_in(app.names, words.language) for app in reading.company.apps), ""))


def _departments(reading: Reading, words: Words, who: Person) -> Text:
    """Return where somebody works; the company itself for whoever is in no department."""
    own = [one for one in reading.company.departments if one.key in who.groups]
    names = [one.names for one in own] or [reading.company.names]
    return Text.plain(" / ".join(name_in(one, words.language) for one in names))
