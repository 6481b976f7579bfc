"""How second factors are shown and told."""

import io

import segno

from bot.cards.commands import slash_in
from bot.cards.view import Drawing, button
from bot.shapes.card import Button, Card, Field, Reference
from bot.shapes.file import Picture
from bot.shapes.text import Span, Text
from data.model.company import name_in
from data.model.factor import SHOWN_FOR, Factor, address_of, spelled
from data.model.resets import Reset, ResetState
from data.store.factor import Factors
from data.store.people import Chats, People
from data.store.resets import Resets

# Large enough for a telephone that looks at a screen, and no file to speak of.
SCALE, BORDER = 8, 4


def picture(drawing: Drawing) -> Card | None:
    """Show what an authenticator reads, for as long as it is to be read."""
    factor, words = _begun(drawing), drawing.words
    if factor is None:
        return None
    who = People(drawing.reading).find(factor.person_id)
    issuer = name_in(drawing.reading.company.names, words.language)
    code = segno.make(address_of(factor.secret, name=who.name, issuer=issuer), error="m", micro=False)
    drawn = io.BytesIO()
    code.save(drawn, kind="png", scale=SCALE, border=BORDER)
    width, height = (int(side) for side in code.symbol_size(scale=SCALE, border=BORDER))
    caption = words.text("factor-picture")
    file = Picture(
        "second-factor.png", drawn.getvalue(), width=width, height=height, alt=words("factor-picture-alt")
    )
    return Card(lines=(caption,), file=file)


def secret(drawing: Drawing) -> Card | None:
    """Show the secret for whoever cannot read the picture, and ask for the first code."""
    factor, words = _begun(drawing), drawing.words
    if factor is None:
        return None
    return Card(
        title=words("factor-secret-title"),
        lines=(
            words.text("factor-secret-how"),
            Text((Span(factor.secret, bold=True),)),
            words.text("factor-secret-until", until=factor.since + SHOWN_FOR),
        ),
        buttons=(button(words, "confirm", drawing.subject, 0, label=words("button-enrol")),),
    )


def codes(drawing: Drawing) -> Card | None:
    """Show the backup codes, once."""
    factor = Factors(drawing.reading).numbered(_number(drawing))
    shown = Factors(drawing.reading).shown(factor) if factor is not None else []
    if factor is None or not shown:
        return None
    words = drawing.words
    return Card(
        title=words("factor-codes-title"),
        lines=(
            words.text("factor-codes-how"),
            Text((Span(spelled(shown), bold=True),)),
            words.text("factor-codes-until", until=factor.since + SHOWN_FOR),
        ),
        buttons=(button(words, "got_it", drawing.subject, 0, label=words("button-kept-codes")),),
    )


def own(drawing: Drawing) -> Card:
    """Show somebody that they have a second factor, and what can be done about it."""
    words = drawing.words
    factor = Factors(drawing.reading).in_force(Chats(drawing.reading).find(drawing.chat_id).person_id or 0)
    if factor is None:
        return Card(title=words("factor-title"), lines=(words.text("factor-none"),))
    left = Factors(drawing.reading).left(factor)
    return Card(
        title=words("factor-title"),
        lines=(words.text("factor-since", since=factor.since), words.text("factor-left", count=left)),
        buttons=(
            button(words, "replace", drawing.subject, 0),
            button(words, "lost", drawing.subject, 0),
        ),
    )


def reset(drawing: Drawing) -> Card:
    """Show an admin whose factor shall be taken off, and who has agreed."""
    words, people = drawing.words, People(drawing.reading)
    asked = Resets(drawing.reading).find(_number(drawing))
    named = {"person": asked.person_id, "asked": asked.asked_by, "agreed": asked.agreed_by}
    fields = tuple(
        Field(words(f"label-reset-{what}"), Text.plain(people.find(person_id).name))
        for what, person_id in named.items()
        if person_id is not None
    )
    waits = asked.state is ResetState.WAITING
    lines = [words.text(f"reset-{asked.state.value}", until=asked.expires_at)]
    if waits:
        lines.append(words.text("reset-make-sure"))
    return Card(
        title=words("reset-title"),
        lines=tuple(lines),
        fields=fields,
        buttons=_deciding(drawing, asked) if waits else (),
    )


def _deciding(drawing: Drawing, asked: Reset) -> tuple[Button, ...]:
    words, subject, version = drawing.words, drawing.subject, asked.version
    sure = Button(words("button-reset"), Reference("reset", "", subject, version), style="danger")
    return sure, button(words, "leave", subject, version)


def in_force(drawing: Drawing) -> Card:
    """Tell that a second factor is in force from now on."""
    return Card(lines=(drawing.words.text("factor-in-force"),))


def not_finished(drawing: Drawing) -> Card:
    """Tell that one was begun and not finished in time."""
    return Card(lines=(drawing.words.text("factor-not-finished", slash=_slash(drawing)),))


def paused(drawing: Drawing) -> Card:
    """Warn somebody that codes were wrong too often on another account of theirs."""
    words, facts = drawing.words, drawing.facts
    platform = words(f"platform-{facts['platform']}")
    return Card(lines=(words.text("factor-paused", platform=platform, minutes=int(facts["minutes"])),))


def backup_used(drawing: Drawing) -> Card:
    """Tell that a backup code was used, and how many are left."""
    left = int(drawing.facts["left"])
    return Card(lines=(drawing.words.text("factor-backup-used", left=left, slash=_slash(drawing)),))


def reset_asked(drawing: Drawing) -> Card:
    """Tell somebody that their factor is asked to be taken off."""
    return Card(lines=(drawing.words.text("factor-reset-asked"),))


def reset_ended(drawing: Drawing) -> Card:
    """Tell somebody what became of that."""
    return Card(lines=(drawing.words.text(f"factor-reset-{drawing.facts['state']}", slash=_slash(drawing)),))


def _begun(drawing: Drawing) -> Factor | None:
    factor = Factors(drawing.reading).numbered(_number(drawing))
    return None if factor is None or factor.in_force else factor


def _slash(drawing: Drawing) -> str:
    return slash_in(drawing.reading, drawing.chat_id)


def _number(drawing: Drawing) -> int:
    return int(drawing.subject.rpartition(".")[2])
