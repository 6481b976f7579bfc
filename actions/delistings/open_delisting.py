"""Ask for an app to be taken down."""

from collections.abc import Mapping

from actions.approvals.open_request import open_request
from actions.delistings.package import Draft, package_of, rules_of
from actions.ladders.tell import chats_of
from actions.people.may import require
from data.model.approvals.requests import Request
from data.model.delisting_package import URGENT
from data.model.delistings import KIND, DelistedAlready, UnknownApp
from data.model.ladders import Told, Whom
from data.model.notices import CardWanted
from data.model.people import Chat, Person
from data.store.approvals import Requests
from data.store.delistings import Delistings
from data.store.work import Reading, Work

ASK = "delistings.open"
SHOWN_IN = "#releases"
OVERVIEW = f"{KIND}.overview"


def open_delisting(
    work: Work, *, by: Person, chat: Chat, app: str, told: Mapping[str, str], draft: Draft
) -> Request:
    """Put a package before those who sign it: reason, days, stores, texts and tasks as one.

    Args:
        chat: where the requester is told, always a private one.
        told: the fields as they were filled in.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NoDelistings, BadField: see `package_of`.
        UnknownApp: the company has no such app.
        DelistedAlready: it is on its way out.
        QuorumOutOfReach: too few may sign it.
    """
    require(work, ASK, by=by, about=None)
    rules = rules_of(work)
    if work.company.app(app) is None:
        raise UnknownApp
    refuse_second(work, app)
    fields = package_of(work, told, app=app, draft=draft)
    request = open_request(
        work,
        kind=KIND,
        about=app,
        by=by,
        chat=chat,
        policy=rules.policy,
        fields=fields,
        shown_in=SHOWN_IN,
    )
    if URGENT in fields:
        # One of them may let it pass before it is their turn to sign.
        for asked in chats_of(work, (Told(Whom.GROUP, rules.urgent_group),)):
            work.promise(CardWanted(OVERVIEW, request.subject, asked.chat_id))
    return request


def refuse_second(reading: Reading, app: str) -> None:
    """Refuse a second package for what is on its way out.

    Raises:
        DelistedAlready: it is.
    """
    going = Delistings(reading).of_app(app)
    if going is not None:
        raise DelistedAlready(going.subject)
    for waiting in Requests(reading).unfinished():
        if (waiting.kind, waiting.about) == (KIND, app):
            raise DelistedAlready(waiting.subject)
