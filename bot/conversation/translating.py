"""A card told to one person in another language than its chat's."""

from bot.cards.view import Drawing
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Scene
from bot.conversation.permitting import may_see
from bot.shapes.card import Card
from bot.words.words import Dictionary, Words
from data.model.people import LANGUAGES
from data.model.refusals import ButtonIsOld, NotYours, UnknownButton
from data.store.cards import Shown


def told_in(
    scene: Scene, *, capabilities: Capabilities, dictionary: Dictionary, message_ref: str, language: str
) -> str:
    """Return what the card at a reference in this chat says, in another language.

    Raises:
        UnknownButton: the desk does not speak it.
        ButtonIsOld: no card stands there.
        NotYours: it is a card that is for others by now.
    """
    if language not in LANGUAGES:
        raise UnknownButton
    shown = Shown(scene.work)
    found, subject = (
        shown.card_at(scene.chat.chat_id, message_ref),
        shown.subject_at(scene.chat.chat_id, message_ref),
    )
    if found is None or subject is None or found[0] not in capabilities.cards:
        raise ButtonIsOld
    kind, instance = found
    if scene.chat.kind == "private" and not may_see(
        scene.work, capabilities, kind=kind, subject=subject, who=scene.who
    ):
        raise NotYours
    words = dictionary.words(language, scene.who.time_zone)
    card = capabilities.cards[kind](Drawing(scene.work, words, subject, scene.chat.chat_id, instance))
    return "" if card is None else _read_out(card, words)


def _read_out(card: Card, words: Words) -> str:
    fields = [words("form-answered", label=field.label, answer=field.value) for field in card.fields]
    return "\n".join(filter(None, [card.title, *map(str, card.lines), *fields, str(card.footer)]))
