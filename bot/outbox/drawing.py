"""What a notice looks like at this moment, in its reader's language."""

import hashlib
import json
from dataclasses import dataclass, replace

from bot.cards.view import Drawing, View, pointer_to, quoted
from bot.conversation.capabilities import Capabilities
from bot.conversation.permitting import may_see
from bot.outbox.port import Delivery, Platform, Sought
from bot.shapes.card import Card
from bot.shapes.file import File
from bot.shapes.text import Text
from bot.words.words import Dictionary, Words
from data.model.files import LARGEST_FILE_BYTES, FileState
from data.model.hooks import KIND
from data.model.notices import Pin, Recall
from data.model.people import DEFAULT_LANGUAGE, Chat, Person
from data.store.afresh import MOVED
from data.store.edits import edit_about
from data.store.files import FETCH, Files
from data.store.outgoing import OutboxRows, Outgoing
from data.store.people import People
from data.store.whereabouts import Whereabouts
from data.store.work import Reading

# What takes more messages than these goes as a file.
MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """What waits first in a chat.

    Attributes:
        card: None when there is nothing to show any more.
        body: what another system is told, in place of a card.
        shown: the part of it that goes now, or the caption of the file that does.
        is_last: whether nothing follows this part.
        only_for: the platform's id of the one account that shall see it.
        repeatable: whether it does no harm when it stands there twice.
        spoken: whether the ledger keeps it.
        sought: the file that it brings here, None for whatever is shown to people.
        pins_now: whether it stands as it should, save that it is to be pinned or to be no more.
        awaited: whether it shows what somebody has just done.
        all_wait: whether the whole platform has to wait, and not this notice for its own sake.
    """

    item: Outgoing
    chat: Chat
    words: Words
    card: Card | None
    reply_to: str | None = None
    only_for: str | None = None
    repeatable: bool = True
    spoken: bool = False
    shown: Card | None = None
    file: File | None = None
    sought: Sought | None = None
    is_last: bool = True
    awaited: bool = False
    all_wait: bool = False
    pins_now: bool = False
    body: bytes = b""

    @property
    def language(self) -> str:
        """Return the language in which it is said."""
        return self.words.language

    @property
    def digest(self) -> bytes:
        """Return what tells one drawing of a card from another; empty for a message, which is never drawn anew."""
        if self.item.what == "message":
            return b""
        return hashlib.sha256(repr(self.card).encode()).digest()

    @property
    def pinning(self) -> bool | None:
        """Return whether it is to be pinned, or to be pinned no more; None when it is as it should be."""
        if self.item.what == "message" or self.item.recalled or self.card is None:
            return None
        if self.card.pinned:
            return True if self.item.pinned in (Pin.NO, Pin.UNSURE) else None
        return False if self.item.pinned in (Pin.PINNED, Pin.UNSURE) else None

    @property
    def delivery(self) -> Delivery:
        """Return it as its platform takes it."""
        return Delivery(
            delivery_id=self.item.delivery_id,
            address=self.chat.address,
            card=self.shown or self.card or Card(),
            only_for=self.only_for,
            shown_as=self.item.message_ref,
            reply_to=self.reply_to,
            quiet=bool(self.item.recalled),
            takes_back=self.item.recalled is Recall.WANTED,
            pins=self.pinning if self.pins_now else None,
            file=self.file,
            upload_ref=self.item.upload_ref if self.file else None,
            sought=self.sought,
            body=self.body,
            promised_at=self.item.promised_at,
        )


class Artist:
    """Puts notices into words and cards, for the door."""

    def __init__(
        self, capabilities: Capabilities, dictionary: Dictionary, *, largest_file: int = LARGEST_FILE_BYTES
    ) -> None:
        self._capabilities = capabilities
        self._dictionary = dictionary
        self._largest_file = largest_file

    def first_of(
        self, reading: Reading, chat_id: int, *, about: frozenset[str] = frozenset()
    ) -> Drawn | None:
        """Return what must go next to a chat, drawn.

        Args:
            about: on what somebody there has just done something: the cards that show it are changed before all else.
        """
        awaited = edit_about(reading, chat_id, about) if about else None
        item = awaited or OutboxRows(reading).first_of(chat_id)
        drawn = None if item is None else self._drawn(reading, item)
        return drawn if drawn is None or awaited is None else replace(drawn, awaited=True)

    def _drawn(self, reading: Reading, item: Outgoing) -> Drawn:
        chat_id = item.chat_id
        chat, reader = Whereabouts(reading).reader(chat_id, only_for=item.only_for)
        words = self._words(reading, chat, reader)
        if item.kind == FETCH:
            sought = self._sought(reading, item)
            return Drawn(item, chat, words, Card() if sought else None, sought=sought)
        drawing = Drawing(
            reading, words, item.subject, chat_id, item.instance, item.page, facts=item.facts or {}
        )
        if chat.kind == KIND:
            return self._call(item, chat, drawing)
        card = _taken_back(words) if item.recalled else self._card(item, drawing, reader)
        drawn = Drawn(item, chat, words, card, repeatable=item.kind not in self._capabilities.once)
        if drawn.card is None or item.what == "card":
            return drawn
        only_for = None if item.only_for is None else People(reading).user_id_of(item.only_for, chat.platform)
        return replace(
            drawn,
            reply_to=self._answered(reading, item),
            only_for=only_for,
            spoken=item.kind in self._capabilities.spoken,
        )

    def _sought(self, reading: Reading, item: Outgoing) -> Sought | None:
        file = Files(reading).find(int((item.facts or {})["file"]))
        if file is None or file.state is FileState.KEPT:
            return None
        sent = file.sent
        return Sought(
            file.file_id, file.platform, sent.reference, sent.media_type, sent.size, self._largest_file
        )

    def _call(self, item: Outgoing, chat: Chat, drawing: Drawing) -> Drawn:
        told = self._capabilities.calls[item.kind].body(drawing)
        if told is None:
            return Drawn(item, chat, drawing.words, None)
        promised_at = item.promised_at or drawing.reading.now
        envelope = {"type": item.kind, "timestamp": promised_at.isoformat(), "data": told}
        return Drawn(
            item, chat, drawing.words, Card(), body=json.dumps(envelope, ensure_ascii=False).encode()
        )

    def _card(self, item: Outgoing, drawing: Drawing, reader: Person | None) -> Card | None:
        about = {"kind": item.kind, "subject": item.subject}
        if reader is not None and not may_see(drawing.reading, self._capabilities, **about, who=reader):
            return Card(lines=(drawing.words.text("card-for-others"),))
        return self._view(item)(drawing)

    def _view(self, item: Outgoing) -> View:
        if item.kind.startswith(MOVED):
            return lambda drawing: pointer_to(drawing, item.kind.removeprefix(MOVED))
        views = self._capabilities.cards if item.what == "card" else self._capabilities.messages
        return views[item.kind]

    def _words(self, reading: Reading, chat: Chat, reader: Person | None) -> Words:
        if reader is not None:
            return self._dictionary.words(reader.language, reader.time_zone)
        return self._dictionary.words(chat.language or DEFAULT_LANGUAGE, reading.company.time_zone)

    @staticmethod
    def _answered(reading: Reading, item: Outgoing) -> str | None:
        if not item.about_card:
            return None
        return OutboxRows(reading).card_ref(kind=item.about_card, subject=item.subject, chat_id=item.chat_id)


def _taken_back(words: Words) -> Card:
    return Card(lines=(words.text("taken-back"),))


def fitted(drawn: Drawn, platform: Platform) -> Drawn:
    """Return the part of a message that goes now; what is too long for a few messages goes as a file.

    A card is always one message: it is cut where it must be, as it can be asked for in full elsewhere. So is what only
    one person of a channel shall see, for everybody there would see a file.
    """
    if drawn.card is None or drawn.item.what == "card" or drawn.sought is not None:
        return drawn
    if drawn.card.file is not None:
        return replace(drawn, shown=replace(drawn.card, file=None), file=drawn.card.file)
    parts, number = platform.parts(drawn.card), drawn.item.part
    if len(parts) > MOST_PARTS and drawn.only_for is not None:
        parts = [*parts[: MOST_PARTS - 1], replace(parts[-1], lines=(drawn.words.text("text-goes-on"),))]
    if len(parts) <= MOST_PARTS:
        shown = parts[min(number, len(parts) - 1)]
        return replace(drawn, shown=shown, is_last=number >= len(parts) - 1)
    if number == 0:
        return replace(drawn, shown=_abridged(drawn.card, drawn.words), is_last=False)
    name = f"{drawn.item.subject}.txt"
    return replace(drawn, shown=Card(), file=File(name, _whole(drawn.card).encode()))


def _abridged(card: Card, words: Words) -> Card:
    text = "\n".join(str(line) for line in card.lines)
    return replace(card, lines=(quoted(words, text), words.text("text-in-file")))


def _whole(card: Card) -> str:
    facts = (Text.plain(f"{field.label}: ") + field.value for field in card.fields)
    return "\n".join(filter(None, (card.title, *map(str, card.lines), *map(str, facts))))
