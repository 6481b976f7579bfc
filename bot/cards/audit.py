"""How the audit chain is told to people."""

from collections.abc import Iterator, Mapping

from bot.cards.audit_refused import REFUSED, told_of_refusal
from bot.cards.view import Drawing, button
from bot.shapes.card import Button, Card
from bot.shapes.text import Text
from bot.words.words import MissingWordsFault, Words
from data.store.audit_looks import Look, Looks
from data.store.audit_trail import Entry, Trail

ENTRIES_ON_A_PAGE = 10
NEXT, PREVIOUS = "next", "prev"


def head(drawing: Drawing) -> Card:
    """Post the head of a day, in the form in which the terminal takes it back."""
    words, facts = drawing.words, drawing.facts
    return Card(
        title=words("audit-head-title", day=str(facts["day"])),
        lines=(
            Text.plain(str(facts["head"])),
            words.text("audit-head", entry=int(facts["entry"])),
        ),
    )


def found(drawing: Drawing) -> Card:
    """Show a page of what somebody looked for, the newest first."""
    words, looks = drawing.words, Looks(drawing.reading)
    look, page = looks.find(drawing.subject), int(drawing.page) if drawing.page.isdigit() else 0
    entries = looks.page(look, skip=page * ENTRIES_ON_A_PAGE, most=ENTRIES_ON_A_PAGE + 1)
    shown = entries[:ENTRIES_ON_A_PAGE]
    people = [look.search.person_id, *(one for entry in shown for one in (entry.by, lender_of(entry)))]
    names = Trail(drawing.reading).names({one for one in people if one is not None})
    lines = [_line(words, entry, names) for entry in shown] or [words.text("audit-nothing")]
    return Card(
        title=words("audit-title"),
        lines=(*_sought(words, look, names), *lines),
        buttons=tuple(_turning(words, look, page, more=len(entries) > len(shown))),
    )


def _sought(words: Words, look: Look, names: Mapping[int, str]) -> Iterator[Text]:
    search = look.search
    if search.about:
        yield words.text("audit-about", subject=search.about)
    if search.person_id is not None:
        yield words.text("audit-by", who=_who(words, search.person_id, names))
    if search.since:
        yield words.text("audit-since", at=search.since)
    if search.until:
        yield words.text("audit-until", at=search.until)


def _line(words: Words, entry: Entry, names: Mapping[int, str]) -> Text:
    who, lender_id = _who(words, entry.by, names), lender_of(entry)
    if lender_id is not None:
        who = words.text("done-on-behalf", who=who, lender=_who(words, lender_id, names))
    return words.text("audit-line", at=entry.at, who=who, deed=told(words, entry))


def lender_of(entry: Entry) -> int | None:
    """Return on whose behalf something was done, None for nobody's but one's own."""
    lender_id = entry.facts.get("on_behalf_of")
    return lender_id if isinstance(lender_id, int) else None


def _who(words: Words, person_id: int | None, names: Mapping[int, str]) -> Text:
    if person_id is None:
        return words.text("audit-desk")
    name = names.get(person_id)
    return Text.plain(name) if name else words.text("audit-nobody-known", person=person_id)


def told(words: Words, entry: Entry) -> Text:
    """Say what was done, in plain words of the reader's language."""
    facts: dict[str, Text | str | int] = {
        name: "" if fact is None else fact for name, fact in entry.facts.items()
    }
    if entry.deed == REFUSED:
        facts |= told_of_refusal(words, entry)
    key = f"deed-{entry.deed.replace('.', '-').replace('_', '-')}"
    try:
        return words.text(key, **{**facts, "subject": Text.plain(entry.subject)})
    except MissingWordsFault:
        # The chain outlives its words: another version may have kept the deed, or kept it with other facts.
        return words.text("audit-other-deed", deed=Text.plain(entry.deed), subject=Text.plain(entry.subject))


def _turning(words: Words, look: Look, page: int, *, more: bool) -> Iterator[Button]:
    if page:
        yield button(words, PREVIOUS, look.subject, page)
    if more:
        yield button(words, NEXT, look.subject, page)
