"""Releases, wired: how they are asked for, and what becomes of them once they are agreed to."""

from actions.announcements.steer_sending import call_off_about
from actions.feedback.say_fixed import TOLD_FIXED, say_fixed
from actions.releases.access import LINK, PASS, REVIEW, guard_release
from actions.releases.check_afterwards import CHECKED, hear_of_check
from actions.releases.connecting import CALL_BACK, CALL_GO, DEPLOYED_BY_HAND
from actions.releases.file_release import NOT_FILED
from actions.releases.fix_tickets import fix_tickets
from actions.releases.hear_of_decision import READY, hear_of_decision
from actions.releases.hear_of_deploy import (
    FIXED,
    REPORT,
    TOLD_BACK_FAILED,
    TOLD_DEPLOYED,
    TOLD_FAILED,
    TOLD_TROUBLE,
    WATCH_OVER,
    hear_of_task,
    report_by_hand,
)
from actions.releases.let_go import CALL_OFF, CALLED_OFF, GO, call_off, let_go
from actions.releases.mend_release import mend_release
from actions.releases.notice import ANNOUNCE
from actions.releases.open_release import ASK, open_release
from actions.releases.pass_release import (
    REVIEW_DUE,
    TOLD_PASSED,
    pass_release,
    remind_of_review,
    review_release,
)
from actions.releases.watch import CLOSE, ROLL_BACK, TOLD_BACK, close_watch, end_of_watch, roll_back
from bot.cards import releases as cards
from bot.cards import releases_news as news
from bot.cards.approvals import cards_of, seen_of
from bot.cards.releases_home import reviews
from bot.cards.releases_texts import drafting
from bot.conversation.capability import Act, Aim, Capability, Command, Press, Scene, Told
from bot.conversation.declared import Call, Chapter, Concerned, Section, Wrong
from bot.forms import releases as forms
from bot.shapes.filing import RELEASE
from bot.shapes.turn import Due
from bot.wiring.releases_calls import answered, reported
from bot.wiring.releases_filing import filed
from bot.wiring.releases_notices import tell_of_release
from bot.wiring.releases_words import INTENTS, LIST, OFFERS, asked_in_words, listed, opened, tickets_in
from data.model.feedback import UnknownTicket
from data.model.people import Person
from data.model.refusals import BadField
from data.model.releases.refusals import NoTicketNamed, TooManyFixed
from data.model.releases.release import KIND, PREFIX
from data.store.work import Reading, Work


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    guard_release(reading, operation, number=Aim(subject).number, by=by)


def _release(scene: Scene, aim: Aim) -> Told:
    if not aim.answers:
        return asked_in_words(scene, aim)
    told = dict(aim.answers)
    kind, app = told.pop("kind"), told.pop("app")
    try:
        request = open_release(
            scene.work,
            by=scene.who,
            chat=scene.home,
            kind=kind,
            app=app,
            fields=told,
            draft=drafting(scene.work.company, scene.words),
        )
    except BadField as bad:
        return Wrong(bad.key, bad.refusal)
    return scene.words("toast-requested", subject=request.subject)


def _mend(scene: Scene, aim: Aim) -> Told:
    try:
        request = mend_release(
            scene.work,
            number=aim.number,
            by=scene.who,
            seen_evidence=aim.version,
            fields=aim.answers,
            draft=drafting(scene.work.company, scene.words),
        )
    except BadField as bad:
        return Wrong(bad.key, bad.refusal)
    return scene.words("toast-mended", subject=request.subject)


def _go(scene: Scene, aim: Aim) -> str:
    release = let_go(scene.work, number=aim.number, by=scene.who, seen_evidence=aim.version)
    return scene.words("toast-release-goes", subject=release.subject)


def _no_go(scene: Scene, aim: Aim) -> str:
    reason = aim.answers.get("reason", "")
    release = call_off(scene.work, number=aim.number, by=scene.who, reason=reason)
    # What has not left by now would tell of what does not come.
    call_off_about(scene.work, about=release.subject, by=scene.who)
    return scene.words("toast-release-called-off", subject=release.subject)


def _deployed(scene: Scene, aim: Aim) -> str:
    release = report_by_hand(scene.work, number=aim.number, by=scene.who, went_well=True)
    return scene.words("toast-release-noted", subject=release.subject)


def _deploy_failed(scene: Scene, aim: Aim) -> str:
    reason = aim.answers.get("reason", "")
    release = report_by_hand(scene.work, number=aim.number, by=scene.who, went_well=False, reason=reason)
    return scene.words("toast-release-noted", subject=release.subject)


def _close(scene: Scene, aim: Aim) -> str:
    release = close_watch(scene.work, number=aim.number, by=scene.who)
    return scene.words("toast-release-closed", subject=release.subject)


def _roll_back(scene: Scene, aim: Aim) -> str:
    reason = aim.answers.get("reason", "")
    release = roll_back(scene.work, number=aim.number, by=scene.who, reason=reason)
    return scene.words("toast-release-rolled-back", subject=release.subject)


def _emergency(scene: Scene, aim: Aim) -> str:
    reason = aim.answers["reason"]
    release = pass_release(
        scene.work, number=aim.number, by=scene.who, seen_evidence=aim.version, reason=reason
    )
    return scene.words("toast-release-passed", subject=release.subject)


def _review(scene: Scene, aim: Aim) -> str:
    comment = aim.answers["comment"]
    release = review_release(scene.work, number=aim.number, by=scene.who, comment=comment)
    return scene.words("toast-release-reviewed", subject=release.subject)


def _fixes(scene: Scene, aim: Aim) -> Told:
    found = tickets_in(aim.answers["tickets"])
    if not found:
        return Wrong("tickets", NoTicketNamed())
    try:
        new = fix_tickets(scene.work, number=aim.number, by=scene.who, tickets=found)
    except (UnknownTicket, TooManyFixed) as refusal:
        return Wrong("tickets", refusal)
    return scene.words("toast-release-fixes", count=len(new))


def _fixed(work: Work, due: Due) -> None:
    say_fixed(work, number=Aim(due.subject).number)


def _review_due(work: Work, due: Due) -> None:
    remind_of_review(work, number=Aim(due.subject).number)


def _settled(work: Work, due: Due) -> None:
    hear_of_decision(work, number=Aim(due.subject).number)


def _watch_over(work: Work, due: Due) -> None:
    end_of_watch(work, number=Aim(due.subject).number)


def _checked(work: Work, due: Due) -> None:
    hear_of_check(work, task_number=Aim(due.subject).number)


def _by_hand(work: Work, due: Due) -> None:
    hear_of_task(work, task_number=Aim(due.subject).number)


def _concerned(reading: Reading, subject: str) -> Concerned:
    """Tell in whose home a release stands that is to be reviewed."""
    if not subject.startswith("AP-") or reading.company.releases is None:
        return Concerned()
    return Concerned(groups=frozenset({reading.company.releases.emergency_group} - {""}))


capability = Capability(
    name="releases",
    prefixes=(PREFIX,),
    guard=_guard,
    chapters={"releases": Chapter(ASK, 3)},
    commands={"release": Command(ASK, _release), "releases": Command(LIST, listed)},
    presses={
        "go": Press(GO, _go),
        "no_go": Press(CALL_OFF, _no_go, form=forms.NO_GO.name),
        "deployed": Press(REPORT, _deployed),
        "deploy_failed": Press(REPORT, _deploy_failed, form=forms.FAILED.name),
        "watch_closed": Press(CLOSE, _close),
        "rolled_back": Press(ROLL_BACK, _roll_back, form=forms.ROLL_BACK.name),
        "emergency": Press(PASS, _emergency, form=forms.EMERGENCY.name),
        "reviewed": Press(REVIEW, _review, form=forms.REVIEW.name),
        "fixes": Press(LINK, _fixes, form=forms.FIXES.name),
        "open": Press(LIST, opened),
    },
    forms={
        forms.RELEASE: Act(ASK, _release),
        forms.MEND: Act("approvals.mend", _mend),
        forms.NO_GO: Act(CALL_OFF, _no_go),
        forms.FAILED: Act(REPORT, _deploy_failed),
        forms.ROLL_BACK: Act(ROLL_BACK, _roll_back),
        forms.EMERGENCY: Act(PASS, _emergency),
        forms.REVIEW: Act(REVIEW, _review),
        forms.FIXES: Act(LINK, _fixes),
    },
    intents=INTENTS,
    offers=OFFERS,
    due={
        f"{KIND}.settled": _settled,
        WATCH_OVER: _watch_over,
        DEPLOYED_BY_HAND: _by_hand,
        CHECKED: _checked,
        FIXED: _fixed,
        REVIEW_DUE: _review_due,
    },
    home=(Section(reviews, _concerned),),
    worded={ANNOUNCE: tell_of_release},
    hooks={"deploy": reported},
    worded_hooks={RELEASE: filed},
    cards={
        **cards_of(KIND, cards.detail, asked=cards.asked_for),
        cards.READER: cards.reader,
    },
    messages={
        READY: news.ready,
        TOLD_DEPLOYED: news.deployed,
        TOLD_FAILED: news.failed,
        TOLD_TROUBLE: news.trouble,
        "releases.watch_over": news.watch_over,
        TOLD_BACK: news.rolled_back,
        TOLD_BACK_FAILED: news.back_failed,
        CALLED_OFF: news.called_off,
        TOLD_PASSED: news.passed,
        REVIEW_DUE: news.review_wanted,
        TOLD_FIXED: news.fixed,
        "releases.list": news.listing,
        NOT_FILED: news.not_filed,
    },
    calls={kind: Call(news.told_to_system, answered) for kind in (CALL_GO, CALL_BACK)},
    seen=seen_of(KIND),
)
