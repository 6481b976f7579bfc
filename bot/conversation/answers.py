"""Where an answer goes that is no reply to a press: the private chat, or privately where it was asked."""

from collections.abc import Mapping

from bot.cards.commands import SLASH
from bot.cards.desk import by_name
from bot.cards.home import home_subject
from bot.conversation.capability import Aloud, Scene
from bot.conversation.homes import HOME_CARD
from bot.words.lists import in_a_row
from data.model.company import name_in
from data.model.notices import CardWanted, Fact, MessageWanted, Priority, SubjectChanged
from data.model.refusals import Refusal
from data.store.cards import CardChanges, Shown

FRONT = "front"
ASKED_AND_SEEN_ALONE = "channel"  # a channel can show a message to one person; a group cannot


def answer(
    scene: Scene, kind: str, *, subject: str = "", facts: Mapping[str, Fact] | None = None, **more: Fact
) -> None:
    """Promise a message to whoever speaks, seen by nobody else."""
    here = scene.chat.kind == ASKED_AND_SEEN_ALONE
    scene.work.promise(
        MessageWanted(
            kind,
            subject,
            scene.chat.chat_id if here else scene.home.chat_id,
            {**(facts or {}), **more},
            only_for=scene.who.person_id if here else None,
        )
    )


def show(scene: Scene, kind: str, subject: str, *, page: str = FRONT) -> None:
    """Promise a fresh card in the private chat of whoever speaks; one that stands there points to it."""
    chat_id = scene.home.chat_id
    newest = Shown(scene.work).newest_instance(kind, subject, chat_id)
    instance = 0 if newest is None else newest + 1
    if newest:
        CardChanges(scene.work).leave_behind(kind, subject, chat_id, before=newest)
    wanted = CardWanted(kind, subject, chat_id, instance=instance, page=page, priority=Priority.ANSWER)
    scene.work.promise(wanted)
    # A change of its subject turns a card back to its front.
    if page == FRONT:
        scene.work.promise(SubjectChanged(subject))


def show_home(scene: Scene) -> str:
    """Promise a fresh home in the private chat of whoever speaks, and return what a press is told about it."""
    show(scene, HOME_CARD, home_subject(scene.who.person_id))
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-home"))


def refuse(scene: Scene, refusal: Refusal) -> None:
    """Promise to say why not."""
    answer(scene, "desk.refusal", facts=explained(scene, refusal), refusal=refusal.message_key())


def refusal_words(scene: Scene, refusal: Refusal) -> str:
    """Return what is told to whoever speaks about a refusal."""
    facts = by_name(scene.work, explained(scene, refusal))
    return scene.words(refusal.message_key(), **facts, slash=SLASH[scene.chat.platform])


def explained(scene: Scene, refusal: Refusal) -> dict[str, Fact]:
    """Return the facts of a refusal as a reader needs them: departments and states by their names."""
    facts = refusal.facts()
    if "holders" in facts:
        facts["holders"] = " / ".join(_called(scene, holder) for holder in facts["holders"].split())
    if "permission" in facts:
        facts["permission"] = _called(scene, facts["permission"])
    if "languages" in facts:
        names = (scene.words(f"language-called-{one.lower()}") for one in facts["languages"].split())
        facts["languages"] = in_a_row(scene.words, names)
    if "state" in facts:
        facts["state"] = scene.words(f"state-{facts['state']}")
    return facts


def _called(scene: Scene, holder: str) -> str:
    """Return what a group or a role is called that has a right."""
    for department in scene.work.company.departments:
        if department.key == holder:
            return name_in(department.names, scene.words.language)
    if holder in scene.work.company.permissions:
        return name_in(scene.work.company.permissions[holder].names, scene.words.language)
    return scene.words(f"role-{holder}") if scene.words.has(f"role-{holder}") else holder
