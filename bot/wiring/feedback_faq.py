"""Questions that come often: answered at once, with a way to a person."""

from dataclasses import replace

from actions.feedback.call_human import call_human
from bot.conversation.answers import answer
from bot.conversation.capability import Aim, Handler, Scene, Told
from bot.conversation.said import said_by
from bot.conversation.understanding import Understood
from bot.shapes.turn import Said
from bot.wiring.feedback_words import said_file
from data.model.delistings import DelistingState
from data.model.faq import FaqEntry, answer_to
from data.model.refusals import UnknownButton
from data.store.delistings import Delistings
from data.store.feedback import Tickets
from data.store.origins import OriginChanges

QUESTION = "ask_question"


def asked(filed: Handler) -> Handler:
    """Return the handler that answers a question, or else files it."""

    def run(scene: Scene, aim: Aim) -> Told:
        app = scene.understood.app if scene.understood else ""
        alone = not (aim.subject or aim.files)
        entry = answer_to(_in_force(scene), aim.text, app=app) if alone else None
        if entry is None:
            return filed(scene, aim)
        if scene.origin is not None:
            OriginChanges(scene.work).remember(scene.origin, subject=scene.said)
        answer(scene, "feedback.faq", subject=scene.said, entry=entry.key)
        return ""

    return run


def _in_force(scene: Scene) -> list[FaqEntry]:
    """Return the answers but those about apps whose service has ended: they tell what is true no more."""
    delistings = Delistings(scene.work)
    ended = {
        app.key
        for app in scene.work.company.apps
        if (gone := delistings.gone(app.key)) is not None and gone.state is not DelistingState.DOWN
    }
    return [entry for entry in scene.work.company.faq if entry.app not in ended]


def helped(scene: Scene, aim: Aim) -> str:
    """Take whether an answer was enough; a question that it did not answer is filed.

    Raises:
        UnknownButton: that is no answer.
        ButtonIsOld: the question is not kept any more, is somebody else's, or has been filed.
    """
    if aim.value not in {"yes", "no"}:
        raise UnknownButton
    if aim.value == "yes":
        return scene.words("toast-solved")
    return _filed(scene, aim)


def _filed(scene: Scene, aim: Aim) -> str:
    """File the question, about the app of the answer that did not help."""
    turn = said_by(scene.work, aim.subject, scene.who.person_id)
    question = turn.deed.text if turn is not None and isinstance(turn.deed, Said) else ""
    entry = answer_to(scene.work.company.faq, question, app="")
    understood = Understood(QUESTION, app=entry.app if entry else "")
    return said_file(replace(scene, understood=understood), replace(aim, value=QUESTION))


def human_instead(scene: Scene, aim: Aim) -> str:
    """File a question that was answered from the list, and call a person.

    Raises:
        ButtonIsOld: the question is not kept any more, is somebody else's, or has been filed.
    """
    _filed(scene, aim)
    newest = Tickets(scene.work).of_reporter(scene.who.person_id)[0]
    call_human(scene.work, number=newest.number, by=scene.who, seen_round=None)
    return scene.words("toast-human")
