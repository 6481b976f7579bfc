"""An answer that stands ready is shown to whoever sends it as its reader will read it, and goes out so."""

import pytest

from bot.forms.form import SENDING
from bot.shapes.reply import NextSheet, Toast
from bot.shapes.sheet import seen_as
from bot.shapes.turn import Submitted
from tests.unit.conversation.harness import Town

ANSWERS = {"canned": "sorry", "message": "软件的缓存请清理"}
READ = "造成您的不便，我們非常抱歉。這本不該發生，我們會認真看待。\n\n軟體的快取請清理"


def sent(town: Town, seen: str, answers: dict[str, str]) -> object:
    """Let 小云 send the sheet."""
    deed = Submitted("canned", "FB-1", 1, answers, seen=seen)
    return town.lead(town.turn("yun", deed, platform="slack"))


@pytest.fixture(autouse=True)
def _reported(town: Town) -> None:
    town.filed("hao")
    town.arrive("hao")


def test_it_is_shown_before_it_goes(town: Town) -> None:
    reply = sent(town, "", ANSWERS)
    assert isinstance(reply, NextSheet)
    assert READ in reply.sheet.intro
    assert SENDING.key not in {one.key for one in reply.sheet.inputs}
    assert town.arrive("hao") == []
    reply = sent(town, seen_as(READ), ANSWERS)
    assert isinstance(reply, Toast)
    assert [one.kind for one in town.arrive("hao") if READ in one.text] == ["feedback.reply"]


def test_what_was_changed_since_is_shown_anew(town: Town) -> None:
    assert isinstance(sent(town, seen_as(READ), {"canned": "looking"}), NextSheet)
    assert town.arrive("hao") == []
