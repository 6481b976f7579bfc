"""The desk itself, wired: help, languages, refusals, and the questions of forms."""

from collections.abc import Mapping

from actions.people.choose_language import choose_language
from actions.people.may import may
from bot.cards import desk as cards
from bot.cards import meanings
from bot.cards.home import home_subject
from bot.cards.view import View
from bot.conversation.answers import answer, show_home
from bot.conversation.capability import Act, Aim, Capability, Command, Handler, Press, Scene
from bot.conversation.homes import HOME_CARD
from data.model.notices import SubjectChanged
from data.model.people import LANGUAGES
from data.model.refusals import NothingOpen

HELP, LANGUAGE = "desk.ask_help", "desk.choose_language"
ALIASES = {
    "en": "en", "english": "en", "zh": "zh-CN", "zh-cn": "zh-CN", "zh-hans": "zh-CN", "简体": "zh-CN", "简体中文": "zh-CN",
    "zh-tw": "zh-TW", "zh-hant": "zh-TW", "zh-hk": "zh-TW", "繁體": "zh-TW", "繁體中文": "zh-TW", "正體中文": "zh-TW",
}  # fmt: skip

MESSAGES: Mapping[str, View] = {
    "desk.help": cards.help_card,
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


def help_with(commands: Mapping[str, Command], slash: Mapping[str, str]) -> Handler:
    """Return the handler that lists the commands which the person who asks may use.

    Args:
        slash: what stands before a command, by platform.
    """

    def run(scene: Scene, _aim: Aim) -> str:
        shown = [
            name
            for name, command in commands.items()
            if name != "start" and may(scene.work, command.operation, by=scene.who)
        ]
        answer(scene, "desk.help", commands=" ".join(shown), slash=slash[scene.chat.platform])
        return ""

    return run


def _start(scene: Scene, _aim: Aim) -> str:
    return show_home(scene)


def desk_capability(
    commands: Mapping[str, Command], question: View, home: View, *, slash: Mapping[str, str]
) -> Capability:
    """Return the capability of the desk itself.

    Args:
        commands: of all other capabilities, for help.
        question: the view that asks forms step by step.
        home: the view of a home that stands as a message.
    """
    own = {"language": Command(LANGUAGE, _language)}
    helping = help_with({**commands, **own, "help": Command(HELP, _language)}, slash)
    return Capability(
        name="desk",
        prefixes=("me", "home"),
        commands={**own, "help": Command(HELP, helping), "start": Command("desk.open_home", _start)},
        presses={"language": Press(LANGUAGE, _language)},
        intents={
            "greet": Act(HELP, helping),
            "help": Act(HELP, helping),
            "thank": Act(HELP, _thanks),
            "cancel": Act("desk.cancel", _nothing_to_cancel),
            "switch_language": Act(LANGUAGE, _language_words),
        },
        offers=dict.fromkeys(("help", "switch_language"), _to_everybody),
        cards={"desk.question": question, HOME_CARD: home},
        messages=MESSAGES,
    )
