"""How people are shown what is erased of them: what goes, what stays, why and until when, and what became of copies."""

from collections.abc import Iterator

from actions.privacy.ask_to_forget import evidence_of, stays_of
from bot.cards.view import Drawing
from bot.shapes.card import Button, Card, Reference
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.erasing import Erasure, ErasureState, LeftStanding, Stays
from data.store.approvals import Requests
from data.store.erasures import Erasures
from data.store.linking import Accounts
from data.store.own_data import OwnData
from data.store.permissions import Grants


def erasure_card(drawing: Drawing) -> Card:
    """Show somebody's wish to be forgotten, and how far it has come."""
    if drawing.moved_on("privacy.erasure"):
        return Card(lines=(drawing.words.text("erasure-below"),))
    wish = Erasures(drawing.reading).find(int(drawing.subject.rpartition(".")[2]))
    if wish.state is ErasureState.ASKED:
        return _asked(drawing, wish)
    return _waits(drawing, wish) if wish.state is ErasureState.WAITING else _done(drawing, wish)


def told_here(drawing: Drawing) -> Card:
    """Tell on another account that its person is being forgotten."""
    return Card(lines=(drawing.words.text("erasure-told-here", state=str(drawing.facts["state"])),))


def _asked(drawing: Drawing, wish: Erasure) -> Card:
    words = drawing.words
    own = OwnData(drawing.reading, wish.person_id)
    goes = words.text("erasure-goes", tickets=len(own.tickets), files=len(own.sizes()))
    sure = Reference("confirm", "", wish.subject, evidence_of(drawing.reading, wish.person_id))
    return Card(
        title=words("erasure-title"),
        lines=(
            goes,
            *_accounts(drawing, wish),
            words.text("erasure-copies"),
            *_stays(drawing, wish),
            *_decisions(drawing, wish),
            words.text("erasure-always-stays"),
        ),
        buttons=(Button(words("button-forget-now"), sure, style="danger"),),
    )


def _accounts(drawing: Drawing, wish: Erasure) -> Iterator[Text]:
    for account in Accounts(drawing.reading).of(wish.person_id):
        platform = drawing.words(f"platform-{account.name.platform}")
        yield drawing.words.text("erasure-account", platform=platform, name=account.display_name)


def _stays(drawing: Drawing, wish: Erasure) -> tuple[Text, ...]:
    return tuple(_one(drawing, stays) for stays in stays_of(drawing.reading, wish.person_id))


def _decisions(drawing: Drawing, wish: Erasure) -> tuple[Text, ...]:
    """Tell whoever asked for permissions here what stays of that, why and until when."""
    requests = len(Requests(drawing.reading).subjects_of(wish.person_id))
    grants = len(Grants(drawing.reading).of(wish.person_id))
    if not requests and not grants:
        return ()
    return (drawing.words.text("erasure-stays-decisions", requests=requests, grants=grants),)


def _one(drawing: Drawing, stays: Stays) -> Text:
    days = drawing.reading.company.privacy.term("after_complaint").days
    if stays.until is None:
        return drawing.words.text("erasure-stays-complaint-open", subject=stays.subject, days=days)
    return drawing.words.text(f"erasure-stays-{stays.why.value}", subject=stays.subject, until=stays.until)


def _waits(drawing: Drawing, wish: Erasure) -> Card:
    words = drawing.words
    always = (*_decisions(drawing, wish), words.text("erasure-always-stays"))
    lines = (words.text("erasure-waits"), *_stays(drawing, wish), *always)
    return Card(title=words("erasure-title-waits"), lines=lines)


def _left(words: Words, left: LeftStanding) -> Text:
    """Say where a message stands that could not be reached, and since when."""
    platform = words(f"platform-{left.platform}")
    place = words("erasure-left-private") if left.private else left.place or words("erasure-left-group")
    where = words.text("erasure-left-where", place=Text.plain(place), platform=platform)
    if left.at is not None:
        where = words.text("erasure-left-since", where=where, at=left.at)
    return where + words.text("erasure-left-about", subject=left.subject) if left.subject else where


def _done(drawing: Drawing, wish: Erasure) -> Card:
    words = drawing.words
    if wish.copies is None:
        copies = words.text("erasure-copies-on-the-way")
    else:
        copies = words.text(
            "erasure-copies-told",
            deleted=wish.copies.deleted,
            overwritten=wish.copies.overwritten,
            unreached=wish.copies.unreached,
        )
    lines = (
        words.text("erasure-done"),
        copies,
        *(_left(words, one) for one in (wish.copies.left if wish.copies else ())),
        words.text("erasure-your-own"),
        words.text("erasure-always-stays"),
    )
    return Card(title=words("erasure-title-done"), lines=lines)
