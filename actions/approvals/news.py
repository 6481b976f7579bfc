"""Who hears of what becomes of a request."""

from actions.approvals.asking import chats_of
from data.model.approvals.requests import Request, open_stages
from data.model.notices import CardWanted, Fact, MessageWanted, Priority, SubjectChanged
from data.store.approvals import Requests
from data.store.work import Work

SIGNER, REQUESTER, OVERVIEW = "signer", "requester", "overview"


def card_of(request: Request, part: str) -> str:
    """Return the kind of the card by which a part of the people sees a request."""
    return f"{request.kind}.{part}"


def redraw(work: Work, request: Request) -> None:
    """Let every card show the request as it is, and stand before all who are asked now."""
    for stage in open_stages(request, Requests(work).marks(request)):
        for chat in chats_of(work, request, stage):
            work.promise(CardWanted(card_of(request, SIGNER), request.subject, chat.chat_id))
    work.promise(SubjectChanged(request.subject, Priority.ANSWER))


def tell_requester(work: Work, request: Request, kind: str, **facts: Fact) -> None:
    """Tell whoever asked, under their card."""
    work.promise(
        MessageWanted(kind, request.subject, request.chat_id, facts, about_card=card_of(request, REQUESTER))
    )


def tell_signers(work: Work, request: Request, kind: str, *stages: str, **facts: Fact) -> None:
    """Tell those who are asked now, each place once, under their card.

    Args:
        stages: keys of those that are told; all that are asked now where none is named.
    """
    asked = open_stages(request, Requests(work).marks(request))
    places = {
        chat.chat_id
        for stage in asked
        if not stages or stage.key in stages
        for chat in chats_of(work, request, stage)
    }
    for chat_id in sorted(places):
        about = card_of(request, SIGNER)
        work.promise(MessageWanted(kind, request.subject, chat_id, facts, about_card=about))
