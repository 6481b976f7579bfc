"""How a form is asked step by step: one card per question, the last one open."""

from collections.abc import Mapping

from bot.cards.view import Drawing, button, quoted
from bot.forms.form import (
    AS_READ,
    AS_WRITTEN,
    PREVIEW,
    SENDING,
    Asking,
    Form,
    FormField,
    label,
    offered,
    preview_told,
)
from bot.shapes.card import Button, Card, Field
from bot.shapes.sheet import PICKED, Choice
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.files import in_answer
from data.model.forms import CONFIRM, FormSession, FormState
from data.store.forms import FormSessions
from data.store.people import People

# What is more is turned to: this many a telephone shows above the fold.
CHOICES_AT_ONCE = 12


class QuestionCard:
    """The view of one question, for all forms there are."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._forms = forms

    def __call__(self, drawing: Drawing) -> Card | None:
        """Show the question with what can be answered, or, once it is answered, the answer."""
        session = FormSessions(drawing.reading).find(int(drawing.subject.rpartition(".")[2]))
        if session is None:
            return None
        form = self._forms[session.form].of(drawing.reading.company)
        if drawing.instance < session.step or session.state is not FormState.OPEN:
            return self._past(drawing, form, session)
        form = form.asked(drawing.reading, session.subject, session.answers)
        if session.waiting_for == CONFIRM:
            return self._confirmation(drawing, form, session)
        return self._question(drawing, form, form.field(session.waiting_for), session)

    def _past(self, drawing: Drawing, form: Form, session: FormSession) -> Card:
        words, key = drawing.words, session.asked[drawing.instance - 1]
        last = drawing.instance == session.step
        if last:
            return Card(
                lines=(words.text(f"form-{session.state.value}", title=words(f"form-{form.name}-title")),)
            )
        if key == CONFIRM:
            return Card(lines=(words.text("answer-again"),))
        answered = session.answers.get(key, "")
        asked_again = key in session.asked[drawing.instance :]
        if key == SENDING.key:
            answered = answered or AS_READ
        shown = (
            words("answer-again") if asked_again else self._shown(drawing, form.field(key), answered, session)
        )
        return Card(lines=(words.text("form-answered", label=label(form, key, words), answer=shown),))

    def _question(self, drawing: Drawing, form: Form, field: FormField, session: FormSession) -> Card:
        words = drawing.words
        step, key = session.step, f"{session.key}.{field.key}"
        choices = offered(field, _asking(drawing, session))
        page = int(drawing.page) if drawing.page.isdigit() else 0
        buttons = [
            button(words, field.key, key, step, value=choice.value, label=choice.label)
            for choice in choices[page * CHOICES_AT_ONCE :][:CHOICES_AT_ONCE]
            # To leave it as it is shown is to leave the question out.
            if field is not SENDING or choice.value == AS_WRITTEN
        ]
        turning = [button(words, way, key, step) for way in _ways(len(choices), page)]
        lines = [words.text(session.problem, longest=field.longest)] if session.problem else []
        if step == 1:
            lines.append(words.text(f"form-{form.name}-intro", subject=session.subject))
        if field is SENDING:
            lines.append(words.text("form-preview", text=Text.plain(session.answers.get(PREVIEW, ""))))
        lines += _as_read(words, form, session)
        lines.append(words.text("form-question", label=label(form, field.key, words)))
        if field.secret:
            lines.append(words.text("form-secret"))
        if field.kind in PICKED:
            lines.append(words.text(f"form-type-{field.kind}"))
        elif field.offers and not field.options:
            lines.append(words.text("form-type-other" if field.typed else "form-type-name"))
        return Card(
            title=words(f"form-{form.name}-title"),
            lines=tuple(lines),
            # What is secret is asked last, and its answer sends the form.
            fields=self._given(drawing, form, session) if field.secret else (),
            buttons=(*buttons, *turning, *_steering(words, form, field, session, key)),
        )

    def _confirmation(self, drawing: Drawing, form: Form, session: FormSession) -> Card:
        words, key = drawing.words, f"{session.key}.{CONFIRM}"
        form = form.asked_in(drawing.reading.company, words)
        actions = ["confirm", "back", "cancel"]
        changing: list[Button] = []
        if not drawing.page.isdigit():
            actions.append("more")
        else:
            # What was known from the start was never asked, and cannot be gone back to.
            changing = [
                button(words, "edit", key, session.step, value=one.key, label=label(form, one.key, words))
                for one in form.fields
                if not one.secret
            ]
        return Card(
            title=words(f"form-{form.name}-title"),
            lines=(words.text("form-check"), *_as_read(words, form, session)),
            fields=self._given(drawing, form, session),
            buttons=(*changing, *(button(words, action, key, session.step) for action in actions)),
        )

    def _given(self, drawing: Drawing, form: Form, session: FormSession) -> tuple[Field, ...]:
        return tuple(
            Field(
                label(form, field.key, drawing.words),
                self._shown(drawing, field, _sent(form, field, session), session),
            )
            for field in form.fields
            if not field.secret
        )

    def _shown(self, drawing: Drawing, field: FormField, answer: str, session: FormSession) -> Text:
        words = drawing.words
        if not answer:
            return words.text(field.left_out or "answer-skipped")
        if field.kind == "files":
            return words.text("answer-files", count=len(in_answer(answer)))
        choices = field.options(drawing.reading.company, words) if field.options else ()
        meant = choices or offered(field, _asking(drawing, session))
        labels = {choice.value: choice.label for choice in meant if not _is_day(field, choice)}
        return quoted(words, labels.get(answer, answer), longest=200)


def _is_day(field: FormField, choice: Choice) -> bool:
    """Tell whether a choice is called by what it is today, which it is not for long."""
    return field.kind in PICKED and choice.value[:1].isdigit()


def _ways(count: int, page: int) -> list[str]:
    """Return which ways there is something else to choose from."""
    return ["prev"] * (page > 0) + ["next"] * (count > (page + 1) * CHOICES_AT_ONCE)


def _as_read(words: Words, form: Form, session: FormSession) -> tuple[Text, ...]:
    """Return what is read by somebody else, whole, where it goes out as it is shown."""
    shown = session.answers.get(PREVIEW, "") if form.as_shown else ""
    return (Text.plain(preview_told(form, words, shown)),) if shown else ()


def _sent(form: Form, field: FormField, session: FormSession) -> str:
    """Return what is sent of a field: what its readers see, unless it is to go out as it was written."""
    converts = field.key == form.previewed and not form.as_shown
    converted = converts and session.answers.get(SENDING.key) != AS_WRITTEN
    written = session.answers.get(field.key, "")
    return (session.answers.get(PREVIEW) or written) if converted else written


def _asking(drawing: Drawing, session: FormSession) -> Asking:
    who = People(drawing.reading).find(session.person_id)
    return Asking(drawing.reading, drawing.words, who, session.subject, session.answers)


def _steering(words: Words, form: Form, field: FormField, session: FormSession, key: str) -> list[Button]:
    actions = ["skip"] if field.optional else []
    if field.optional and all(session.answers.get(name) for name in form.required):
        actions.append("confirm")
    if session.step > 1:
        actions.append("back")
    named = {"skip": words(field.left_out)} if field.left_out else {}
    return [
        button(words, action, key, session.step, label=named.get(action, ""))
        for action in (*actions, "cancel")
    ]
