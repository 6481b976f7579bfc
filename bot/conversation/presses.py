"""What a press or a filled sheet leads to."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards.home import home_subject
from bot.conversation.answers import answer, refusal_words
from bot.conversation.capabilities import OPEN, Capabilities
from bot.conversation.capability import Aim, Aloud, Ask, Scene, Told
from bot.conversation.declared import Wrong
from bot.conversation.permitting import permit
from bot.conversation.previews import Previews
from bot.conversation.proofs import Proofs
from bot.conversation.steps import Steps
from bot.conversation.translating import told_in
from bot.forms.form import AS_READ, SENDING, Asking, Form, label, problems, sheet_of
from bot.shapes.card import HIGHEST_VERSION, Reference
from bot.shapes.reply import FieldErrors, NextSheet, OpenSheet, Reply, Toast, TurnHome
from bot.shapes.turn import Pressed, Said, Submitted
from bot.words.words import Dictionary
from data.model.refusals import ButtonIsOld, UnknownButton
from data.store.cards import CardChanges

USE_CARD = "desk.use_card"
TRANSLATE, OWN = "language", "me"  # on a card: tell it in that language; on oneself: speak it from now on
PAGES = {"more": "more", "back": "front"}
HOME = home_subject(0).rstrip("0")
HOME_PAGES = {"next": 1, "prev": -1}


class Presses:
    """Leads presses, forms and submissions to their operation."""

    def __init__(self, capabilities: Capabilities, steps: Steps, dictionary: Dictionary) -> None:
        self._capabilities = capabilities
        self.proofs = Proofs(capabilities)
        self._previews = Previews(capabilities)
        self._steps = steps
        self._dictionary = dictionary

    def pressed(self, scene: Scene, deed: Pressed, *, fresh: bool) -> Reply:
        """Do what a button does.

        Args:
            fresh: whether the press is young enough for its platform to still open a sheet.

        Raises:
            UnknownButton: nothing offers that action.
            ButtonIsOld: the card has changed since.
        """
        reference = Reference.decoded(deed.reference)
        if reference is None:
            raise UnknownButton
        return self._own(scene, deed, reference, fresh=fresh) or self._of_capability(
            scene, reference, fresh=fresh
        )

    def bring(self, scene: Scene, subject: str, *, fresh: bool) -> Reply:
        """Show what words name by its number, as the button does that opens it.

        Raises:
            Refusal: it is not there, or not theirs to see.
        """
        return self._of_capability(scene, Reference(OPEN, "", subject, 0), fresh=fresh)

    def _own(self, scene: Scene, deed: Pressed, reference: Reference, *, fresh: bool) -> Reply | None:
        """Do what the conversation does itself, whatever stands on the card; None when it is none of that."""
        permit(scene, self._capabilities, USE_CARD)
        if reference.subject.startswith("form."):
            return Toast(self._steps.pressed(scene, reference))
        if reference.action in PAGES:
            return self._turn_page(scene, deed, reference)
        if reference.subject.startswith(HOME):
            return self._at_home(scene, deed, reference, fresh=fresh)
        if reference.action == OPEN and "@" in reference.subject:
            return self._open(scene, reference, fresh=fresh)
        if reference.action == TRANSLATE and reference.subject != OWN:
            return Toast(self._told_in(scene, deed, reference.value))
        return None

    def _of_capability(self, scene: Scene, reference: Reference, *, fresh: bool) -> Reply:
        press = self._capabilities.press(reference.action, reference.subject)
        if press is None:
            raise UnknownButton
        aim = Aim(reference.subject, reference.version, value=reference.value)
        permit(scene, self._capabilities, press.operation, aim.subject)
        if press.refuses is not None:
            press.refuses(scene, aim)
        if press.form and aim.value not in press.ready:
            return self.ask(scene, Ask(press.form), aim, fresh=fresh)
        told, aim = self.proofs.run(scene, reference.action, press, aim)
        return self.told(scene, told, aim, fresh=fresh)

    def _open(self, scene: Scene, reference: Reference, *, fresh: bool) -> Reply:
        form, _, subject = reference.subject.partition("@")
        aim, known = Aim(subject, reference.version), {}
        if kept := self._steps.offered(scene, subject):
            aim, known = Aim(kept.subject, kept.version), dict(kept.answers)
        # What is about something opens by its own button, and by no other.
        elif subject and not self._capabilities.opens(form, subject):
            raise UnknownButton
        return self.ask(scene, Ask(form, known), aim, fresh=fresh)

    def told(self, scene: Scene, told: Told, aim: Aim, *, fresh: bool) -> Reply:
        """Turn what a handler returned into a reply."""
        if isinstance(told, Wrong):
            raise told.refusal
        if isinstance(told, Ask):
            return self.ask(scene, told, aim, fresh=fresh)
        return Toast(told, seen_anyway=not isinstance(told, Aloud))

    def ask(self, scene: Scene, ask: Ask, aim: Aim, *, fresh: bool) -> Reply:
        """Let a form be filled: as a sheet where there are sheets, else step by step.

        Raises:
            UnknownButton: there is no such form.
            Refusal: whoever speaks may not do what it is for.
        """
        form = self._capabilities.forms.get(ask.form)
        if form is None:
            raise UnknownButton
        permit(scene, self._capabilities, self._capabilities.form_acts[form.name].operation, aim.subject)
        form = form.asked(scene.work, aim.subject, ask.known)
        form, version = self.proofs.complete(scene, form, aim), aim.version or 0
        if scene.chat.platform not in self._capabilities.sheets_on:
            self._steps.start(scene, form, subject=aim.subject, version=version, known=ask.known)
            return Toast(scene.words("toast-asking"))
        if not (fresh and scene.turn.handle.get("trigger_id")):
            self._offer(scene, form, aim, known=ask.known)
            return Toast()
        sheet = sheet_of(
            form,
            asking=Asking(scene.work, scene.words, scene.who, aim.subject),
            version=version,
            known=ask.known,
        )
        return OpenSheet(sheet)

    def _offer(self, scene: Scene, form: Form, aim: Aim, *, known: Mapping[str, str]) -> None:
        """Promise a button that opens a form, with what is known already."""
        subject, version = aim.subject, aim.version or 0
        if known:
            subject = self._steps.offer(scene, form, subject=subject, version=version, known=known).key
        late = not isinstance(scene.turn.deed, Said)
        answer(
            scene,
            "desk.offer",
            subject=f"{form.name}@{subject}",
            version=version,
            late=late,
            kept=bool(known),
            about=aim.subject,
        )

    def submitted(self, scene: Scene, deed: Submitted, *, fresh: bool) -> Reply:
        """Run what a filled sheet is for, or say what is wrong with it; where nobody waits for that any more, offer it as it was filled.

        Raises:
            UnknownButton: there is no such form.
            Refusal: whoever speaks may not do what it is for.
        """
        reply = self._submitted(scene, deed)
        if fresh or not isinstance(reply, FieldErrors | NextSheet):
            return reply
        secret = self._capabilities.forms[deed.form].secret
        known = {key: answer for key, answer in deed.answers.items() if key not in secret}
        return self.ask(scene, Ask(deed.form, known), Aim(deed.subject, deed.version), fresh=False)

    def _submitted(self, scene: Scene, deed: Submitted) -> Reply:
        form: Form | None = self._capabilities.forms.get(deed.form)
        if form is None or deed.version > HIGHEST_VERSION:
            raise UnknownButton
        permit(scene, self._capabilities, self._capabilities.form_acts[form.name].operation, deed.subject)
        form = form.asked(scene.work, deed.subject, deed.answers)
        form = self.proofs.complete(scene, form, Aim(deed.subject, deed.version))
        if deed.seen:
            form = form.with_preview()
        answers = {key: value for key, value in deed.answers.items() if key in form.keys}
        wrong = problems(form, answers, company=scene.work.company, words=scene.words)
        if unseen := form.keys - set(deed.asked or form.keys):
            # What was answered asks for more: the same sheet once more, with all that belongs to it.
            seen_wrong = {key: problem for key, problem in wrong.items() if key not in unseen}
            return FieldErrors(seen_wrong) if seen_wrong else _completed(scene, form, deed, answers)
        if wrong:
            return FieldErrors(wrong)
        aim = Aim(deed.subject, deed.version, answers=form.words_in(answers), files=form.files_in(answers))
        preview = self._previews.wanted(scene, form, deed, aim)
        if preview:
            return self._previewed(scene, form, deed, aim, preview=preview)
        told = self._steps.run(scene, form, aim)
        if isinstance(told, Wrong):
            return FieldErrors({told.field: refusal_words(scene, told.refusal)})
        return Toast(told if isinstance(told, str) else "", seen_anyway=not isinstance(told, Aloud))

    @staticmethod
    def _previewed(scene: Scene, form: Form, deed: Submitted, aim: Aim, *, preview: str) -> NextSheet:
        sheet = sheet_of(
            form if deed.seen else form.with_preview(),
            asking=Asking(scene.work, scene.words, scene.who, aim.subject),
            version=deed.version,
            known={**aim.answers, SENDING.key: AS_READ},
            preview=preview,
        )
        written = preview if form.as_shown else aim.answers.get(form.previewed, "")
        return NextSheet(sheet, late=scene.words("form-late", title=sheet.title, text=written))

    def _told_in(self, scene: Scene, deed: Pressed, language: str) -> str:
        return told_in(
            scene,
            capabilities=self._capabilities,
            dictionary=self._dictionary,
            message_ref=deed.message_ref,
            language=language,
        )

    def _turn_page(self, scene: Scene, deed: Pressed, reference: Reference) -> Reply:
        page = PAGES[reference.action]
        if not CardChanges(scene.work).turn_page(scene.chat.chat_id, deed.message_ref, page):
            raise ButtonIsOld
        return Toast()

    def _at_home(self, scene: Scene, deed: Pressed, reference: Reference, *, fresh: bool) -> Reply:
        if reference.action in HOME_PAGES:
            page = max(0, reference.version + HOME_PAGES[reference.action])
            if not deed.message_ref:
                return TurnHome(page)
            if not CardChanges(scene.work).turn_page(scene.chat.chat_id, deed.message_ref, str(page)):
                raise ButtonIsOld
            return Toast()
        command = self._capabilities.commands.get(reference.action)
        if command is None or not command.at_home:
            raise UnknownButton
        permit(scene, self._capabilities, command.operation)
        told, aim = self.proofs.run(scene, reference.action, command, Aim())
        return self.told(scene, told, aim, fresh=fresh)


def _completed(scene: Scene, form: Form, deed: Submitted, answers: Mapping[str, str]) -> NextSheet:
    """Return the same sheet once more, with what was answered and all that is asked because of it."""
    known = {key: answer for key, answer in answers.items() if key not in form.secret}
    sheet = sheet_of(
        form,
        asking=Asking(scene.work, scene.words, scene.who, deed.subject),
        version=deed.version,
        known=known,
    )
    sheet = replace(sheet, intro=scene.words("form-asks-more"))
    written = "\n".join(f"{label(form, key, scene.words)}: {answer}" for key, answer in known.items())
    return NextSheet(sheet, late=scene.words("form-late", title=sheet.title, text=written))
