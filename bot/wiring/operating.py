"""The operator's side of the desk, wired: what admins and the pager are told of it."""

from actions.operating.call_pager import BACK, TROUBLED
from actions.operating.note_page import note_page
from bot.cards import operating as cards
from bot.conversation.capability import Capability
from bot.conversation.declared import Call
from bot.shapes.turn import Answered
from data.model.operating import Page
from data.store.work import Work


def _paged(work: Work, answered: Answered) -> None:
    number = answered.subject.rpartition("-")[2]
    note_page(work, number=int(number), page=Page(answered.outcome), reason=answered.reason)


capability = Capability(
    name="operating",
    cards={"desk.trouble": cards.trouble_card},
    messages={"desk.platform_back": cards.platform_back},
    calls={kind: Call(cards.told_to_pager, _paged) for kind in (TROUBLED, BACK)},
)
