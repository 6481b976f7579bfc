"""A form is declared once: the same list of fields becomes a sheet, a dialogue step by step, and slots."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.shapes.sheet import PICKED, Choice, Input, InputKind, Sheet
from bot.words.words import Words
from data.model.company import Company, Names, name_in
from data.model.files import FileSent, in_answer
from data.model.people import Person
from data.store.work import Reading

# What is longer than this is no list to choose from: it is typed.
MOST_OFFERED = 60


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked for what, as a question is put.

    Attributes:
        subject: what the form is about, such as AP-7; empty for a new thing.
        answers: what is answered or known already.
    """

    reading: Reading
    words: Words
    who: Person
    subject: str
    answers: Mapping[str, str] = dataclasses.field(default_factory=dict)


Options = Callable[[Company, Words], tuple[Choice, ...]]
Offers = Callable[[Asking], tuple[Choice, ...]]
# By what a form is about and what was answered: the keys of the fields that depend on these and are asked now, and of
# others that they change, each with whether it has to be answered.
Depending = Callable[[Reading, str, Mapping[str, str]], Mapping[str, bool]]


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing that a form asks.

    Attributes:
        key: as plays and platforms name it.
        kind: line, text (several lines), choice, files, day, or moment (a day, perhaps with a time), which are answered as ISO 8601 writes them.
        options: what may be chosen, for a choice.
        offers: what of it is offered to whoever is asked; for a line, a day or a moment, what they may choose in place of typing it.
        longest: most characters of an answer.
        usual: what stands in it on a sheet before anybody answers: what holds where it is left out.
        secret: whether the answer is kept nowhere, and taken off the chat where it is typed there; the last one only.
        typed: whether something else than what is offered may be meant, which is typed then, on a sheet as well.
        named: what the company calls it, by language, where it asks for it of its own accord.
        left_out: message that tells what leaving it out means; empty where that means nothing.
        depends: whether it is asked only where other answers, or what the form is about, make it of use.
    """

    key: str
    kind: InputKind
    optional: bool = False
    options: Options | None = None
    offers: Offers | None = None
    longest: int = 3000
    secret: bool = False
    depends: bool = False
    usual: Callable[[Asking], str] | None = None
    typed: bool = False
    left_out: str = ""
    named: Names = dataclasses.field(default_factory=dict, hash=False)


# What a form asks last when what it is for takes a second factor.
PROOF = FormField("code", "line", longest=40, secret=True)
AS_READ, AS_WRITTEN = "converted", "written"


def _ways_to_send(_company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(way, words(f"sending-{way}")) for way in (AS_READ, AS_WRITTEN))


# What a form asks when its words reach somebody in another script than the one in which they were written.
SENDING = FormField("sending", "choice", optional=True, options=_ways_to_send, left_out=f"sending-{AS_READ}")
# Under this stands, beside the answers, what will be read.
PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked for one operation. Its words stand under `form-<name>-…` and `field-<name>-<key>`, with - for _.

    Attributes:
        labelled_as: name of the form that asks the same and has words for its fields; empty where it has its own.
        previewed: field whose words somebody else reads, perhaps in another script; empty where there is none.
        depending: tells which of the fields that depend on others are asked; None where all are always asked.
        beside: what the company asks for of its own accord, behind the field of the key that is the first of the two.
        as_shown: whether what they read goes out as it was shown, in place of what its writer chooses.
    """

    name: str
    fields: tuple[FormField, ...]
    labelled_as: str = ""
    previewed: str = ""
    depending: Depending | None = None
    as_shown: bool = False
    beside: tuple[str, Callable[[Company], tuple[FormField, ...]]] | None = None

    def of(self, company: Company) -> "Form":
        """Return the form with what a company asks for of its own accord."""
        if self.beside is None:
            return self
        after, beside = self.beside
        behind = 1 + next(place for place, one in enumerate(self.fields) if one.key == after)
        fields = (*self.fields[:behind], *beside(company), *self.fields[behind:])
        return replace(self, fields=fields, beside=None)

    def asked(self, reading: Reading, subject: str, answers: Mapping[str, str]) -> "Form":
        """Return the form with the fields that are of use, as far as answers tell."""
        if self.beside is not None:
            return self.of(reading.company).asked(reading, subject, answers)
        if self.depending is None:
            return self
        told = self.depending(reading, subject, answers)
        fields = (
            replace(one, optional=not told[one.key]) if one.key in told else one
            for one in self.fields
            if one.key in told or not one.depends
        )
        return replace(self, fields=tuple(fields))

    def field(self, key: str) -> FormField:
        """Return the field with that key; what the company has ceased to ask for may be left out."""
        known = (*self.fields, PROOF, SENDING)
        return next((one for one in known if one.key == key), FormField(key, "text", optional=True))

    def with_proof(self) -> "Form":
        """Return the form with the question for a second factor."""
        return replace(self, fields=(*self.fields, PROOF))

    def with_preview(self) -> "Form":
        """Return the form with the question how to send what was written, behind what it is about."""
        if self.as_shown:
            return self
        behind = 1 + next(place for place, field in enumerate(self.fields) if field.key == self.previewed)
        return replace(self, fields=(*self.fields[:behind], SENDING, *self.fields[behind:]))

    def asked_in(self, company: Company, words: Words) -> "Form":
        """Return the form without what may be left out and of which the company has nothing to choose."""
        moot = {
            field.key
            for field in self.fields
            if field.kind == "choice"
            and field.optional
            and field.options
            and not field.options(company, words)
        }
        return replace(self, fields=tuple(field for field in self.fields if field.key not in moot))

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of its fields."""
        return frozenset(field.key for field in self.fields)

    @property
    def takes_proof(self) -> bool:
        """Tell whether it asks for a second factor."""
        return any(field is PROOF for field in self.fields)

    @property
    def secret(self) -> frozenset[str]:
        """Return the keys of the fields whose answers are kept nowhere, whether it asks for a second factor now or not."""
        own = {field.key: field.secret for field in self.fields}
        return frozenset(key for key, secret in ({PROOF.key: True} | own).items() if secret)

    @property
    def takes_files(self) -> str:
        """Return the key of the field that takes files, empty where none does."""
        return next((field.key for field in self.fields if field.kind == "files"), "")

    def files_in(self, answers: Mapping[str, str]) -> tuple[FileSent, ...]:
        """Return the files that were given."""
        return in_answer(answers.get(self.takes_files, ""))

    def words_in(self, answers: Mapping[str, str]) -> Mapping[str, str]:
        """Return the answers that are words, those left out that were skipped."""
        no_words = {self.takes_files, PREVIEW}
        return {key: answer for key, answer in answers.items() if answer and key not in no_words}

    @property
    def required(self) -> tuple[str, ...]:
        """Return the keys of the fields that must be answered."""
        return tuple(field.key for field in self.fields if not field.optional)


def label(form: Form, key: str, words: Words) -> str:
    """Return what a reader reads above a field."""
    field = form.field(key)
    if field in {PROOF, SENDING}:
        return words("field-sending" if field == SENDING else "field-proof")
    if field not in form.fields:
        return key
    if field.named:
        return name_in(field.named, words.language)
    return words(f"field-{form.labelled_as or form.name}-{key.replace('_', '-')}")


def preview_told(form: Form, words: Words, preview: str) -> str:
    """Return what tells a writer how their words will be read."""
    return words(f"form-{form.name}-preview" if form.as_shown else "form-preview", text=preview)


def offered(field: FormField, asking: Asking) -> tuple[Choice, ...]:
    """Return what somebody is offered to choose as the answer; nothing where they type it."""
    if field.offers is not None:
        found = field.offers(asking)
        return found if len(found) <= MOST_OFFERED or field.options else ()
    return field.options(asking.reading.company, asking.words) if field.options else ()


def sheet_of(
    form: Form, *, asking: Asking, version: int, known: Mapping[str, str], preview: str = ""
) -> Sheet:
    """Return the form as one page, with what is known already standing in it.

    Args:
        preview: how what is known will be read by somebody else; empty where nobody was shown that yet.
    """
    words, subject = asking.words, asking.subject
    intro = (
        preview_told(form, words, preview) if preview else words(f"form-{form.name}-intro", subject=subject)
    )
    return Sheet(
        form=form.name,
        subject=subject,
        version=version,
        title=words(f"form-{form.name}-title"),
        intro=intro,
        inputs=tuple(_input(form, field, asking, known.get(field.key, "")) for field in form.fields),
        submit=words(f"form-{form.name}-submit"),
        cancel=words("button-cancel"),
        previewed=preview,
    )


def _input(form: Form, field: FormField, asking: Asking, value: str) -> Input:
    asked = label(form, field.key, asking.words)
    if not value and field.usual is not None:
        value = field.usual(asking)
    # Where there are sheets, a day is picked from a calendar.
    choices = () if field.kind in PICKED else offered(field, asking)
    return Input(
        key=field.key,
        label=asked,
        kind=field.kind,
        optional=field.optional,
        choices=choices,
        longest=field.longest,
        value=value,
        second_label=_second(field, asked, choices, asking.words),
    )


def _second(field: FormField, asked: str, choices: tuple[Choice, ...], words: Words) -> str:
    if field.kind == "moment":
        return words("form-time", label=asked)
    return words("form-other", label=asked) if field.typed and choices else ""


def problem_with(field: FormField, value: str, *, company: Company, words: Words) -> str:
    """Return the message id of what is wrong with an answer, empty when nothing is."""
    if not value.strip():
        return "" if field.optional else "problem-empty"
    if field.kind != "files" and len(value) > field.longest:
        return "problem-too-long"
    if field.options and value not in {choice.value for choice in field.options(company, words)}:
        return "problem-not-a-choice"
    return ""


def problems(form: Form, answers: Mapping[str, str], *, company: Company, words: Words) -> dict[str, str]:
    """Return what is wrong with a filled form, in the reader's words, by field key."""
    found: dict[str, str] = {}
    for field in form.fields:
        problem = problem_with(field, answers.get(field.key, ""), company=company, words=words)
        if problem:
            found[field.key] = words(problem, longest=field.longest)
    return found


def choice_meant(field: FormField, typed: str, *, company: Company, words: Words) -> str:
    """Return the choice that somebody typed by its value or its label, else what was typed."""
    for choice in field.options(company, words) if field.options else ():
        if typed.strip().casefold() in {choice.value.casefold(), choice.label.casefold()}:
            return choice.value
    return typed
