"""Permissions, wired: how they are asked for, and what becomes of grants."""

from actions.people.may import may, require
from actions.permissions.begin_grant import hear_of_decision
from actions.permissions.connecting import (
    CALL_AGAIN,
    DONE_BY_HAND,
    GRANT,
    REVOKE,
    call_again,
    note_answer,
    note_done_by_hand,
)
from actions.permissions.end_grant import VIEW, end_grants_of, expire, hand_back, require_of, revoke, warn
from actions.permissions.extend_grant import extend_grant
from actions.permissions.mend_request import mend_request
from actions.permissions.news import EXPIRE, HOLDER, OWNER, WARN
from actions.permissions.request_permission import ASK, catalogue, request_permission
from bot.cards import permissions as cards
from bot.cards import permissions_news as news
from bot.cards.approvals import cards_of, seen_of
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Ask, Capability, Command, Press, Scene, Told
from bot.conversation.declared import Call, Chapter, Wrong
from bot.conversation.numbers import number_named
from bot.forms import permissions as forms
from bot.shapes.turn import Answered, Due
from bot.wiring.permissions_words import asked_in_words, return_in_words
from data.model.durations import written_duration
from data.model.people import Person
from data.model.permissions import KIND, PREFIX, NotADuration, NotForYou, NothingToAskFor, TooLongToGrant
from data.store.permissions import Grants
from data.store.work import Reading, Work

LIST, LISTED = "permissions.list", 8


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    require_of(reading, operation, grant=Grants(reading).find(Aim(subject).number), by=by)


def _permission(scene: Scene, aim: Aim) -> Told:
    if not aim.answers and may(scene.work, ASK, by=scene.who) and not catalogue(scene.work, by=scene.who):
        raise NothingToAskFor
    if not aim.answers:
        return asked_in_words(scene, aim) if aim.text else Ask(forms.PERMISSION.name)
    length = written_duration(aim.answers["duration"])
    if length is None:
        return Wrong("duration", NotADuration())
    try:
        request = request_permission(
            scene.work,
            by=scene.who,
            chat=scene.home,
            permission=aim.answers["permission"],
            length=length,
            reason=aim.answers["reason"],
        )
    except (NotADuration, TooLongToGrant) as refusal:
        return Wrong("duration", refusal)
    except NotForYou as refusal:
        return Wrong("permission", refusal, denied=True)
    return scene.words("toast-requested", subject=request.subject)


def _mend(scene: Scene, aim: Aim) -> Told:
    typed = aim.answers.get("duration", "")
    length = written_duration(typed) if typed else None
    if typed and length is None:
        return Wrong("duration", NotADuration())
    try:
        request = mend_request(
            scene.work,
            number=aim.number,
            by=scene.who,
            seen_evidence=aim.version,
            length=length,
            reason=aim.answers.get("reason", ""),
        )
    except (NotADuration, TooLongToGrant) as refusal:
        return Wrong("duration", refusal)
    return scene.words("toast-mended", subject=request.subject)


def _permissions(scene: Scene, aim: Aim) -> str:
    """Bring the card of the grant that is named, else the list of one's own."""
    named = aim.subject or number_named(aim.text, (PREFIX,))
    if named:
        return _open(scene, Aim(named))
    require(scene.work, LIST, by=scene.who, about=None)
    held = Grants(scene.work).active_of(scene.who.person_id)[:LISTED]
    open_to = " ".join(one.key for one in catalogue(scene.work, by=scene.who))
    answer(scene, "permissions.list", grants=" ".join(str(one.number) for one in held), catalogue=open_to)
    return ""


def _open(scene: Scene, aim: Aim) -> str:
    grant = Grants(scene.work).find(aim.number)
    require_of(scene.work, VIEW, grant=grant, by=scene.who)
    show(scene, HOLDER if grant.person_id == scene.who.person_id else OWNER, grant.subject)
    return (
        ""
        if scene.chat.chat_id == scene.home.chat_id
        else Aloud(scene.words("toast-opened", subject=grant.subject))
    )


def _extend(scene: Scene, aim: Aim) -> str:
    request = extend_grant(scene.work, number=aim.number, by=scene.who, chat=scene.home)
    return scene.words("toast-requested", subject=request.subject)


def _hand_back(scene: Scene, aim: Aim) -> str:
    grant = hand_back(scene.work, number=aim.number, by=scene.who)
    return scene.words("toast-handed-back", subject=grant.subject)


def _revoke(scene: Scene, aim: Aim) -> str:
    grant = revoke(scene.work, number=aim.number, by=scene.who)
    return scene.words("toast-revoked", subject=grant.subject)


def _for_staff(scene: Scene) -> bool:
    return may(scene.work, LIST, by=scene.who)


def _settled(work: Work, due: Due) -> None:
    hear_of_decision(work, request_number=Aim(due.subject).number)


def _expire(work: Work, due: Due) -> None:
    expire(work, number=Aim(due.subject).number)


def _warn(work: Work, due: Due) -> None:
    warn(work, number=Aim(due.subject).number)


def _call_again(work: Work, due: Due) -> None:
    call_again(work, number=Aim(due.subject).number)


def _done_by_hand(work: Work, due: Due) -> None:
    note_done_by_hand(work, task_number=Aim(due.subject).number)


def _answered(work: Work, answered: Answered) -> None:
    number = Aim(answered.subject).number
    note_answer(
        work, number=number, call_kind=answered.call, outcome=answered.outcome, reason=answered.reason
    )


capability = Capability(
    name="permissions",
    prefixes=(PREFIX,),
    guard=_guard,
    chapters={"permissions": Chapter(ASK, 7)},
    commands={"permission": Command(ASK, _permission), "permissions": Command(LIST, _permissions)},
    presses={
        "extend": Press("permissions.extend", _extend),
        "hand_back": Press("permissions.hand_back", _hand_back),
        "revoke": Press("permissions.revoke", _revoke),
        "open": Press(VIEW, _open),
    },
    forms={forms.PERMISSION: Act(ASK, _permission), forms.MEND: Act("approvals.mend", _mend)},
    intents={
        "request_permission": Act(ASK, asked_in_words),
        "show_my_permissions": Act(LIST, _permissions),
        "return_permission": Act(LIST, return_in_words(_permissions, HOLDER)),
    },
    offers=dict.fromkeys(("request_permission", "show_my_permissions", "return_permission"), _for_staff),
    due={
        f"{KIND}.settled": _settled,
        EXPIRE: _expire,
        WARN: _warn,
        CALL_AGAIN: _call_again,
        DONE_BY_HAND: _done_by_hand,
    },
    lessened=end_grants_of,
    cards={
        **cards_of(KIND, cards.detail),
        HOLDER: cards.holder,
        OWNER: cards.owner,
    },
    messages={
        "permissions.list": news.listing,
        "permissions.warning": news.warning,
        "permissions.extended": news.extended,
        "permissions.expired": news.expired,
        "permissions.revoked": news.revoked,
        "permissions.barred": news.barred,
        "permissions.not_carried_out": news.not_carried_out,
    },
    calls={kind: Call(news.told_to_system, _answered) for kind in (GRANT, REVOKE)},
    seen={**seen_of(KIND), HOLDER: VIEW, OWNER: VIEW},
)
