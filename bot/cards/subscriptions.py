"""How it is shown what somebody hears of."""

from bot.cards.view import Drawing, button
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.announcements import MANDATORY, OPT_IN, AnnouncementKind
from data.model.company import App, name_in
from data.model.subscriptions import about_app
from data.store.subscriptions import Subscriptions

# What is pressed under news of a choice changes no card that would show it.
TOLD = 1
# Of more than these, an app is chosen by its name behind the command.
MOST_APPS = 12


def subscriptions(drawing: Drawing) -> Card:
    """Show somebody what they hear of, with what they can change."""
    words = drawing.words
    chosen = Subscriptions(drawing.reading).chosen(int(drawing.subject.rpartition(".")[2]))
    lines, buttons = [], []
    for kind in AnnouncementKind:
        name = words(f"announced-kind-{kind.value}")
        if kind in MANDATORY:
            lines.append(words.text("subscription-mandatory", kind=Text.plain(name)))
            continue
        # What nobody chose is told of what they wrote about, and nothing that has to be asked for.
        wants = chosen.get(kind.value, kind not in OPT_IN)
        unchosen = "usual" if wants else "asked"
        key = {True: "yes", False: "no", None: unchosen}[chosen.get(kind.value)]
        lines.append(words.text(f"subscription-{key}", kind=Text.plain(name)))
        action = "opt_out" if wants else "subscribe"
        label = words(f"subscription-button-{action.replace('_', '-')}", kind=Text.plain(name))
        buttons.append(button(words, action, drawing.subject, 0, value=kind.value, label=label))
    for app in drawing.reading.company.apps[:MOST_APPS]:
        wants_app = chosen.get(about_app(app.key))
        name = name_in(app.names, words.language)
        if wants_app is not None:
            key = "subscription-app-yes" if wants_app else "subscription-app-no"
            lines.append(words.text(key, app=Text.plain(name)))
        action = "opt_out" if wants_app else "subscribe"
        label = words(f"subscription-button-{action.replace('_', '-')}", kind=Text.plain(name))
        buttons.append(button(words, action, drawing.subject, 0, value=app.key, label=label))
    return Card(title=words("subscriptions-title"), lines=tuple(lines), buttons=tuple(buttons))


def of_chat(drawing: Drawing) -> Card:
    """Show what a channel or group hears of, to all who read there; whoever may announce can change it."""
    words = drawing.words
    wanted = Subscriptions(drawing.reading).of_chat(int(drawing.subject.rpartition(".")[2]))
    lines, buttons = [], []
    for kind in AnnouncementKind:
        name, wants = words(f"announced-kind-{kind.value}"), kind.value in wanted
        lines.append(words.text("subscription-yes" if wants else "subscription-no", kind=Text.plain(name)))
        action = "opt_out" if wants else "subscribe"
        label = words(f"subscription-button-{action.replace('_', '-')}", kind=Text.plain(name))
        buttons.append(button(words, action, drawing.subject, 0, value=kind.value, label=label))
    return Card(title=words("subscriptions-of-chat"), lines=tuple(lines), buttons=tuple(buttons))


def chosen(drawing: Drawing) -> Card:
    """Tell somebody what they chose, with the way back."""
    words, chosen, wants = drawing.words, str(drawing.facts["kind"]), bool(drawing.facts["wants"])
    app, action = _app_of(drawing, chosen), "opt_out" if wants else "subscribe"
    if app is None:
        name = Text.plain(words(f"announced-kind-{chosen}"))
        line = words.text("news-subscribed" if wants else "news-opted-out", kind=name)
        return Card(lines=(line,), buttons=(button(words, action, drawing.subject, TOLD, value=chosen),))
    name = Text.plain(name_in(app.names, words.language))
    line = words.text("news-app-subscribed" if wants else "news-app-opted-out", app=name)
    return Card(lines=(line,), buttons=(button(words, action, drawing.subject, TOLD, value=app.key),))


def _app_of(drawing: Drawing, chosen: str) -> App | None:
    return next((app for app in drawing.reading.company.apps if about_app(app.key) == chosen), None)
