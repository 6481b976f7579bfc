"""Feedback behind the command that reports: it is filed, as what it most likely is, and what may be a hole is asked about."""

from actions.feedback.file_ticket import Report, file_ticket
from bot.conversation.answers import answer
from bot.conversation.capability import Aim, Ask, Scene
from bot.conversation.doubt import report_in_doubt
from bot.forms import feedback as forms
from bot.wiring.feedback_words import filed_by
from data.model.feedback import KINDS, PROBLEM

# Whether it is one decides who may see it: that is neither guessed nor told to all.
MAY_BE_A_HOLE = "feedback.which_kind"


def report(scene: Scene, aim: Aim) -> str | Ask:
    """File what stands behind the command, or in its form; ask what it is where it may be confidential."""
    if aim.answers:
        told = Report(**{key: str(value) for key, value in aim.answers.items()})
        file_ticket(
            scene.work, reporter=scene.who, chat=scene.home, report=told, enclosed=scene.enclosed(aim)
        )
        return ""
    if not aim.text:
        return Ask(forms.REPORT.name)
    kind = _kind(scene)
    if not kind:
        answer(scene, MAY_BE_A_HOLE, subject=scene.said)
        return ""
    return filed_by(scene, aim, kind=kind)


def _kind(scene: Scene) -> str:
    """Return as what it is filed, empty where that has to be asked."""
    understood = scene.understood
    if understood is None:
        return PROBLEM
    if understood.decision == "sure":
        return understood.intent if understood.intent in KINDS else PROBLEM
    return report_in_doubt(understood)
