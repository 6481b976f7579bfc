"""What a notice looks like at this moment, in its reader's language."""

import hashlib
from dataclasses import dataclass, replace

from bot.cards.view import Drawing, View
from bot.conversation.capability import Capabilities
from bot.outbox.port import Delivery
from bot.words.words import Dictionary, Words
from data.model.people import DEFAULT_LANGUAGE, Chat
from data.store.outgoing import OutboxRows, Outgoing
from data.store.people import Chats, People
from data.store.work import Reading


@dataclass(frozen=True, slots=True)
class Drawn:
    """What waits first in a chat.

    Attributes:
        delivery: None when there is nothing to show any more.
    """

    item: Outgoing
    chat: Chat
    language: str
    delivery: Delivery | None

    @property
    def digest(self) -> bytes:
        """Return what tells one drawing from another."""
        return hashlib.sha256(repr(self.delivery.card if self.delivery else None).encode()).digest()


class Artist:
    """Puts notices into words and cards, for the door."""

    def __init__(self, capabilities: Capabilities, dictionary: Dictionary) -> None:
        self._capabilities = capabilities
        self._dictionary = dictionary

    def first_of(self, reading: Reading, chat_id: int) -> Drawn | None:
        """Return what must go next to a chat, drawn."""
        item = OutboxRows(reading).first_of(chat_id)
        if item is None:
            return None
        chat = Chats(reading).find(chat_id)
        words = self._words(reading, chat, item)
        view = self._view(item)
        card = view(
            Drawing(
                reading,
                words,
                item.subject,
                chat_id,
                item.instance,
                item.page,
                facts=item.facts or {},
            )
        )
        if card is None:
            return Drawn(item, chat, words.language, None)
        delivery = Delivery(
            delivery_id=item.delivery_id,
            address=chat.address,
            card=card,
            shown_as=item.message_ref,
            reply_to=self._answered(reading, item),
        )
        if item.only_for is not None:
            user_id = People(reading).user_id_of(item.only_for, chat.platform)
            delivery = replace(delivery, only_for=user_id)
        return Drawn(item, chat, words.language, delivery)

    def _view(self, item: Outgoing) -> View:
        views = self._capabilities.cards if item.what == "card" else self._capabilities.messages
        return views[item.kind]

    def _words(self, reading: Reading, chat: Chat, item: Outgoing) -> Words:
        reader_id = item.only_for or chat.person_id
        if reader_id is not None:
            reader = People(reading).find(reader_id)
            return self._dictionary.words(reader.language, reader.time_zone)
        return self._dictionary.words(chat.language or DEFAULT_LANGUAGE, reading.company.time_zone)

    @staticmethod
    def _answered(reading: Reading, item: Outgoing) -> str | None:
        if not item.about_card:
            return None
        return OutboxRows(reading).card_ref(kind=item.about_card, subject=item.subject, chat_id=item.chat_id)
