"""What is to be understood of a turn, and the circumstances in which it was said."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.capability import Command
from bot.conversation.said import MEANT_BY_PRESS, said_by, said_number
from bot.conversation.understanding import PlaceKind, ShownKind, SpeakerKind
from bot.shapes.card import Reference
from bot.shapes.turn import Commanded, Pressed, Said, Turn
from data.model.people import Chat, Person
from data.store.cards import Shown
from data.store.people import Chats
from data.store.work import Reading

KINDS_OF_SUBJECTS: Mapping[str, ShownKind] = {
    "FB": "ticket",
    "AP": "request",
    "AL": "alert",
    "AN": "announcement",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A text that is to be understood."""

    text: str
    speaker: SpeakerKind
    place: PlaceKind
    shown: ShownKind


def holds_words(turn: Turn, commands: Mapping[str, Command]) -> bool:
    """Tell whether there is anything to understand in a turn, without looking further."""
    deed = turn.deed
    if isinstance(deed, Said):
        return deed.addressed and bool(deed.text.strip())
    if isinstance(deed, Commanded):
        command = commands.get(deed.name)
        return command is not None and command.reads_words and bool(deed.text.strip())
    return isinstance(deed, Pressed) and _meant_by(deed) is not None


def question(reading: Reading, turn: Turn, *, who: Person, chat_id: int) -> Question | None:
    """Return what is to be understood of a turn that holds words; None when they are not kept any more."""
    text = _words(reading, turn, who)
    if not text:
        return None
    chat = Chats(reading).find(chat_id)
    speaker: SpeakerKind = "admin" if "admin" in who.roles else "staff" if who.is_staff else "user"
    return Question(text, speaker, _place(reading, chat), _shown(reading, chat, who))


def _words(reading: Reading, turn: Turn, who: Person) -> str:
    deed = turn.deed
    if isinstance(deed, Said | Commanded):
        return deed.text
    subject = _meant_by(deed) if isinstance(deed, Pressed) else None
    said = said_by(reading, subject, who.person_id) if subject else None
    return said.deed.text if said is not None and isinstance(said.deed, Said | Commanded) else ""


def _meant_by(deed: Pressed) -> str | None:
    """Return under which subject the words are kept of which a press tells the meaning."""
    reference = Reference.decoded(deed.reference)
    if reference is None or reference.action not in MEANT_BY_PRESS:
        return None
    return reference.subject if said_number(reference.subject) is not None else None


def _place(reading: Reading, chat: Chat) -> PlaceKind:
    if chat.kind == "private":
        return "private"
    return "duty" if chat.key in reading.company.duty_chats else "group"


def _shown(reading: Reading, chat: Chat, who: Person) -> ShownKind:
    subject = Shown(reading).last_subject(
        chat.chat_id, person_id=who.person_id, prefixes=tuple(KINDS_OF_SUBJECTS)
    )
    return KINDS_OF_SUBJECTS.get(subject.partition("-")[0], "")
