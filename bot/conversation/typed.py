"""What is meant by what somebody typed in answer to a question, and the pages of what they may press instead."""

from zoneinfo import ZoneInfo

from bot.conversation.capability import Scene
from bot.forms.form import FormField, choice_meant
from bot.shapes.sheet import PICKED
from bot.shapes.turn import Pressed
from data.model.days import day_written
from data.model.local_time import wall_time
from data.model.refusals import ButtonIsOld
from data.store.cards import CardChanges, Shown

TURNS = {"next": 1, "prev": -1, "more": 1}


def answer_meant(field: FormField, typed: str, *, scene: Scene) -> str:
    """Return the answer as a form keeps it, else what was typed."""
    if field.kind not in PICKED:
        return choice_meant(field, typed, company=scene.work.company, words=scene.words)
    today = wall_time(scene.work.now, ZoneInfo(scene.who.time_zone)).date()
    day = day_written(typed, today=today)
    return day.isoformat() if day else typed


def turn_page(scene: Scene, *, by: int) -> str:
    """Show more of what may be pressed under a question.

    Raises:
        ButtonIsOld: the question stands there no more.
    """
    deed, chat_id = scene.turn.deed, scene.chat.chat_id
    if not isinstance(deed, Pressed):
        raise ButtonIsOld
    shown = Shown(scene.work).page_at(chat_id, deed.message_ref)
    page = (int(shown) if shown.isdigit() else 0) + by
    if page < 0 or not CardChanges(scene.work).turn_page(chat_id, deed.message_ref, str(page)):
        raise ButtonIsOld
    return ""
