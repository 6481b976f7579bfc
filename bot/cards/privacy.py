"""How people are shown what is kept of them, and asked whether it may be."""

from actions.privacy.news import privacy_subject
from bot.cards.commands import as_typed, slash_in
from bot.cards.view import Drawing, button
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import name_in
from data.model.people import Person
from data.model.privacy import TERMS, Consent, version_shown
from data.store.consent import Consents
from data.store.people import Chats, People


def offer(drawing: Drawing, person_id: int) -> tuple[Text, tuple[Button, ...]]:
    """Return the quiet line that asks for consent under a first answer, with its buttons; nothing once it was answered."""
    who, privacy = People(drawing.reading).find(person_id), drawing.reading.company.privacy
    if not privacy.asks(who):
        return Text(), ()
    words, subject = drawing.words, privacy_subject(person_id)
    key = "privacy-offer" if who.consent == Consent.UNASKED else "privacy-offer-again"
    actions = ("consent_accept", "consent_decline", "privacy")
    buttons = tuple(button(words, action, subject, privacy.version) for action in actions)
    return words.text(key, days=privacy.term("tickets_without_consent").days), buttons


def privacy_card(drawing: Drawing) -> Card:
    """Show somebody the notice, what they said to it, and what they can do."""
    reader = Chats(drawing.reading).find(drawing.chat_id).person_id
    words, who = drawing.words, People(drawing.reading).find(reader or 0)
    privacy = drawing.reading.company.privacy
    slash = slash_in(drawing.reading, drawing.chat_id)
    told = name_in(privacy.notice, words.language) if privacy.notice else words("privacy-no-notice")
    return Card(
        title=words("privacy-title"),
        lines=(Text.plain(as_typed(told, slash)), *_terms(drawing)),
        fields=_state(drawing, who),
        buttons=(*_answers(drawing, who), *_deeds(words, who)),
    )


def said(drawing: Drawing) -> Card:
    """Tell in one line what became of a wish."""
    return Card(lines=(drawing.words.text(str(drawing.facts["said"])),))


def _terms(drawing: Drawing) -> tuple[Text, ...]:
    term = drawing.reading.company.privacy.term
    days = {name: term(name).days for name in TERMS if name != "words"}
    hours = int(term("words").total_seconds() // 3600)
    return (drawing.words.text("privacy-terms", hours=hours, **days),)


def _state(drawing: Drawing, who: Person) -> tuple[Field, ...]:
    words, privacy = drawing.words, drawing.reading.company.privacy
    if who.is_staff or not privacy.notice:
        return ()
    at = Consents(drawing.reading).answered_at(who.person_id)
    said = Consent.UNASKED if privacy.asks(who) else Consent(who.consent)
    state = words.text(f"privacy-{said.value or 'unasked'}", at=at or drawing.reading.now)
    version = Text.plain(version_shown(privacy.version))
    return (Field(words("label-consent"), state), Field(words("label-notice-version"), version))


def _answers(drawing: Drawing, who: Person) -> tuple[Button, ...]:
    words, privacy = drawing.words, drawing.reading.company.privacy
    if who.is_staff or not privacy.notice:
        return ()
    subject, version = privacy_subject(who.person_id), privacy.version
    agree = button(words, "consent_accept", subject, version)
    label = words("button-consent-withdraw") if privacy.agreed(who) else ""
    refuse = button(words, "consent_decline", subject, version, label=label)
    if privacy.asks(who):
        return (agree, refuse)
    return (refuse,) if privacy.agreed(who) else (agree,)


def _deeds(words: Words, who: Person) -> tuple[Button, ...]:
    subject = privacy_subject(who.person_id)
    return tuple(button(words, action, subject, 0) for action in ("mydata", "forget"))
