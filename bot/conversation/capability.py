"""What a capability declares: its commands, presses, forms, intents, cards and due rows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.cards.view import View
from bot.conversation.declared import Call, Chapter, Section, Wrong
from bot.conversation.understanding import Understood
from bot.forms.form import Form
from bot.shapes.turn import Called, Deleted, Due, Edited, FileCame, Said, Turn
from bot.words.words import Words
from data.model.factor import Demand
from data.model.files import Enclosed, FileSent
from data.model.people import Chat, Person
from data.model.refusals import UnknownButton
from data.model.writing import Origin
from data.store.files import SAID
from data.store.people import Chats
from data.store.work import Reading, Work

# A number that fits every column; what is longer was never given out.
_NUMBERED = re.compile(r"[A-Z]+-([0-9]{1,15})")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who does something, where, and within which transaction.

    Attributes:
        words: in the language of `who`.
        proven: whether a second factor tells who it is.
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
    proven: bool = False

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


# A handler changes the world and returns what a press is told at once, or asks for a form, or for another answer.
Told = str | Ask | Wrong
Handler = Callable[[Scene, Aim], Told]
Check = Callable[[Scene, Aim], object]
# Refuses whoever may not do an operation, the first text, with what a subject, the second, names.
Guard = Callable[[Reading, str, str, Person], None]


@dataclass(frozen=True, slots=True)
class Act:
    """What the answers of a form, or words of one meaning, lead to.

    Attributes:
        operation: name of it in the table of rights, as with every act.
        shows_named: whether it brings whatever is named by a number, of other capabilities as well.
    """

    operation: str
    run: Handler
    shows_named: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Press(Act):
    """What a button does.

    Attributes:
        form: name of the form that must be filled first; `run` then gets its answers.
        ready: values of the button that need no form.
        refuses: says no to a press of which it is known before anybody fills in the form that nothing would come.
    """

    form: str = ""
    ready: tuple[str, ...] = ()
    refuses: Callable[[Scene, Aim], None] | None = None


@dataclass(frozen=True, slots=True)
class Command(Act):
    """What a command does; help and menus show it to those who may.

    Attributes:
        at_home: whether it stands as a button in people's homes; it must need no words behind it then.
        reads_words: whether what stands behind it is to be understood.
    """

    at_home: bool = False
    reads_words: bool = False


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that the desk can do, from words to buttons.

    Attributes:
        prefixes: of its subjects; presses are looked up under them. Those in capitals, such as FB, stand before
            a number that people read and write.
        guard: refuses whoever may not do an operation with what a subject names; without one nothing but the right counts
            before a handler runs.
        forms: each with what its answers do.
        previews: what will be read by others of the words of a form, by its name; empty where it is what was written.
        proofs: whether those of its operations that are named take a second factor.
        intents: what to do when a text means that.
        offers: those of them about which somebody may be asked whether they meant them, each with what tells whether it
            can be served to them now; `intent-…` names each.
        filing: those of them that file a new thing, and differ in its kind alone.
        alike: those of them that come to the same when a number of this capability is named.
        goes_on: takes what goes on with something that the same person has just written; tells whether it does.
        answers: takes what somebody says who was asked something about it, unless something else is meant; tells whether it does.
        called_off: shows what somebody may want to take back, who wants to cancel and fills in nothing; tells whether there
            is anything.
        about: what to do with a text that replies to something of this capability.
        overheard: what to do with such a text in a chat of many that was not meant for the desk; nobody
            gets an answer to it.
        heard: told of every turn of somebody, after it was led or refused.
        edited: what to do when somebody changed a message that became a part of this; the aim's value is the
            number of that part, its text what stands there now.
        deleted: what to do when such a message is gone.
        file_came: what to do when a file that was sent about something of this is here, or will never be.
        due: what to do when a row of that name is due, perhaps late.
        worded: the same of rows for which something is worded that many read, in words whose clock is the company's.
        recurring: rules of those of them that recur by themselves, as `read_recurrence` reads them.
        hooks: what to do when a webhook source of that name calls, or one of which the door reads what it tells.
        worded_hooks: the same of calls for which something is worded that many read, in words whose clock is the company's.
        lessened: what becomes of what somebody was doing, who from now on may do less.
        home: what of it stands in people's homes.
        chapters: of the manual, by name; its commands stand under the first of them.
        calls: kinds of calls to other systems.
        seen: what whoever sees a card of that kind in a private chat must be allowed to do; others see that it is not for
            them any more.
        spoken: kinds of messages that the ledger keeps.
        once: kinds of messages and cards that are not repeated when nobody knows whether one arrived; the cards say so.
    """

    name: str
    prefixes: tuple[str, ...] = ()
    guard: Guard | None = None
    commands: Mapping[str, Command] = field(default_factory=dict)
    presses: Mapping[str, Press] = field(default_factory=dict)
    forms: Mapping[Form, Act] = field(default_factory=dict)
    previews: Mapping[str, Callable[[Scene, Aim], str]] = field(default_factory=dict)
    proofs: Mapping[str, Callable[[Scene, Aim], Demand]] = field(default_factory=dict)
    intents: Mapping[str, Act] = field(default_factory=dict)
    offers: Mapping[str, Callable[[Scene], bool]] = field(default_factory=dict)
    filing: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()
    goes_on: Callable[[Scene, Aim], bool] | None = None
    answers: Callable[[Scene, Aim], bool] | None = None
    called_off: Callable[[Scene, Aim], bool] | None = None
    about: Handler | None = None
    overheard: Check | None = None
    heard: Callable[[Scene], None] | None = None
    edited: Check | None = None
    deleted: Check | None = None
    file_came: Callable[[Work, FileCame], None] | None = None
    due: Mapping[str, Callable[[Work, Due], None]] = field(default_factory=dict)
    worded: Mapping[str, Callable[[Work, Due, Words], None]] = field(default_factory=dict)
    recurring: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    hooks: Mapping[str, Callable[[Work, Called], None]] = field(default_factory=dict)
    worded_hooks: Mapping[str, Callable[[Work, Called, Words], None]] = field(default_factory=dict)
    lessened: Callable[[Work, Person], None] | None = None
    chapters: Mapping[str, Chapter] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    cards: Mapping[str, View] = field(default_factory=dict)
    messages: Mapping[str, View] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    home: tuple[Section, ...] = ()
    spoken: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
