"""Choose what one wants to hear of, or what a channel or group does."""

from dataclasses import dataclass

from actions.announcements.draft_announcement import DRAFT
from actions.people.may import require
from data.model.announcements import MANDATORY, AnnouncementKind
from data.model.notices import Fact, SubjectChanged
from data.model.people import Person
from data.model.refusals import Refusal, UnknownButton
from data.model.subscriptions import about_app
from data.store.audit import Happened
from data.store.subscriptions import SubscriptionChanges
from data.store.work import Work

CHOOSE = "announcements.choose"
SUBSCRIPTIONS = "subscriptions"


@dataclass(eq=False)
class MustBeTold(Refusal):
    """Nobody is spared this: they have to know in time."""


def choose_kind(work: Work, *, by: Person, kind: str, wants: bool) -> AnnouncementKind:
    """Keep that somebody wants to hear of a kind of announcements, or does not from now on.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownButton: there is no such kind.
        MustBeTold: they cannot be spared it.
    """
    require(work, CHOOSE, by=by, about=None)
    chosen = _kind(kind)
    if chosen in MANDATORY and not wants:
        raise MustBeTold
    SubscriptionChanges(work).choose(by.person_id, chosen.value, wants=wants)
    deed = "announcements.subscribed" if wants else "announcements.unsubscribed"
    work.audit(Happened(deed, subject_of(by), by.person_id, {"kind": chosen.value}))
    work.promise(SubjectChanged(subject_of(by)))
    return chosen


def choose_app(work: Work, *, by: Person, app: str, wants: bool) -> str:
    """Keep that somebody wants to hear of an app, or from now on only of its end; return under which name that is kept.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownButton: there is no such app.
    """
    require(work, CHOOSE, by=by, about=None)
    if work.company.app(app) is None:
        raise UnknownButton
    SubscriptionChanges(work).choose(by.person_id, about_app(app), wants=wants)
    facts: dict[str, Fact | None] = {"app": app}
    if wants:
        work.audit(Happened("announcements.app_subscribed", subject_of(by), by.person_id, facts))
    else:
        work.audit(Happened("announcements.app_unsubscribed", subject_of(by), by.person_id, facts))
    work.promise(SubjectChanged(subject_of(by)))
    return about_app(app)


def choose_for_chat(work: Work, *, by: Person, chat_id: int, kind: str, wants: bool) -> AnnouncementKind:
    """Keep that a channel or group wants to hear of a kind; whoever may announce decides that for all who read there.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownButton: there is no such kind.
    """
    require(work, DRAFT, by=by, about=None)
    chosen = _kind(kind)
    SubscriptionChanges(work).choose_for_chat(chat_id, chosen.value, wants=wants)
    deed = "announcements.subscribed" if wants else "announcements.unsubscribed"
    facts: dict[str, Fact | None] = {"kind": chosen.value, "chat": chat_id}
    work.audit(Happened(deed, subject_of_chat(chat_id), by.person_id, facts))
    work.promise(SubjectChanged(subject_of_chat(chat_id)))
    return chosen


def _kind(name: str) -> AnnouncementKind:
    if name not in {one.value for one in AnnouncementKind}:
        raise UnknownButton
    return AnnouncementKind(name)


def subject_of_chat(chat_id: int) -> str:
    """Return the subject of what a channel or group hears of."""
    return f"{SUBSCRIPTIONS}.chat.{chat_id}"


def subject_of(person: Person) -> str:
    """Return the subject of what somebody chose."""
    return f"{SUBSCRIPTIONS}.{person.person_id}"
