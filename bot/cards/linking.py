"""How codes and accounts are shown and told."""

from actions.linking.news import person_subject
from actions.linking.unlink_account import linked_as
from bot.cards.commands import SLASH, slash_in
from bot.cards.home import Looking
from bot.cards.view import Drawing, button
from bot.shapes.card import Button, Card, Reference
from bot.shapes.home import Item, Part
from bot.shapes.text import Span, Text
from bot.words.words import Words
from data.model.linking import Account, AccountName, leaving, written
from data.store.linking import Accounts, LinkCodes
from data.store.people import Chats

OTHER = {"slack": "telegram", "telegram": "slack"}


def code(drawing: Drawing) -> Card | None:
    """Show a code, and what to do with it."""
    words, codes = drawing.words, LinkCodes(drawing.reading)
    number = int(drawing.subject.rpartition(".")[2])
    found = codes.numbered(number)
    if found is None:
        return None
    other, spelled = OTHER[found.maker.platform], written(codes.spelled(found))
    return Card(
        title=words("link-code-title"),
        lines=(
            Text((Span(spelled, bold=True),)),
            words.text("link-code-how", platform=words(f"platform-{other}"), command=f"{SLASH[other]}link"),
            words.text("link-code-until", until=found.expires_at),
        ),
        buttons=(button(words, "link", found.subject, 0, label=words("button-link-code")),),
    )


def code_dead(drawing: Drawing) -> Card:
    """Tell whoever made a code that it is dead, and why."""
    slash = slash_in(drawing.reading, drawing.chat_id)
    return Card(lines=(drawing.words.text("link-code-dead", why=str(drawing.facts["why"]), slash=slash),))


def asked(drawing: Drawing) -> Card | None:
    """Ask whoever made a code whether it was they who typed it."""
    words, code = drawing.words, LinkCodes(drawing.reading).numbered(int(drawing.subject.rpartition(".")[2]))
    if code is None:
        return None
    means = words.text("link-asked-means", until=code.expires_at)
    sure = Button(words("button-link-now"), Reference("confirm", "", drawing.subject, 0), style="danger")
    no = Button(words("button-link-not"), Reference("cancel", "", drawing.subject, 0))
    return Card(lines=(words.text("link-asked", **_named(drawing)), means), buttons=(no, sure))


def awaited(drawing: Drawing) -> Card:
    """Tell whoever typed a code where it has to be confirmed, and what that means; they can still take it back."""
    words = drawing.words
    told = words.text("link-awaited", platform=words(f"platform-{drawing.facts['platform']}"))
    no = Button(words("button-link-back"), Reference("cancel", "", drawing.subject, 0))
    return Card(lines=(told, words.text("link-awaited-means")), buttons=(no,))


def unconfirmed(drawing: Drawing) -> Card:
    """Tell whoever typed a code that nothing came of it."""
    return Card(lines=(drawing.words.text("link-unconfirmed", why=str(drawing.facts["why"])),))


def linked(drawing: Drawing) -> Card:
    """Tell with which account this one is linked from now on."""
    words = drawing.words
    return Card(
        lines=(words.text("link-linked", **_named(drawing)), words.text("link-linked-means")),
        buttons=(button(words, "unlink", drawing.subject, 0),),
    )


def unlinked(drawing: Drawing) -> Card:
    """Tell that an account is somebody of its own again, and what went with it."""
    words, count = drawing.words, int(drawing.facts["count"])
    return Card(
        lines=(words.text("link-unlinked", **_named(drawing)), words.text("link-unlinked-went", count=count))
    )


def accounts_card(drawing: Drawing) -> Card:
    """Show somebody's accounts, and what parting them would do."""
    words = drawing.words
    accounts = Accounts(drawing.reading).of(Chats(drawing.reading).find(drawing.chat_id).person_id or 0)
    lines = tuple(_line(words, account) for account in accounts)
    if len(accounts) <= 1:
        return Card(title=words("link-accounts-title"), lines=(*lines, words.text("link-alone")))
    gone = leaving(accounts)
    sure = Button(
        words("button-unlink-now", platform=words(f"platform-{gone.name.platform}")),
        Reference("confirm", "", drawing.subject, linked_as(gone)),
        style="danger",
    )
    goes = words.text("link-unlink-means", **_names(words, gone))
    return Card(title=words("link-accounts-title"), lines=(*lines, goes), buttons=(sure,))


def own_accounts(looking: Looking) -> Part | None:
    """List a linked person's accounts."""
    accounts = Accounts(looking.reading).of(looking.who.person_id)
    if len(accounts) <= 1:
        return None
    words, subject = looking.words, person_subject(looking.who.person_id)
    first, *others = (_line(words, account) for account in accounts)
    line = sum((Text.plain(" · ") + other for other in others), first)
    items = (Item(line, button(words, "unlink", subject, 0)),) if not looking.skip else ()
    return Part(words("link-accounts-title"), items, 1, always=True)


def _line(words: Words, account: Account) -> Text:
    return words.text("link-account", **_names(words, account))


def _names(words: Words, account: Account) -> dict[str, str]:
    return {"platform": words(f"platform-{account.name.platform}"), "name": account.display_name}


def _named(drawing: Drawing) -> dict[str, str]:
    name = AccountName(str(drawing.facts["platform"]), str(drawing.facts["user_id"]))
    account = Accounts(drawing.reading).named(name) or Account(name, name.user_id)
    return _names(drawing.words, account)
