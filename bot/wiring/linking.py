"""One person's accounts, wired: which command, buttons and form lead to which operation."""

from actions.linking.expire_code import expire_code
from actions.linking.news import CODE, EXPIRE, person_subject
from actions.linking.show_code import show_code
from actions.linking.unlink_account import unlink_account
from actions.linking.use_code import use_code
from bot.cards import linking as cards
from bot.conversation.answers import refuse, show
from bot.conversation.capability import Act, Aim, Aloud, Capability, Command, Press, Scene
from bot.conversation.declared import Concerned, Section
from bot.forms.linking import LINK
from bot.shapes.turn import Due
from data.model.linking import AccountName, NothingLinked, OnlyInPrivate
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
    prefixes=("link", "accounts"),
    commands={"link": Command(LINKING, _link, at_home=True), "unlink": Command(UNLINKING, _unlink)},
    presses={
        "link": Press(LINKING, _link, form=LINK.name),
        "unlink": Press(UNLINKING, _unlink),
        "confirm": Press(UNLINKING, _unlink_now),
    },
    forms={LINK: Act(LINKING, _link)},
    due={EXPIRE: _expire},
    cards={ACCOUNTS: cards.accounts_card},
    messages={
        CODE: cards.code,
        "linking.code_dead": cards.code_dead,
        "linking.linked": cards.linked,
        "linking.unlinked": cards.unlinked,
    },
    home=(Section(cards.own_accounts, _concerned),),
)
