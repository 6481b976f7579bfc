"""Feedback: what is written to a reporter, in the script that they read, once its writer has seen it so."""

from collections.abc import Callable, Mapping

from actions.feedback.access import ticket_to_read
from actions.feedback.reply_to_reporter import reply_to_reporter
from actions.feedback.resolve_ticket import resolve_ticket
from actions.feedback.together import AsRead, as_written, reporters
from bot.conversation.capability import Act, Aim, Press, Scene
from bot.forms import feedback as forms
from bot.forms.form import AS_WRITTEN, SENDING, Form
from bot.words.conversion import as_read
from data.model.canned_replies import BETWEEN
from data.model.company import name_in
from data.model.people import Person
from data.model.refusals import UnknownButton

SEVERAL = "\n\n———\n\n"
REPLY, ASK, RESOLVE = "feedback.reply", "feedback.ask", "feedback.resolve"


def _reply(scene: Scene, aim: Aim) -> str:
    return _written_to_reporter(scene, aim, question=False)


def _ask(scene: Scene, aim: Aim) -> str:
    return _written_to_reporter(scene, aim, question=True)


def _written_to_reporter(scene: Scene, aim: Aim, *, question: bool) -> str:
    reply_to_reporter(
        scene.work,
        number=aim.number,
        by=scene.who,
        text=aim.answers["message"],
        seen_round=aim.version,
        question=question,
        enclosed=scene.enclosed(aim),
        as_read=_chosen(scene, aim),
    )
    return scene.words("toast-replied", subject=aim.subject)


def _canned(scene: Scene, aim: Aim) -> str:
    def read(reader: Person, _written: str) -> str:
        return _canned_for(scene, aim, reader)

    reply_to_reporter(
        scene.work,
        number=aim.number,
        by=scene.who,
        text=_canned_for(scene, aim, scene.who),
        seen_round=aim.version,
        as_read=read,
    )
    return scene.words("toast-replied", subject=aim.subject)


def _canned_for(scene: Scene, aim: Aim, reader: Person) -> str:
    """Return the answer that was chosen in the language of its reader, and what was added to it in their script.

    Raises:
        UnknownButton: the company has no such answer any more.
    """
    chosen = next(
        (one for one in scene.work.company.canned_replies if one.key == aim.answers["canned"]), None
    )
    if chosen is None:
        raise UnknownButton
    added = aim.answers.get("message", "").strip()
    told = name_in(chosen.answers, reader.language)
    return BETWEEN.join((told, _in_their_script(scene)(reader, added))) if added else told


def _canned_preview(scene: Scene, aim: Aim) -> str:
    ticket = ticket_to_read(scene.work, number=aim.number, by=scene.who)
    told = (_canned_for(scene, aim, reader) for reader in reporters(scene.work, ticket))
    # Those who report the same may read different languages: each is shown once.
    return SEVERAL.join(dict.fromkeys(told))


def _resolve(scene: Scene, aim: Aim) -> str:
    resolve_ticket(
        scene.work,
        number=aim.number,
        by=scene.who,
        seen_round=aim.version,
        reason=aim.answers.get("reason", ""),
        as_read=_chosen(scene, aim),
    )
    return scene.words("toast-resolved", subject=aim.subject)


def _chosen(scene: Scene, aim: Aim) -> AsRead:
    """Return what makes of a text what a reporter reads, unless its writer wants it to go out as it is."""
    return as_written if aim.answers.get(SENDING.key) == AS_WRITTEN else _in_their_script(scene)


def _in_their_script(scene: Scene) -> AsRead:
    names = {name for app in scene.work.company.apps for name in app.names.values()}

    def read(reader: Person, text: str) -> str:
        return as_read(
            text,
            language=reader.language,
            time_zone=reader.time_zone,
            written_in=scene.who.language,
            names=names,
        )

    return read


def _preview(field: str) -> Callable[[Scene, Aim], str]:
    def shown(scene: Scene, aim: Aim) -> str:
        written, read = aim.answers[field].strip(), _in_their_script(scene)
        ticket = ticket_to_read(scene.work, number=aim.number, by=scene.who)
        # Those who read it otherwise do so in one script; of the words of two regions the first reporter's are shown.
        told = (read(reporter, written) for reporter in reporters(scene.work, ticket))
        return next((text for text in told if text != written), "")

    return shown


PREVIEWS: Mapping[str, Callable[[Scene, Aim], str]] = {
    form.name: _preview(form.previewed) for form in (forms.REPLY, forms.ASK, forms.RESOLVE)
} | {forms.CANNED.name: _canned_preview}
PRESSES: Mapping[str, Press] = {
    "reply": Press(REPLY, _reply, form=forms.REPLY.name),
    "canned": Press(REPLY, _canned, form=forms.CANNED.name),
    "ask": Press(ASK, _ask, form=forms.ASK.name),
    "resolve": Press(RESOLVE, _resolve, form=forms.RESOLVE.name),
}
FORMS: Mapping[Form, Act] = {
    forms.REPLY: Act(REPLY, _reply),
    forms.CANNED: Act(REPLY, _canned),
    forms.ASK: Act(ASK, _ask),
    forms.RESOLVE: Act(RESOLVE, _resolve),
}
