"""What admins and the pager read of the desk's own troubles."""

from bot.cards.view import Drawing
from bot.shapes.card import Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.operating import Page, ToldTrouble
from data.store.told_troubles import ToldTroubles


def trouble_card(drawing: Drawing) -> Card:
    """Show a platform's trouble, where the remedy is named, and whether the pager heard of it."""
    words, trouble = drawing.words, ToldTroubles(drawing.reading).find(drawing.number)
    return Card(title=_title(words, trouble), lines=_lines(words, trouble), fields=_page(words, trouble))


def platform_back(drawing: Drawing) -> Card:
    """Say that a platform is back."""
    platform = drawing.words(f"platform-{drawing.subject}")
    return Card(lines=(drawing.words.text("platform-back", platform=platform),))


def told_to_pager(drawing: Drawing) -> dict[str, object]:
    """Return what the pager is told of a trouble."""
    words, trouble = drawing.words, ToldTroubles(drawing.reading).find(drawing.number)
    return {
        "trouble": trouble.number,
        "platform": trouble.platform,
        "reason": trouble.kind,
        "since": trouble.since.isoformat(),
        "over_at": trouble.over_at.isoformat() if trouble.over_at else None,
        "text": "\n".join(filter(None, (_title(words, trouble), *map(str, _lines(words, trouble))))),
    }


def _title(words: Words, trouble: ToldTrouble) -> str:
    if trouble.over_at is not None:
        return ""
    return words("platform-silent-title", platform=words(f"platform-{trouble.platform}"))


def _lines(words: Words, trouble: ToldTrouble) -> tuple[Text, ...]:
    if trouble.over_at is not None:
        return (words.text("platform-back", platform=words(f"platform-{trouble.platform}")),)
    reason = words(f"trouble-{trouble.kind}")
    return (words.text("platform-silent", reason=reason), words.text("platform-silent-kept"))


def _page(words: Words, trouble: ToldTrouble) -> tuple[Field, ...]:
    if trouble.page is Page.NONE:
        return ()
    told = words.text(f"page-{trouble.page.value.replace('_', '-')}", reason=trouble.page_reason)
    return (Field(words("label-pager"), told),)
