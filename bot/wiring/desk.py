"""The desk itself, wired: help, languages, refusals, and the questions of forms."""

from collections.abc import Mapping, Sequence

from actions.people.choose_language import choose_language
from bot.cards import desk as cards
from bot.cards import meanings
from bot.cards.home import home_subject
from bot.cards.view import View
from bot.conversation.answers import answer, show_home
from bot.conversation.capability import Act, Aim, Capability, Command, Press, Scene
from bot.conversation.homes import HOME_CARD, Homes
from bot.wiring.manual import MESSAGES as MANUAL
from bot.wiring.manual import Manual
from data.model.notices import SubjectChanged
from data.model.people import LANGUAGES
from data.model.refusals import NothingOpen

HELP, LANGUAGE = "desk.ask_help", "desk.choose_language"
ALIASES = {
    "en": "en", "english": "en", "zh": "zh-CN", "zh-cn": "zh-CN", "zh-hans": "zh-CN", "简体": "zh-CN", "简体中文": "zh-CN",
    "zh-tw": "zh-TW", "zh-hant": "zh-TW", "zh-hk": "zh-TW", "繁體": "zh-TW", "繁體中文": "zh-TW", "正體中文": "zh-TW",
}  # fmt: skip

MESSAGES: Mapping[str, View] = {
    "desk.refusal": cards.refusal,
    "desk.apology": cards.apology,
    "desk.languages": cards.languages,
    "desk.language_chosen": cards.language_chosen,
    "desk.offer": cards.offer,
    "desk.cannot_read": cards.cannot_read,
    "desk.nothing_to_do": cards.nothing_to_do,
    "desk.meant": meanings.meant,
    "desk.not_served": meanings.not_served,
    "desk.kept": meanings.kept,
    "desk.typed_stays": cards.typed_stays,
}


def language_named(text: str) -> str:
    """Return the language that somebody named, or an empty text."""
    return ALIASES.get(text.strip().casefold(), "")


def _language(scene: Scene, aim: Aim) -> str:
    wanted = aim.value or language_named(aim.text)
    if wanted not in LANGUAGES:
        answer(scene, "desk.languages", subject="me")
        return ""
    choose_language(scene.work, by=scene.who, language=wanted)
    scene.work.promise(SubjectChanged(home_subject(scene.who.person_id)))
    answer(scene, "desk.language_chosen", subject="me")
    return ""


def _language_words(scene: Scene, aim: Aim) -> str:
    named = scene.understood.language if scene.understood else ""
    return _language(scene, Aim(value=named, text=aim.text))


def _thanks(scene: Scene, _aim: Aim) -> str:
    answer(scene, "desk.nothing_to_do")
    return ""


def _to_everybody(_scene: Scene) -> bool:
    return True


def _nothing_to_cancel(_scene: Scene, _aim: Aim) -> str:
    raise NothingOpen


def desk_capability(declared: Sequence[Capability], question: View) -> Capability:
    """Return the capability of the desk itself.

    Args:
        declared: all other capabilities, for help.
        question: the view that asks forms step by step.
    """
    own = {"language": Command(LANGUAGE, _language), "help": Command(HELP, _thanks, at_home=True)}
    everything = (*declared, Capability("desk", commands=own))
    manual, homes = Manual(everything), Homes(everything)

    def start(scene: Scene, _aim: Aim) -> str:
        manual.welcome(scene)
        return show_home(scene)

    return Capability(
        name="desk",
        prefixes=("me", "home"),
        commands={
            **own,
            "help": Command(HELP, manual.ask, at_home=True),
            "start": Command("desk.open_home", start),
        },
        presses={"language": Press(LANGUAGE, _language), "help": Press(HELP, manual.press)},
        intents={
            "greet": Act(HELP, manual.ask),
            "help": Act(HELP, manual.ask),
            "thank": Act(HELP, _thanks),
            "cancel": Act("desk.cancel", _nothing_to_cancel),
            "switch_language": Act(LANGUAGE, _language_words),
        },
        offers=dict.fromkeys(("help", "switch_language"), _to_everybody),
        cards={"desk.question": question, HOME_CARD: homes.card},
        messages={**MESSAGES, **MANUAL},
    )
