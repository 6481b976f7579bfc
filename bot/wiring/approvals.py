"""Requests that wait for people, wired: what those who are asked do with them, and those who asked."""

from collections.abc import Callable

from actions.approvals.change_evidence import REOPENED
from actions.approvals.decide_request import AGREE, HEARD, REFUSE, SETTLED, decide_request
from actions.approvals.end_request import expire_request, withdraw_request, withdraw_requests_of
from actions.approvals.involve import INVOLVE, add_signer, hand_over
from actions.approvals.mind_joiners import mind_joiners
from actions.approvals.news import REQUESTER, SIGNER, card_of
from actions.approvals.nudge_signers import NUDGED, nudge_signers
from actions.approvals.open_conditions import CONDITION_OVER, hear_of_condition
from actions.approvals.open_request import EXPIRE
from actions.approvals.remind_signers import (
    REMINDED,
    SHORT,
    UNANSWERED,
    fall_back,
    mind_leaver,
    remind_signers,
)
from actions.approvals.ruling import rule_on
from actions.approvals.viewing import VIEW, asked_of, request_to_read, waiting_for
from actions.people.may import may, require
from actions.people.tell_of_gain import GAINED
from bot.cards import approvals_news as news
from bot.cards import approvals_rules as rules
from bot.cards import pending as cards
from bot.cards.approvals_home import own_requests, waiting_requests
from bot.cards.home import Looking
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Ask, Capability, Command, Press, Scene, Told
from bot.conversation.declared import Chapter, Concerned, Section, Wrong
from bot.conversation.numbers import number_named
from bot.forms import approvals as forms
from bot.shapes.text import Text
from bot.shapes.turn import Due
from data.model.approvals.refusals import NobodyToAsk, UnknownRequest
from data.model.approvals.reminding import FALL_BACK, REMIND
from data.model.approvals.requests import PREFIX, Request, Step
from data.model.factor import Demand
from data.model.people import Person
from data.model.refusals import SeveralColleagues, UnknownColleague
from data.model.rights.rule import Matter
from data.store.approvals import Requests
from data.store.work import Reading, Work

LIST, RULES = "approvals.list", "approvals.rules"
GUARDED = {AGREE: Step.APPROVE, REFUSE: Step.REJECT, INVOLVE: Step.ADD_SIGNER}
# Forms by which kinds of requests are mended.
MENDED_BY = ("mend-permission", "mend-announcement", "mend-release", "mend-delisting", "mend-duty")
IN_WORDS = ("approve_request", "reject_request", "show_pending")
Involving = Callable[..., Person]
REQUESTERS = frozenset({"approvals.withdraw", "approvals.nudge", "approvals.mend"})


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    if operation not in {*GUARDED, *REQUESTERS}:
        request_to_read(reading, number=Aim(subject).number, by=by)
        return
    if operation in GUARDED:
        require(reading, operation, by=by, about=None)
    request = Requests(reading).find(Aim(subject).number)
    if operation in GUARDED:
        rule_on(reading, request, by=by, step=GUARDED[operation], seen=None)
    else:
        require(reading, operation, by=by, about=Matter(request.requester_id))


def _decided(scene: Scene, aim: Aim, verdict: Step, comment: str) -> str:
    request = decide_request(
        scene.work,
        number=aim.number,
        by=scene.who,
        verdict=verdict,
        seen_evidence=aim.version,
        comment=comment,
    )
    return scene.words("toast-decided", subject=request.subject, verdict=verdict.value)


def _approve(scene: Scene, aim: Aim) -> str:
    return _decided(scene, aim, Step.APPROVE, aim.answers.get("comment", ""))


def _condition(scene: Scene, aim: Aim) -> str:
    return _decided(scene, aim, Step.CONDITION, aim.answers["text"])


def _return(scene: Scene, aim: Aim) -> str:
    return _decided(scene, aim, Step.RETURN, aim.answers["comment"])


def _reject(scene: Scene, aim: Aim) -> str:
    return _decided(scene, aim, Step.REJECT, aim.answers["comment"])


def _as_drawn(step: Step) -> Callable[[Scene, Aim], None]:
    """Return what refuses whoever presses a card of which the evidence is not the one that it shows."""

    def refuse(scene: Scene, aim: Aim) -> None:
        request = Requests(scene.work).find(aim.number)
        rule_on(scene.work, request, by=scene.who, step=step, seen=aim.version)

    return refuse


def _of_kind(kind: str) -> Callable[[Scene, Aim], None]:
    """Return what refuses to mend a request by the form of another kind."""

    def refuse(scene: Scene, aim: Aim) -> None:
        Requests(scene.work).find(aim.number, kind=kind)

    return refuse


def _withdraw(scene: Scene, aim: Aim) -> str:
    withdraw_request(scene.work, number=aim.number, by=scene.who)
    return scene.words("toast-withdrawn", subject=aim.subject)


def _nudge(scene: Scene, aim: Aim) -> str:
    nudge_signers(scene.work, number=aim.number, by=scene.who)
    return scene.words("toast-nudged", subject=aim.subject)


def _add_signer(scene: Scene, aim: Aim) -> Told:
    return _involved(scene, aim, add_signer, "toast-signer-added")


def _pass_on(scene: Scene, aim: Aim) -> Told:
    return _involved(scene, aim, hand_over, "toast-passed-on")


def _involved(scene: Scene, aim: Aim, involve: Involving, told: str) -> Told:
    try:
        person = involve(
            scene.work,
            number=aim.number,
            by=scene.who,
            seen_evidence=aim.version,
            who=aim.answers["person"],
        )
    except (NobodyToAsk, UnknownColleague, SeveralColleagues) as refusal:
        return Wrong("person", refusal)
    return scene.words(told, subject=aim.subject, who=Text.plain(person.name))


def _evidence(scene: Scene, aim: Aim) -> Ask:
    """Ask for what the capability asks whose request it is."""
    request = Requests(scene.work).find(aim.number)
    return Ask(f"mend-{request.kind}")


def _takes_proof(scene: Scene, aim: Aim) -> Demand:
    request = Requests(scene.work).find(aim.number)
    return Demand.ALWAYS if request.second_factor else Demand.NO


def _open(scene: Scene, aim: Aim) -> str:
    request = request_to_read(scene.work, number=aim.number, by=scene.who)
    _show(scene, request)
    return (
        ""
        if scene.chat.chat_id == scene.home.chat_id
        else Aloud(scene.words("toast-opened", subject=request.subject))
    )


def _rules(scene: Scene, aim: Aim) -> str:
    request = request_to_read(scene.work, number=aim.number, by=scene.who)
    answer(scene, RULES, subject=request.subject)
    return ""


def _show(scene: Scene, request: Request) -> None:
    part = REQUESTER if request.requester_id == scene.who.person_id else SIGNER
    show(scene, card_of(request, part), request.subject)


def _pending(scene: Scene, aim: Aim) -> str:
    """Bring the card that is named, the only one that waits, or the list of all."""
    named = aim.subject or number_named(aim.text, (PREFIX,))
    if named:
        return _open(scene, Aim(named))
    require(scene.work, LIST, by=scene.who, about=None)
    waiting = waiting_for(scene.work, scene.who)
    own = Requests(scene.work).unfinished_of(scene.who.person_id)
    found = [*waiting, *own]
    words, me = scene.words, scene.who
    parts = (view(Looking(scene.work, words, me, 0, 1)) for view in cards.VIEWS)
    if len(found) == 1 and sum(part.count for part in parts if part is not None) == 1:
        return _open(scene, Aim(found[0].subject))
    show(scene, cards.LIST, cards.list_subject(me.person_id))
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(words("toast-pending"))


def _for_staff(scene: Scene) -> bool:
    return may(scene.work, LIST, by=scene.who)


def _remind(work: Work, due: Due) -> None:
    remind_signers(work, number=Aim(due.subject).number)


def _fall_back(work: Work, due: Due) -> None:
    fall_back(work, number=Aim(due.subject).number)


def _condition_over(work: Work, due: Due) -> None:
    hear_of_condition(work, task_number=Aim(due.subject).number)


def _lessened(work: Work, person: Person) -> None:
    withdraw_requests_of(work, person)
    mind_leaver(work, person)


def _gained(work: Work, _due: Due) -> None:
    mind_joiners(work)


def _concerned(reading: Reading, subject: str) -> Concerned:
    if not subject or number_named(subject, (PREFIX,)) != subject:
        return Concerned()
    try:
        request = Requests(reading).find(Aim(subject).number)
    except UnknownRequest:
        return Concerned()
    return Concerned(*asked_of(reading, request))


def _expire(work: Work, due: Due) -> None:
    expire_request(work, number=Aim(due.subject).number)


capability = Capability(
    name="approvals",
    prefixes=(PREFIX,),
    guard=_guard,
    chapters={"requests": Chapter(LIST, 6)},
    commands={"pending": Command(LIST, _pending)},
    presses={
        "approve": Press(AGREE, _approve, forms.APPROVE.name, refuses=_as_drawn(Step.APPROVE)),
        "return": Press(REFUSE, _return, forms.RETURN.name, refuses=_as_drawn(Step.RETURN)),
        "reject": Press(REFUSE, _reject, forms.REJECT.name, refuses=_as_drawn(Step.REJECT)),
        "condition": Press(AGREE, _condition, forms.CONDITION.name, refuses=_as_drawn(Step.CONDITION)),
        "withdraw": Press("approvals.withdraw", _withdraw),
        "add_signer": Press(INVOLVE, _add_signer, forms.ADD_SIGNER.name, refuses=_as_drawn(Step.ADD_SIGNER)),
        "hand_over": Press(INVOLVE, _pass_on, forms.PASS_ON.name, refuses=_as_drawn(Step.HAND_OVER)),
        "nudge": Press("approvals.nudge", _nudge),
        "evidence": Press("approvals.mend", _evidence),
        "open": Press(VIEW, _open),
        "rules": Press(VIEW, _rules),
        # A sheet that could not open in time is opened by the name of its form.
        forms.ADD_SIGNER.name: Press(INVOLVE, _add_signer, form=forms.ADD_SIGNER.name),
        forms.PASS_ON.name: Press(INVOLVE, _pass_on, form=forms.PASS_ON.name),
        **{
            form: Press("approvals.mend", _evidence, form, refuses=_of_kind(form.removeprefix("mend-")))
            for form in MENDED_BY
        },
    },
    forms={
        forms.APPROVE: Act(AGREE, _approve),
        forms.CONDITION: Act(AGREE, _condition),
        forms.RETURN: Act(REFUSE, _return),
        forms.REJECT: Act(REFUSE, _reject),
        forms.ADD_SIGNER: Act(INVOLVE, _add_signer),
        forms.PASS_ON: Act(INVOLVE, _pass_on),
    },
    # Words bring the card; a decision takes a press.
    intents=dict.fromkeys(IN_WORDS, Act(LIST, _pending)),
    offers=dict.fromkeys(IN_WORDS, _for_staff),
    proofs={AGREE: _takes_proof},
    due={
        EXPIRE: _expire,
        REMIND: _remind,
        FALL_BACK: _fall_back,
        GAINED: _gained,
        CONDITION_OVER: _condition_over,
    },
    lessened=_lessened,
    cards={cards.LIST: cards.pending},
    seen={cards.LIST: LIST},
    home=(Section(waiting_requests, _concerned), Section(own_requests, _concerned)),
    messages={
        SETTLED: news.settled,
        HEARD: news.heard,
        NUDGED: news.nudged,
        REMINDED: news.reminded,
        UNANSWERED: news.unanswered,
        SHORT: news.short,
        RULES: rules.rules,
        REOPENED: news.reopened,
    },
)
