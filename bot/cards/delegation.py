"""How loans are shown and told."""

from bot.cards.home import Looking, part_of
from bot.cards.view import Drawing, button, called, quoted
from bot.shapes.card import Button, Card, Field
from bot.shapes.home import Item, Part
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import name_in
from data.model.delegation import Loan
from data.store.delegation import Loans
from data.store.people import Chats, People
from data.store.work import Reading

LISTED = 10


def loan_card(drawing: Drawing) -> Card:
    """Show a loan to one of the two, with the button by which they end it."""
    words, reading, loan = drawing.words, drawing.reading, _loan(drawing)
    reader = Chats(reading).find(drawing.chat_id).person_id or 0
    lines = [words.text("loan-lent", **_names(reading, words, loan))]
    if _stands(reading, loan):
        lines += [_lent(drawing, loan), words.text("loan-reach", **_names(reading, words, loan))]
    return Card(
        title=words("loan-title"),
        lines=(*lines, _state(reading, words, loan)),
        fields=tuple(_fields(drawing, loan)),
        buttons=_ending(words, loan, reader) if _stands(reading, loan) else (),
    )


def own(drawing: Drawing) -> Card:
    """List what somebody lends and has on loan, with a way to lend something."""
    words, reading = drawing.words, drawing.reading
    reader = Chats(reading).find(drawing.chat_id).person_id or 0
    found = Loans(reading).standing(reader)[:LISTED]
    lines = [_line(reading, words, loan) for loan in found] or [words.text("loan-none")]
    opening = tuple(_opens(reading, words, loan, reader) for loan in found)
    lend = button(words, "delegate", drawing.subject, 0)
    return Card(title=words("loan-list"), lines=tuple(lines), buttons=(*opening, lend))


def began(drawing: Drawing) -> Card:
    """Tell that a loan counts from now on."""
    loan = _loan(drawing)
    names = _names(drawing.reading, drawing.words, loan)
    return Card(lines=(drawing.words.text("news-loan-began", until=loan.ends_at, **names),))


def ended(drawing: Drawing) -> Card:
    """Tell that a loan counts no more, and why."""
    loan = _loan(drawing)
    names = _names(drawing.reading, drawing.words, loan)
    return Card(lines=(drawing.words.text("news-loan-ended", ending=str(loan.ending), **names),))


def own_loans(looking: Looking) -> Part | None:
    """List in somebody's home what they lend and have on loan."""
    reading, words, who = looking.reading, looking.words, looking.who.person_id
    found = Loans(reading).standing(who)
    return part_of(
        looking,
        "loan-list",
        found,
        lambda loan: Item(_line(reading, words, loan), _opens(reading, words, loan, who)),
    )


def _loan(drawing: Drawing) -> Loan:
    return Loans(drawing.reading).find(int(drawing.subject.rpartition(".")[2]))


def _stands(reading: Reading, loan: Loan) -> bool:
    return loan.ended_at is None and reading.now < loan.ends_at


def _names(reading: Reading, words: Words, loan: Loan) -> dict[str, str]:
    people = People(reading)
    return {
        "lender": called(words, people.find(loan.lender_id)),
        "delegate": called(words, people.find(loan.delegate_id)),
    }


def _lent(drawing: Drawing, loan: Loan) -> Text:
    """Name the groups that are on loan, which are those in which the lender is by now."""
    words, reading = drawing.words, drawing.reading
    groups = People(reading).find(loan.lender_id).groups
    known = [one for one in reading.company.departments if one.key in groups]
    return words.text(
        "loan-groups",
        count=len(known),
        groups=" / ".join(name_in(one.names, words.language) for one in known),
    )


def _state(reading: Reading, words: Words, loan: Loan) -> Text:
    if not _stands(reading, loan):
        return words.text("loan-over", ending=str(loan.ending or "over"), at=loan.ended_at or loan.ends_at)
    if loan.counts(reading.now):
        return words.text("loan-counts", until=loan.ends_at)
    return words.text("loan-to-come", begins=loan.starts_at)


def _fields(drawing: Drawing, loan: Loan) -> list[Field]:
    words, why = drawing.words, Loans(drawing.reading).reason(loan)
    fields = [
        Field(words("label-loan-from"), words.text("loan-at", at=loan.starts_at)),
        Field(words("label-loan-until"), words.text("loan-at", at=loan.ends_at)),
    ]
    return [*fields, Field(words("label-loan-reason"), quoted(words, why))] if why else fields


def _ending(words: Words, loan: Loan, reader: int) -> tuple[Button, ...]:
    if reader == loan.lender_id:
        return (button(words, "withdraw", loan.subject, 0, label=words("button-loan-withdraw")),)
    return (button(words, "hand_back", loan.subject, 0, label=words("button-loan-hand-back")),)


def _line(reading: Reading, words: Words, loan: Loan) -> Text:
    days = {"begins": loan.starts_at, "until": loan.ends_at}
    return words.text("loan-line", **_names(reading, words, loan), **days)


def _opens(reading: Reading, words: Words, loan: Loan, reader: int) -> Button:
    other = called(words, People(reading).find(loan.other_than(reader)))
    return button(words, "open", loan.subject, 0, label=words("button-loan-open", other=other))
