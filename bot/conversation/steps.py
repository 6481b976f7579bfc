"""A form step by step, where a platform has no sheets."""

import re
from collections.abc import Mapping
from dataclasses import replace

from actions.audit.note_refusal import note_refusal
from bot.conversation.answers import refuse
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Aim, Scene, Told
from bot.conversation.declared import Wrong
from bot.conversation.permitting import permit
from bot.conversation.previews import Previews
from bot.conversation.proofs import Proofs
from bot.conversation.refusing import NOTHING_IN_PARTICULAR
from bot.conversation.typed import TURNS, answer_meant, turn_page
from bot.forms.form import PREVIEW, PROOF, Form, problem_with
from bot.shapes.card import Reference
from bot.shapes.turn import Due, Said
from data.model.durations import duration
from data.model.files import as_answer, in_answer
from data.model.forms import CONFIRM, FormSession, FormState
from data.model.notices import CardWanted, Priority, SubjectChanged
from data.model.people import LANGUAGES
from data.model.refusals import ButtonIsOld, NothingOpen, NotYours
from data.store.due import DueChanges
from data.store.forms import FormChanges, FormSessions
from data.store.work import Work

EXPIRE = "desk.form_expires"
UNFINISHED = frozenset({FormState.OFFERED, FormState.OPEN})
# What stands on the buttons of a question: the session, then the field.
_OFFERED = re.compile(r"form\.([0-9]{1,15})", re.ASCII)
_QUESTION = re.compile(r"form\.([0-9]{1,15})\.\w+", re.ASCII)


def asked_in(work: Work, subject: str) -> FormSession | None:
    """Return the form of which a question stands under a subject; None where none does."""
    named = _QUESTION.fullmatch(subject)
    return FormSessions(work).find(int(named[1])) if named else None


class Steps:
    """Asks a form's fields one after the other and runs its operation at the end."""

    def __init__(self, capabilities: Capabilities) -> None:
        self._capabilities = capabilities
        self._proofs = Proofs(capabilities)
        self._previews = Previews(capabilities)

    def start(
        self, scene: Scene, form: Form, *, subject: str, version: int, known: Mapping[str, str]
    ) -> None:
        """Open a form and ask for the first thing that is not known; it takes the place of another one."""
        earlier = FormSessions(scene.work).open_in(scene.home.chat_id, scene.who.person_id)
        if earlier is not None:
            self._end(scene.work, earlier, FormState.CANCELLED)
        session = _session(scene, form, subject=subject, version=version, known=known)
        session = session.ask(_next_field(self._form(scene, session), session))
        self._keep(scene.work, session)
        self._show(scene.work, session)

    def offer(
        self, scene: Scene, form: Form, *, subject: str, version: int, known: Mapping[str, str]
    ) -> FormSession:
        """Keep what is known of a form until a button opens it."""
        session = _session(scene, form, subject=subject, version=version, known=known)
        session = replace(session, state=FormState.OFFERED)
        self._keep(scene.work, session)
        return session

    def offered(self, scene: Scene, key: str) -> FormSession | None:
        """Return what was kept for whoever speaks; None where the key names no such thing.

        Raises:
            NotYours: it was kept for somebody else, or never.
        """
        named = _OFFERED.fullmatch(key)
        if named is None:
            return None
        session = FormSessions(scene.work).find(int(named[1]))
        if session is None or session.person_id != scene.who.person_id:
            raise NotYours
        return session

    def open_for(self, scene: Scene) -> FormSession | None:
        """Return the form that whoever speaks is filling in this chat."""
        if scene.chat.chat_id != scene.home.chat_id:
            return None
        return FormSessions(scene.work).open_in(scene.home.chat_id, scene.who.person_id)

    def said(self, scene: Scene, session: FormSession, deed: Said) -> str:
        """Take what was said as the answer to the question that waits; files go where files are asked for."""
        if not deed.files and deed.text.strip().casefold() in _words_to_cancel(scene):
            return self.cancel(scene, session)
        takes_files = self._capabilities.forms[session.form].takes_files
        if takes_files and deed.files:
            session = _with_files(session, takes_files, deed)
            FormChanges(scene.work).save(session)
            if session.waiting_for == takes_files:
                return self._take(scene, session, session.answers[takes_files])
            scene.work.promise(SubjectChanged(session.key, Priority.ANSWER))
            if not deed.text.strip():
                return ""
        elif session.waiting_for == takes_files:
            # Words are none, whatever they look like.
            self._ask(scene.work, session.ask(takes_files, problem="problem-no-files"))
            return ""
        return self._typed(scene, session, deed.text)

    def _typed(self, scene: Scene, session: FormSession, text: str) -> str:
        if session.waiting_for == CONFIRM:
            self._ask(scene.work, session.ask(CONFIRM))
            return ""
        field = self._form(scene, session).field(session.waiting_for)
        return self._take(scene, session, answer_meant(field, text, scene=scene).strip())

    def pressed(self, scene: Scene, reference: Reference) -> str:
        """Take a press on one of the form's buttons and return what it is told.

        Raises:
            NotYours: it is somebody else's form.
            ButtonIsOld: the question was answered, or the form has ended.
        """
        session = asked_in(scene.work, reference.subject)
        if session is None or session.person_id != scene.who.person_id:
            raise NotYours
        if session.state is not FormState.OPEN or session.step != reference.version:
            raise ButtonIsOld
        if reference.action in TURNS:
            return turn_page(scene, by=TURNS[reference.action])
        steering = {"cancel": self.cancel, "back": self._back, "confirm": self._confirm}
        if reference.action in steering:
            return steering[reference.action](scene, session)
        waiting = session.waiting_for
        if waiting == CONFIRM and reference.action == "edit":
            return self._ask_anew(scene, session, reference.value)
        if waiting == CONFIRM or reference.action not in {"skip", waiting}:
            raise ButtonIsOld
        return self._take(scene, session, "" if reference.action == "skip" else reference.value)

    def cancel(self, scene: Scene, session: FormSession | None) -> str:
        """End the form without doing anything.

        Raises:
            NothingOpen: there is no open form.
        """
        if session is None:
            raise NothingOpen
        self._end(scene.work, session, FormState.CANCELLED)
        return scene.words("toast-cancelled")

    def expire(self, work: Work, due: Due) -> None:
        """End a form that nobody finished in time."""
        session = FormSessions(work).find(int(due.subject.removeprefix("form.")))
        if session is not None and session.state in UNFINISHED:
            self._end(work, session, FormState.EXPIRED)

    def _take(self, scene: Scene, session: FormSession, value: str) -> str:
        form = self._form(scene, session)
        field = form.field(session.waiting_for)
        problem = problem_with(field, value, company=scene.work.company, words=scene.words)
        if problem:
            self._ask(scene.work, session.ask(field.key, problem=problem))
            return scene.words(problem, longest=field.longest)
        if field.secret:
            return self._finish(scene, form, session, {**session.answers, field.key: value})
        answered = self._previews.kept(scene, form, session.answer(value))
        self._ask(scene.work, answered.ask(_next_field(self._form(scene, answered), answered)))
        return scene.words("toast-noted")

    def _ask_anew(self, scene: Scene, session: FormSession, key: str) -> str:
        """Ask for one thing again, and for nothing else that was answered."""
        form = self._form(scene, session)
        if key not in form.keys - form.secret:
            raise ButtonIsOld
        self._ask(scene.work, session.ask(key))
        return scene.words("toast-asking")

    def _back(self, scene: Scene, session: FormSession) -> str:
        asked = [key for key in session.asked[:-1] if key != session.waiting_for]
        previous = asked[-1] if asked else session.asked[0]
        # Asked again, and all that came after it stays answered.
        self._ask(scene.work, session.ask(previous))
        return scene.words("toast-back")

    def _confirm(self, scene: Scene, session: FormSession) -> str:
        form = self._form(scene, session)
        missing = [key for key in form.required if not session.answers.get(key)]
        if any(key not in form.secret for key in missing):
            raise ButtonIsOld
        if missing:
            self._ask(scene.work, session.ask(missing[0]))
            return scene.words("toast-noted")
        return self._finish(scene, form, session, session.answers)

    def _finish(self, scene: Scene, form: Form, session: FormSession, answers: Mapping[str, str]) -> str:
        """Run what the form is for, and end it unless an answer is not taken."""
        words, files = form.words_in(answers), form.files_in(answers)
        told = self.run(scene, form, Aim(session.subject, session.version, answers=words, files=files))
        if isinstance(told, Wrong):
            refuse(scene, told.refusal)
            if told.field in form.keys - form.secret:
                self._ask(scene.work, session.ask(told.field))
            # A secret is asked for last: its question still stands there, and waits for another answer.
            return ""
        # By now it may belong to another person: forms link accounts, too.
        self._end(scene.work, FormSessions(scene.work).find(session.number) or session, FormState.DONE)
        return told if isinstance(told, str) else ""

    def run(self, scene: Scene, form: Form, aim: Aim) -> Told:
        """Run what a filled form is for, once its code is taken where it asks for one; return which answer is not taken."""
        act = self._capabilities.form_acts[form.name]
        permit(scene, self._capabilities, act.operation, aim.subject)
        if form.takes_proof:
            wrong = self._proofs.wrong(scene, form, aim.subject, aim.answers.get(PROOF.key, ""))
            if wrong is not None:
                return wrong
            others = {key: value for key, value in aim.answers.items() if key != PROOF.key}
            scene, aim = replace(scene, proven=True), replace(aim, answers=others)
        told = act.run(scene, aim)
        if isinstance(told, Wrong) and told.denied:
            about, rule = aim.subject or NOTHING_IN_PARTICULAR, told.refusal.rule()
            note_refusal(scene.work, by=scene.who.person_id, rule=rule, wanted=form.name, about=about)
        return told

    def awaits_secret(self, session: FormSession) -> bool:
        """Tell whether what is said next is kept nowhere."""
        return session.waiting_for in self._capabilities.forms[session.form].secret

    def _form(self, scene: Scene, session: FormSession) -> Form:
        form = self._capabilities.forms[session.form]
        form = form.asked(scene.work, session.subject, session.answers)
        if session.answers.get(PREVIEW):
            form = form.with_preview()
        return self._proofs.complete(scene, form, Aim(session.subject, session.version))

    def _ask(self, work: Work, session: FormSession) -> None:
        FormChanges(work).save(session)
        work.promise(SubjectChanged(session.key, Priority.ANSWER))
        self._show(work, session)

    def _show(self, work: Work, session: FormSession) -> None:
        work.promise(
            CardWanted(
                "desk.question",
                session.key,
                session.chat_id,
                instance=session.step,
                priority=Priority.ANSWER,
            )
        )

    def _keep(self, work: Work, session: FormSession) -> None:
        FormChanges(work).add(session)
        expires = work.now + duration(work.company.timings["form_kept"])
        DueChanges(work).plan(EXPIRE, session.key, expires)

    def _end(self, work: Work, session: FormSession, state: FormState) -> None:
        FormChanges(work).save(session.ended(state))
        DueChanges(work).cancel(EXPIRE, session.key)
        work.promise(SubjectChanged(session.key, Priority.ANSWER))


def _session(
    scene: Scene, form: Form, *, subject: str, version: int, known: Mapping[str, str]
) -> FormSession:
    return FormSession(
        number=FormChanges(scene.work).next_number(),
        form=form.name,
        person_id=scene.who.person_id,
        chat_id=scene.home.chat_id,
        subject=subject,
        version=version,
        opened_at=scene.work.now,
        answers=dict(known),
    )


def _next_field(form: Form, session: FormSession) -> str:
    return next((field.key for field in form.fields if field.key not in session.answers), CONFIRM)


def _words_to_cancel(scene: Scene) -> set[str]:
    """Return what stands on the button that ends a form, in all languages: typing it does the same."""
    return {scene.words.other(language)("button-cancel").casefold() for language in LANGUAGES}


def _with_files(session: FormSession, key: str, deed: Said) -> FormSession:
    """Return the form with more files; an album comes one by one, whatever is asked by then."""
    files = in_answer(session.answers.get(key, "")) + deed.files
    return replace(session, answers={**session.answers, key: as_answer(files)})
