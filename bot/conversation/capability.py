"""What a capability declares: its commands, presses, forms, intents, cards and due rows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.cards.view import View
from bot.conversation.declared import Call, Section
from bot.conversation.numbers import number_named
from bot.conversation.understanding import Understood
from bot.forms.form import Form
from bot.shapes.turn import Called, Deleted, Due, Edited, FileCame, Said, Turn
from bot.words.words import Words
from data.model.company import Company
from data.model.files import Enclosed, FileSent
from data.model.people import Chat, Person
from data.model.refusals import UnknownButton
from data.model.writing import Origin
from data.store.files import SAID
from data.store.people import Chats
from data.store.work import Work

Declared = TypeVar("Declared")
# A number that fits every column; what is longer was never given out.
_NUMBERED = re.compile(r"[A-Z]+-([0-9]{1,15})")
# What the conversation does itself, whatever stands on the card: see conversation.py and presses.py.
RESERVED = {"command": ("cancel",), "press": ("more", "back")}


class CapabilityFault(Exception):
    """Capabilities cannot stand beside each other; the message names what is claimed and by whom."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Who does something, where, and within which transaction.

    Attributes:
        words: in the language of `who`.
        understood: what the text of the turn means, None when it has none or nothing could tell.
        away: for how many seconds yet nothing can tell, 0 when nobody knows; None where no words wait for it.
        said_as: subject under which the words are found again, where they are not those of this turn.
    """

    work: Work
    turn: Turn
    who: Person
    chat: Chat
    words: Words
    understood: Understood | None = None
    away: int | None = None
    said_as: str = ""

    @property
    def said(self) -> str:
        """Return the subject under which the words of the turn are found again."""
        return self.said_as or f"{SAID}{self.work.turn_id}"

    @property
    def origin(self) -> Origin | None:
        """Return the message whose words this is about; None when it is no message."""
        deed = self.turn.deed
        if not isinstance(deed, Said | Edited | Deleted) or not deed.message_ref:
            return None
        return Origin(self.chat.chat_id, deed.message_ref)

    def enclosed(self, aim: "Aim", *, earlier: str = "") -> Enclosed | None:
        """Return what came with what was said here, None when nothing did.

        Args:
            earlier: subject under which more of it is kept already.
        """
        # What stands in a form nobody else has seen, wherever the form was asked for.
        chat = self.chat if isinstance(self.turn.deed, Said) else self.home
        return Enclosed(aim.files, chat, earlier) if aim.files or earlier else None

    @property
    def home(self) -> Chat:
        """Return the private chat of `who` on the platform on which they speak."""
        if self.chat.person_id == self.who.person_id:
            return self.chat
        chats = Chats(self.work)
        known = chats.private_on(self.who.person_id, self.chat.platform)
        if known is not None or self.turn.speaker is None:
            return known or self.chat
        address = self.turn.speaker.user_id
        return chats.add(Chat(0, self.chat.platform, address, "private", person_id=self.who.person_id))


@dataclass(frozen=True, slots=True)
class Aim:
    """What a press, a command, a text or a filled form is about.

    Attributes:
        subject: such as FB-7; empty for a new thing.
        version: for which the button was drawn; None when it was no button.
        text: the rest of a command's line, or what was said.
        files: what came with it, where it was said.
        continued: whether it is a further part of what was sent as one, such as an album.
    """

    subject: str = ""
    version: int | None = None
    value: str = ""
    text: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    files: tuple[FileSent, ...] = ()
    continued: bool = False

    @property
    def number(self) -> int:
        """Return the number within the subject, such as 7 in FB-7.

        Raises:
            UnknownButton: the subject has none; nothing of ours names such a subject.
        """
        found = _NUMBERED.fullmatch(self.subject)
        if found is None:
            raise UnknownButton
        return int(found[1])


@dataclass(frozen=True, slots=True)
class Ask:
    """The answer of a handler that needs a form to be filled first."""

    form: str
    known: Mapping[str, str] = field(default_factory=dict)


class Aloud(str):
    """What a press is told that no card shows."""

    __slots__ = ()


# A handler changes the world and returns what a press is told at once, or asks for a form.
Handler = Callable[[Scene, Aim], "str | Ask"]
Check = Callable[[Scene, Aim], object]


@dataclass(frozen=True, slots=True)
class Press:
    """What a button does.

    Attributes:
        form: name of the form that must be filled first; `run` then gets its answers.
        check: refuses whoever may not, before the form is opened.
    """

    run: Handler
    form: str = ""
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does, and who finds it in help and menus.

    Attributes:
        at_home: whether it stands as a button in everybody's home; it must need no words behind it then.
        reads_words: whether what stands behind it is to be understood.
    """

    run: Handler
    shown_to: Callable[[Company, Person], bool] = lambda _company, _person: True
    at_home: bool = False
    reads_words: bool = False


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that the desk can do, from words to buttons.

    Attributes:
        prefixes: of its subjects; presses are looked up under them. Those in capitals, such as FB, stand before
            a number that people read and write.
        forms: each with what its answers do.
        intents: what to do when a text means that.
        offers: those of them about which somebody may be asked whether they meant them, each with what tells whether it
            can be served to them now; `intent-…` names each.
        filing: those of them that file a new thing, and differ in its kind alone.
        alike: those of them that come to the same when a number of this capability is named.
        goes_on: takes what goes on with something that the same person has just written, whatever it means by itself;
            tells whether it does.
        about: what to do with a text that replies to something of this capability.
        overheard: what to do with such a text in a chat of many that was not meant for the desk; nobody
            gets an answer to it.
        heard: told of every turn of somebody, after it was led or refused.
        edited: what to do when somebody changed a message that became a part of this; the aim's value is the
            number of that part, its text what stands there now.
        deleted: what to do when such a message is gone.
        file_came: what to do when a file that was sent about something of this is here, or will never be.
        due: what to do when a row of that name is due, perhaps late.
        recurring: rules of those of them that recur by themselves, as `read_recurrence` reads them.
        hooks: what to do when a webhook source of that name calls.
        home: what of it stands in people's homes.
        calls: kinds of calls to other systems.
        spoken: kinds of messages that the ledger keeps.
        once: kinds of messages that would annoy where they stand twice: when nobody knows whether one arrived, it is
            not repeated, and the cards about its subject say so.
    """

    name: str
    prefixes: tuple[str, ...] = ()
    commands: Mapping[str, Command] = field(default_factory=dict)
    presses: Mapping[str, Press] = field(default_factory=dict)
    forms: Mapping[Form, Handler] = field(default_factory=dict)
    intents: Mapping[str, Handler] = field(default_factory=dict)
    offers: Mapping[str, Callable[[Scene], bool]] = field(default_factory=dict)
    filing: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()
    goes_on: Callable[[Scene, Aim], bool] | None = None
    about: Handler | None = None
    overheard: Check | None = None
    heard: Callable[[Scene], None] | None = None
    edited: Check | None = None
    deleted: Check | None = None
    file_came: Callable[[Work, FileCame], None] | None = None
    due: Mapping[str, Callable[[Work, Due], None]] = field(default_factory=dict)
    recurring: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    hooks: Mapping[str, Callable[[Work, Called], None]] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    cards: Mapping[str, View] = field(default_factory=dict)
    messages: Mapping[str, View] = field(default_factory=dict)
    home: tuple[Section, ...] = ()
    spoken: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()


class Capabilities:
    """All capabilities together, looked up by what a turn carries."""

    def __init__(self, declared: tuple[Capability, ...], *, sheets_on: frozenset[str]) -> None:
        self.declared = declared
        self.sheets_on = sheets_on
        _together("name", declared, lambda one: {one.name: one})
        self.by_prefix = _together("prefix", declared, lambda one: dict.fromkeys(one.prefixes, one))
        self.commands = _together("command", declared, lambda one: one.commands)
        self.forms = _together("form", declared, lambda one: {form.name: form for form in one.forms})
        self.form_runs = {form.name: run for one in declared for form, run in one.forms.items()}
        self.intents = _together("intent", declared, lambda one: one.intents)
        self.offers = _together("offer", declared, lambda one: one.offers)
        self.filing = frozenset(name for one in declared for name in one.filing)
        self.due = _together("due row", declared, lambda one: one.due)
        self.hooks = _together("webhook source", declared, lambda one: one.hooks)
        self.calls = _together("call", declared, lambda one: one.calls)
        self.recurring = _together("recurring row", declared, lambda one: one.recurring)
        self.cards = _together("card", declared, lambda one: one.cards)
        self.messages = _together("message", declared, lambda one: one.messages)
        self.heard = tuple(one.heard for one in declared if one.heard is not None)
        self.spoken = frozenset(kind for one in declared for kind in one.spoken)
        self.once = frozenset(kind for one in declared for kind in one.once)
        for one in declared:
            _must_be_free(one, "press", one.presses)
            _must_be_free(one, "command", one.commands)
        for name in self.recurring.keys() - self.due.keys():
            raise CapabilityFault(f"recurring row {name}: nobody declares what is done when it is due")

    def press(self, action: str, subject: str) -> Press | None:
        """Return what a button does that stands on a card about that subject."""
        owner = self.owner_of(subject)
        return owner.presses.get(action) if owner else None

    def owner_of(self, subject: str) -> Capability | None:
        """Return the capability that a subject such as FB-7 belongs to."""
        return self.by_prefix.get(subject.rpartition("-")[0] if "-" in subject else subject.partition(".")[0])

    def subject_named(self, intent: str, text: str) -> str:
        """Return what a text of that intent is about, by a number in it that its capability gives; else an empty text."""
        owner = next((one for one in self.declared if intent in one.intents), None)
        return number_named(text, filter(str.isupper, owner.prefixes)) if owner else ""


def _together(
    what: str,
    declared: tuple[Capability, ...],
    part: Callable[[Capability], Mapping[str, Declared]],
) -> dict[str, Declared]:
    """Merge one part of all capabilities.

    Raises:
        CapabilityFault: two of them claim the same.
    """
    found: dict[str, Declared] = {}
    owners: dict[str, str] = {}
    for one in declared:
        for name, value in part(one).items():
            if name in found:
                raise CapabilityFault(f"{what} {name}: declared by {owners[name]} and by {one.name}")
            found[name], owners[name] = value, one.name
    return found


def _must_be_free(one: Capability, what: str, names: Mapping[str, object]) -> None:
    for name in RESERVED[what]:
        if name in names:
            raise CapabilityFault(f"{what} {name}: declared by {one.name}, and the desk keeps it for itself")
