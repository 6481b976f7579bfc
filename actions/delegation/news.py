"""What whoever is concerned is shown and told of a loan."""

from data.model.delegation import Loan
from data.model.notices import CardWanted, MessageWanted, Priority, SubjectChanged
from data.model.people import Chat
from data.model.rights.rule import Matter
from data.store.people import Chats
from data.store.work import Work

CARD, LIST = "delegation.loan", "delegation.own"
BEGAN, ENDED = "delegation.began", "delegation.ended"
BEGIN, END = "delegation.begins", "delegation.ends"


def matter_of(loan: Loan) -> Matter:
    """Return what of a loan rights depend on: whoever lends is its author, whoever has it is its owner."""
    return Matter(owner_id=loan.delegate_id, author_id=loan.lender_id)


def show_both(work: Work, loan: Loan, *, home: Chat) -> None:
    """Promise the card of a loan to both.

    Args:
        home: private chat in which the lender asked for it.
    """
    work.promise(CardWanted(CARD, loan.subject, home.chat_id, priority=Priority.ANSWER))
    theirs = Chats(work).private(loan.delegate_id)
    if theirs is not None:
        work.promise(CardWanted(CARD, loan.subject, theirs.chat_id))
    _draw_again(work, loan)


def tell_both(work: Work, loan: Loan, kind: str, *, but: int | None = None) -> None:
    """Promise to both what became of a loan, and to draw it again.

    Args:
        but: person_id of whoever knows it already.
    """
    _draw_again(work, loan)
    for person_id in (loan.lender_id, loan.delegate_id):
        chat = Chats(work).private(person_id) if person_id != but else None
        if chat is not None:
            work.promise(MessageWanted(kind, loan.subject, chat.chat_id, about_card=CARD))


def list_subject(person_id: int) -> str:
    """Return the subject of the list of what somebody lends and has on loan."""
    return f"loans.{person_id}"


def _draw_again(work: Work, loan: Loan) -> None:
    work.promise(SubjectChanged(loan.subject))
    for person_id in (loan.lender_id, loan.delegate_id):
        work.promise(SubjectChanged(list_subject(person_id)), SubjectChanged(f"home.{person_id}"))
