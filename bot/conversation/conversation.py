"""Lead one turn: who speaks, which form is open, what is meant, which operation, which reply."""

import contextlib
from dataclasses import dataclass

from actions.audit.note_refusal import note_refusal
from bot.conversation.answers import answer, refusal_words, refuse
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Aim, Scene
from bot.conversation.circumstances import holds_words
from bot.conversation.ending import mark
from bot.conversation.meaning import Meanings
from bot.conversation.messages import Messages
from bot.conversation.permitting import permit
from bot.conversation.presses import Presses
from bot.conversation.refusing import wanted_in
from bot.conversation.secrecy import keep_no_secret
from bot.conversation.steps import Steps, asked_in
from bot.conversation.understanding import Understood
from bot.conversation.unspoken import Unspoken, UnspokenTurns
from bot.shapes.reply import Reply, Toast
from bot.shapes.turn import (
    Commanded,
    Deleted,
    Edited,
    Pressed,
    Said,
    Submitted,
    Turn,
)
from bot.words.script import script_of
from bot.words.words import Dictionary
from data.model.people import DEFAULT_LANGUAGE, LANGUAGES, Person
from data.model.refusals import Refusal, UnknownCommand
from data.store.inbox import InboxRows
from data.store.people import People, PeopleChanges
from data.store.whereabouts import Whereabouts
from data.store.work import Work

CANCEL = "desk.cancel"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found out about a turn before its transaction opened.

    Attributes:
        away: for how many seconds yet nothing can tell what it means, 0 when nobody knows; None when nothing waits for that.
        kept: whether it has waited for that, and whoever said it knows.
        fresh: whether the turn came just now, so that its platform still waits for the reply.
        profile: name, language and zone of a speaker whom nobody had described yet.
    """

    person_id: int
    chat_id: int | None
    understood: Understood | None = None
    away: int | None = None
    kept: bool = False
    fresh: bool = True
    profile: tuple[str | None, str | None, str | None] | None = None


class _Forgotten(Exception):
    """Whoever spoke wanted to be forgotten, and was, before it was their turn."""


class Conversation:
    """Leads turns to operations, with what all capabilities declare."""

    def __init__(self, capabilities: Capabilities, dictionary: Dictionary, steps: Steps) -> None:
        self._capabilities = capabilities
        self._dictionary = dictionary
        self._steps = steps
        self._unspoken = UnspokenTurns(capabilities, dictionary)
        self._presses = Presses(capabilities, steps, dictionary)
        self._meanings = Meanings(capabilities, self._presses)
        self._messages = Messages(capabilities)

    def reads(self, turn: Turn) -> bool:
        """Tell whether a turn holds words that are to be understood before its transaction opens."""
        return holds_words(turn, self._capabilities.commands)

    def lead(self, work: Work, turn: Turn, prepared: Prepared) -> Reply:
        """Run one turn within its transaction, mark it done, and return what it is replied.

        A turn that opens a sheet stays undone until the sheet is open: a process that ends before then
        leaves it to the next one, which offers to open it again. Words that nothing can understand now stay undone too.

        Raises:
            Refusal: the rules say no; the transaction must leave no trace, and the answer is `refuse`.
        """
        try:
            reply = self._lead(work, turn, prepared)
        except _Forgotten:
            reply = Toast()
        mark(work, reply)
        return reply

    def _lead(self, work: Work, turn: Turn, prepared: Prepared) -> Reply:
        if isinstance(turn.deed, Unspoken):
            self._unspoken.run(work, turn.deed, source=turn.source)
            return Toast()
        if prepared.chat_id is None:
            return Toast()  # said by nobody, or nowhere: there is nobody to answer
        scene = self._scene(work, turn, prepared)
        reply = self._deed(scene, fresh=prepared.fresh, kept=prepared.kept)
        self._heard(scene)
        return reply

    def _heard(self, scene: Scene) -> None:
        for hear in self._capabilities.heard:
            hear(scene)

    def refuse(self, work: Work, turn: Turn, prepared: Prepared, refusal: Refusal) -> Reply:
        """Mark a turn done that was refused, and return what is said about it.

        Raises:
            Refusal: nobody asked for anything, so there is nobody to answer.
        """
        if prepared.chat_id is None:
            raise refusal
        scene = self._scene(work, turn, prepared)
        reply = self._refused(scene, refusal, fresh=prepared.fresh)
        self._heard(scene)
        wanted, about = wanted_in(turn, self._capabilities, form_at=lambda subject: asked_in(work, subject))
        note_refusal(work, by=prepared.person_id, rule=refusal.rule(), wanted=wanted, about=about)
        InboxRows(work).done(work.turn_id)
        return reply

    def apologise(self, work: Work, turn: Turn, prepared: Prepared) -> None:
        """Promise an apology with a number under which the turn is kept."""
        with contextlib.suppress(_Forgotten):
            if prepared.chat_id is not None:
                answer(self._scene(work, turn, prepared), "desk.apology", number=work.turn_id)

    def _refused(self, scene: Scene, refusal: Refusal, *, fresh: bool) -> Reply:
        if fresh and isinstance(scene.turn.deed, Pressed | Submitted):
            return Toast(refusal_words(scene, refusal), refused=True)
        refuse(scene, refusal)
        return Toast()

    def _scene(self, work: Work, turn: Turn, prepared: Prepared) -> Scene:
        assert prepared.chat_id is not None  # noqa: S101  # a turn with a speaker always has a place
        assert turn.speaker is not None  # noqa: S101  # whatever has a chat was said by somebody
        # The account may have become another person's since the turn came in.
        standing = Whereabouts(work).standing(
            platform=turn.speaker.platform, user_id=turn.speaker.user_id, chat_id=prepared.chat_id
        )
        if standing is None:
            raise _Forgotten
        person, chat = standing
        if not person.known:
            person = self._introduced(work, turn, prepared, person.person_id)
        words = self._dictionary.words(person.language, person.time_zone)
        scene = Scene(work, turn, person, chat, words, prepared.understood, prepared.away)
        # Whatever becomes of the turn, done, refused or set aside: a secret is not kept with it.
        keep_no_secret(scene, self._steps, self._capabilities.forms, kept=prepared.kept)
        return scene

    def _introduced(self, work: Work, turn: Turn, prepared: Prepared, person_id: int) -> Person:
        """Keep what the platform tells of a newcomer, or what the newcomer's own words show."""
        name, language, zone = prepared.profile or (None, None, None)
        written = script_of(turn.deed.text) if isinstance(turn.deed, Said | Commanded) else None
        if prepared.profile is not None:
            PeopleChanges(work).describe(
                person_id,
                name=name,
                language=language if language in LANGUAGES else written or DEFAULT_LANGUAGE,
                time_zone=zone,
            )
        elif written is not None:
            PeopleChanges(work).guess_language(person_id, written)
        return People(work).find(person_id)

    def _deed(self, scene: Scene, *, fresh: bool, kept: bool) -> Reply:
        deed = scene.turn.deed
        if isinstance(deed, Pressed):
            meant = self._meanings.pressed(scene, deed.reference, fresh=fresh)
            return meant or self._presses.pressed(scene, deed, fresh=fresh)
        if isinstance(deed, Submitted):
            return self._presses.submitted(scene, deed, fresh=fresh)
        if isinstance(deed, Commanded):
            return self._commanded(scene, deed, fresh=fresh)
        if isinstance(deed, Said) and deed.addressed:
            return self._said(scene, deed, fresh=fresh, kept=kept)
        if isinstance(deed, Said):
            self._messages.overheard(scene, deed)
        if isinstance(deed, Edited | Deleted):
            self._messages.changed(scene, deed)
        return Toast()

    def _commanded(self, scene: Scene, deed: Commanded, *, fresh: bool) -> Reply:
        if deed.name == "cancel":
            permit(scene, self._capabilities, CANCEL)
            self._steps.cancel(scene, self._steps.open_for(scene))
            return Toast()
        command = self._capabilities.commands.get(deed.name)
        if command is None:
            raise UnknownCommand
        permit(scene, self._capabilities, command.operation)
        if command.shows_named and (named := self._capabilities.named(deed.text)):
            return self._presses.bring(scene, named, fresh=fresh)
        proofs, aim = self._presses.proofs, Aim(text=deed.text.strip())
        told, aim = proofs.run(scene, deed.name, command, aim)
        return self._presses.told(scene, told, aim, fresh=fresh)

    def _said(self, scene: Scene, deed: Said, *, fresh: bool, kept: bool) -> Reply:
        deed = self._messages.as_it_stands(scene, deed)
        # What waits to be understood was said before any form that is open now.
        form = None if kept else self._steps.open_for(scene)
        if form is not None:
            self._steps.said(scene, form, deed)
            return Toast()
        empty = not (deed.text.strip() or deed.files)
        if empty or len(deed.attachments) > len(deed.files):
            answer(scene, "desk.cannot_read")
        if empty:
            return Toast()
        album = self._messages.album(scene, deed)
        reply = (
            self._messages.continued(scene, deed, album) if album else self._meant(scene, deed, fresh=fresh)
        )
        self._messages.remember_album(scene, deed)
        return reply

    def _meant(self, scene: Scene, deed: Said, *, fresh: bool) -> Reply:
        """Lead what somebody said to what it is about, else to what it means."""
        subject, owner = self._messages.replied_to(scene, deed)
        if owner is not None and owner.about is not None:
            told = owner.about(scene, Aim(subject=subject, text=deed.text, files=deed.files))
            return self._presses.told(scene, told, Aim(subject=subject), fresh=fresh)
        return self._meanings.run(scene, deed, fresh=fresh)
