"""Who hears of what becomes of a release."""

from actions.approvals.news import OVERVIEW, REQUESTER, card_of
from data.model.notices import CardWanted, Fact, MessageWanted, Priority, SubjectChanged
from data.model.people import Chat
from data.model.releases.release import KIND, Release
from data.store.approvals import Requests
from data.store.people import Chats
from data.store.releases import Releases
from data.store.work import Reading, Work

SHOWN_IN, CHANNELS_ON = "#releases", "slack"


def app_chat(reading: Reading, app: str) -> Chat | None:
    """Return the channel of an app, None where it has none."""
    found = reading.company.app(app)
    return Chats(reading).keyed(found.slack, CHANNELS_ON) if found is not None and found.slack else None


def onlooking(reading: Reading, release: Release) -> list[Chat]:
    """Return the channels in which releases are overlooked: that of all of them, and that of the app."""
    found = (Chats(reading).keyed(SHOWN_IN, CHANNELS_ON), app_chat(reading, release.app))
    return [chat for chat in found if chat is not None]


def show_in_app(work: Work, release: Release) -> None:
    """Let the card of a release stand in the channel of its app."""
    chat = app_chat(work, release.app)
    if chat is not None:
        work.promise(CardWanted(card_of_overview(), release.subject, chat.chat_id))


def card_of_overview() -> str:
    """Return the kind of the card by which a release is overlooked."""
    return f"{KIND}.{OVERVIEW}"


def redraw(work: Work, release: Release) -> None:
    """Let every card show the release as it is, those of the reports that it fixes as well."""
    work.promise(SubjectChanged(release.subject, Priority.ANSWER))
    for ticket in Releases(work).tickets(release):
        work.promise(SubjectChanged(f"FB-{ticket}"))


def tell(work: Work, release: Release, kind: str, **facts: Fact) -> None:
    """Tell whoever asked for it, and the channels in which it is overlooked, under their cards."""
    request = Requests(work).find(release.number)
    own = card_of(request, REQUESTER)
    work.promise(MessageWanted(kind, release.subject, request.chat_id, facts, about_card=own))
    for chat in onlooking(work, release):
        work.promise(MessageWanted(kind, release.subject, chat.chat_id, facts, about_card=card_of_overview()))
