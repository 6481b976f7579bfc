"""One person's accounts, wired: which command, buttons and form lead to which operation."""

from actions.linking.confirm_link import confirm_link, decline_link
from actions.linking.expire_code import expire_code
from actions.linking.news import ASKED, AWAITED, CODE, EXPIRE, UNCONFIRMED, person_subject
from actions.linking.show_code import show_code
from actions.linking.unlink_account import unlink_account
from actions.linking.use_code import use_code
from bot.cards import linking as cards
from bot.conversation.answers import refuse, show
from bot.conversation.capability import Act, Aim, Aloud, Capability, Command, Press, Scene
from bot.conversation.declared import Chapter, Concerned, Section
from bot.forms.linking import LINK
from bot.shapes.turn import Due
from data.model.linking import CODES, AccountName, NothingLinked, OnlyInPrivate
from data.model.refusals import UnknownButton
from data.store.linking import Accounts
from data.store.work import Reading, Work

ACCOUNTS = "linking.accounts"
LINKING, UNLINKING = "linking.link", "linking.unlink"


def _account(scene: Scene) -> AccountName:
    speaker = scene.turn.speaker
    if speaker is None:
        raise UnknownButton
    return AccountName(speaker.platform, speaker.user_id)


def _link(scene: Scene, aim: Aim) -> str:
    typed = aim.answers.get("code", aim.text)
    openly = scene.chat.kind != "private"
    if not typed:
        if openly:
            raise OnlyInPrivate
        show_code(scene.work, by=scene.who, account=_account(scene), chat=scene.chat)
        return ""
    refusal = use_code(scene.work, account=_account(scene), typed=typed, openly=openly)
    if refusal is not None:
        refuse(scene, refusal)
    return ""


def _unlink(scene: Scene, _aim: Aim) -> str:
    if len(Accounts(scene.work).of(scene.who.person_id)) <= 1:
        raise NothingLinked
    show(scene, ACCOUNTS, person_subject(scene.who.person_id))
    return Aloud(scene.words("toast-accounts"))


def _confirm(scene: Scene, aim: Aim) -> str:
    number = _code_number(aim)
    if number is None:
        return _unlink_now(scene, aim)
    confirm_link(scene.work, number=number, by=scene.who, account=_account(scene))
    return Aloud(scene.words("toast-linked"))


def _decline(scene: Scene, aim: Aim) -> str:
    number = _code_number(aim)
    if number is None:
        raise UnknownButton
    decline_link(scene.work, number=number, by=scene.who, account=_account(scene))
    return Aloud(scene.words("toast-not-linked"))


def _code_number(aim: Aim) -> int | None:
    """Return the number of the code that a button is about, None where it is about something else."""
    prefix, _, number = aim.subject.partition(".")
    return int(number) if prefix == CODES and number.isascii() and number.isdigit() else None


def _unlink_now(scene: Scene, aim: Aim) -> str:
    unlink_account(scene.work, by=scene.who, seen=aim.version or 0)
    return Aloud(scene.words("toast-unlinked"))


def _expire(work: Work, due: Due) -> None:
    expire_code(work, number=int(due.subject.rpartition(".")[2]))


def _concerned(_reading: Reading, subject: str) -> Concerned:
    prefix, _, number = subject.partition(".")
    return Concerned(frozenset({int(number)}) if prefix == "accounts" and number.isdigit() else frozenset())


capability = Capability(
    name="linking",
    prefixes=(CODES, "accounts"),
    chapters={"accounts": Chapter(LINKING, 50)},
    commands={"link": Command(LINKING, _link, at_home=True), "unlink": Command(UNLINKING, _unlink)},
    presses={
        "link": Press(LINKING, _link, form=LINK.name),
        "unlink": Press(UNLINKING, _unlink),
        "confirm": Press(UNLINKING, _confirm),
        "cancel": Press(LINKING, _decline),
    },
    forms={LINK: Act(LINKING, _link)},
    due={EXPIRE: _expire},
    cards={ACCOUNTS: cards.accounts_card},
    messages={
        CODE: cards.code,
        ASKED: cards.asked,
        AWAITED: cards.awaited,
        UNCONFIRMED: cards.unconfirmed,
        "linking.code_dead": cards.code_dead,
        "linking.linked": cards.linked,
        "linking.unlinked": cards.unlinked,
    },
    home=(Section(cards.own_accounts, _concerned),),
)
