"""What follows from the meaning of a text: one intent, several, none that is sure, or none yet."""

import dataclasses
from dataclasses import dataclass

from bot.cards.home import home_subject
from bot.conversation.answers import answer, refuse
from bot.conversation.capabilities import OPEN, Capabilities
from bot.conversation.capability import Aim, Scene
from bot.conversation.doubt import Doubts
from bot.conversation.permitting import permit
from bot.conversation.presses import Presses
from bot.conversation.said import said_by
from bot.conversation.understanding import Heard, Understood
from bot.shapes.card import Reference
from bot.shapes.reply import Reply, Toast
from bot.shapes.turn import Commanded, Edited, Said, Turn
from data.model.files import FileSent
from data.model.refusals import ButtonIsOld, Refusal, UnknownButton
from data.model.writing import Origin
from data.store.files import SAID
from data.store.inbox import InboxRows
from data.store.origins import OriginChanges, Origins
from data.store.people import Chats
from data.store.work import Work

MEAN, OTHER, NONE, CANCEL = "mean", "other", "out_of_scope", "cancel"
# What a message is remembered by once it is known what it meant: it cannot be meant again.
HEARD = "heard."
INSTEAD = ("talk_to_human", "help")
# Said with nothing asked: as good as nothing said.
MEANS_NOTHING_ALONE = frozenset({NONE, "affirm", "deny"})


@dataclass(frozen=True, slots=True)
class Kept(Toast):
    """What a turn is replied that waits until free text can be understood again."""


class Meanings:
    """Leads words to what their meaning is served by."""

    def __init__(self, capabilities: Capabilities, presses: Presses) -> None:
        self._capabilities = capabilities
        self._presses = presses
        self._doubts = Doubts(capabilities)

    def run(self, scene: Scene, deed: Said, *, fresh: bool) -> Reply:
        """Do what somebody's words mean, or ask, or keep them until something can tell."""
        understood = scene.understood
        if (understood is not None or not deed.text.strip()) and self._answers(scene, deed):
            return Toast()
        if understood is None:
            waits = scene.away is not None and bool(deed.text.strip())
            return _keep(scene) if waits else self._one(scene, NONE, deed.text, deed.files, fresh=fresh)
        if len(understood.heard) > 1:
            return self._each(scene, understood.heard, deed, fresh=fresh)
        if understood.decision == "unsure":
            return self._doubted(scene, understood, deed, fresh=fresh)
        return self._one(scene, understood.intent, deed.text, deed.files, fresh=fresh)

    def _answers(self, scene: Scene, deed: Said) -> bool:
        """Let what waits for an answer have it; return whether it was one."""
        aim = Aim(text=deed.text, files=deed.files)
        return any(one.answers(scene, aim) for one in self._capabilities.declared if one.answers is not None)

    def _doubted(self, scene: Scene, understood: Understood, deed: Said, *, fresh: bool) -> Reply:
        intent = self._doubts.settled(scene, understood, deed.text)
        if intent in {"", NONE} and (named := self._named_to_see(scene, deed)):
            return self._presses.bring(scene, named, fresh=fresh)
        if intent:
            sure = dataclasses.replace(scene, understood=dataclasses.replace(understood, intent=intent))
            return self._one(sure, intent, deed.text, deed.files, fresh=fresh)
        aim = Aim(text=deed.text, files=deed.files)
        takers = [one.goes_on for one in self._capabilities.declared if one.goes_on is not None]
        if any(takes(scene, aim) for takes in takers):
            return Toast()
        return _ask(scene, "desk.meant", self._doubts.choices(scene, understood))

    def _named_to_see(self, scene: Scene, deed: Said) -> str:
        """Return what unclear words name by its number, where whoever says them may see that: its card offers all that is theirs to do.

        To a report words may be meant to be added, which no card offers: that is asked.
        """
        subject = self._capabilities.named(deed.text) if not deed.files else ""
        owner = self._capabilities.owner_of(subject) if subject else None
        if owner is None or owner.filing:
            return ""
        try:
            permit(scene, self._capabilities, owner.presses[OPEN].operation, subject)
        except Refusal:
            return ""
        return subject

    def pressed(self, scene: Scene, encoded: str, *, fresh: bool) -> Reply | None:
        """Do what earlier words were meant as; None when the press tells nothing of that kind.

        Raises:
            UnknownButton: nothing serves that.
            ButtonIsOld: it was told before, or the words are not kept any more, or are somebody else's.
        """
        reference = Reference.decoded(encoded)
        if reference is None or reference.action != MEAN or not reference.subject.startswith(SAID):
            return None
        if reference.value != OTHER and reference.value not in self._capabilities.intents:
            raise UnknownButton
        then, text = _as_it_was_said(scene, reference.subject)
        intent = NONE if reference.value == OTHER else reference.value
        told = dataclasses.replace(then.understood or Understood(intent), intent=intent)
        then = dataclasses.replace(then, understood=told)
        deed = then.turn.deed
        files = deed.files if isinstance(deed, Said) else ()
        reply = self._one(then, intent, text, files, fresh=fresh)
        if intent != NONE:
            _settle(then, reference.subject)
        return reply

    def _each(self, scene: Scene, heard: tuple[Heard, ...], deed: Said, *, fresh: bool) -> Reply:
        """Do one thing after the other, each by itself: what is refused leaves the others as they are."""
        reply: Reply = Toast()
        for number, one in enumerate(heard):
            first = number == 0
            part = dataclasses.replace(scene, understood=one.meaning)
            if not first:
                # A message becomes one thing only; should it change, the first of them follows it.
                said = dataclasses.replace(deed, message_ref="", files=())
                part = dataclasses.replace(part, turn=dataclasses.replace(scene.turn, deed=said))
            try:
                with scene.work.apart():
                    reply = self._one(
                        part, one.meaning.intent, one.text, deed.files if first else (), fresh=fresh
                    )
            except Refusal as refusal:
                refuse(part, refusal)
        return reply

    def _one(
        self, scene: Scene, intent: str, text: str, files: tuple[FileSent, ...], *, fresh: bool
    ) -> Reply:
        act = self._capabilities.intents.get(intent)
        if act is None and intent not in MEANS_NOTHING_ALONE:
            return _ask(scene, "desk.not_served", INSTEAD)
        if intent == CANCEL and self._called_off(scene, text):
            return Toast()
        act = act or self._capabilities.intents[NONE]
        if act.shows_named and (named := self._capabilities.named(text)):
            return self._presses.bring(scene, named, fresh=fresh)
        subject = self._capabilities.subject_named(intent, text)
        permit(scene, self._capabilities, act.operation, subject)
        aim = Aim(subject=subject, text=text, files=files)
        told, aim = self._presses.proofs.run(scene, intent, act, aim)
        return self._presses.told(scene, told, aim, fresh=fresh)

    def _called_off(self, scene: Scene, text: str) -> bool:
        """Show what somebody may want to take back; return whether there is anything."""
        shows = [one.called_off for one in self._capabilities.declared if one.called_off is not None]
        return any(show(scene, Aim(text=text)) for show in shows)


def _keep(scene: Scene) -> Reply:
    InboxRows(scene.work).keep(scene.work.turn_id)
    answer(scene, "desk.kept", subject=home_subject(scene.who.person_id), seconds=scene.away or 0)
    return Kept()


def _ask(scene: Scene, kind: str, choices: tuple[str, ...]) -> Reply:
    if scene.origin is not None:
        OriginChanges(scene.work).remember(scene.origin, subject=scene.said)
    answer(scene, kind, subject=scene.said, choices=" ".join(choices))
    return Toast()


def _as_it_was_said(scene: Scene, subject: str) -> tuple[Scene, str]:
    """Return the scene in which the words were said, and the words as they stand now.

    Raises:
        ButtonIsOld: what they meant is known, or they are not kept any more, or are somebody else's.
    """
    turn = said_by(scene.work, subject, scene.who.person_id)
    if turn is None or turn.place is None or not isinstance(turn.deed, Said):
        raise ButtonIsOld
    chat = Chats(scene.work).at(turn.place.platform, turn.place.address) or scene.chat
    # The sheet that may follow opens for the press, not for the words.
    then = dataclasses.replace(scene, turn=dataclasses.replace(turn, handle=scene.turn.handle), chat=chat)
    then = dataclasses.replace(then, said_as=subject)
    return then, words_now(scene.work, then.origin, turn, scene.who.person_id)


def words_now(work: Work, origin: Origin | None, turn: Turn, person_id: int) -> str:
    """Return the words of a message as they stand now.

    Raises:
        ButtonIsOld: the message has become something.
    """
    became = Origins(work).of(origin) if origin else None
    if became is not None and not became.subject.startswith(SAID):
        raise ButtonIsOld
    latest = said_by(work, became.subject, person_id) if became is not None else None
    deed = latest.deed if latest is not None else turn.deed
    return deed.text if isinstance(deed, Said | Edited | Commanded) else ""


def _settle(scene: Scene, subject: str) -> None:
    """Remember that it is known what the words meant, unless they have become something that says so already."""
    became = Origins(scene.work).of(scene.origin) if scene.origin else None
    if scene.origin is not None and (became is None or became.subject.startswith(SAID)):
        OriginChanges(scene.work).remember(scene.origin, subject=HEARD + subject.removeprefix(SAID))
