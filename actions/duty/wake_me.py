"""Try whether somebody would be woken: call whom the escalation calls, and tell them what came of it."""

from actions.duty.turns import is_member, rota_called
from actions.ladders.tell import hooks_of
from actions.people.may import require
from actions.people.on_call import on_call
from data.model.duty import ROTAS, NobodyCalls, NotInRota, Rota
from data.model.hooks import PAGER
from data.model.notices import CallWanted, Fact, MessageWanted, Priority
from data.model.people import Chat, Person
from data.store.audit import Happened
from data.store.hooks import Hooks
from data.store.work import Reading, Work

WAKE, TRIED = "duty.wake", "duty.tried"


def wake_me(work: Work, *, rota: str, by: Person, chat: Chat) -> list[str]:
    """Let each system that would call a member of a rota call this one, and return their names.

    Args:
        chat: where they are told whether the call was taken, always a private one.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NotInRota: there is no such rota, or it never calls them.
        NobodyCalls: no system is configured that calls people.
    """
    require(work, WAKE, by=by, about=None)
    found = rota_called(work, rota)
    if not is_called(work, found, by.person_id):
        raise NotInRota
    systems = callers(work)
    if not systems:
        raise NobodyCalls
    subject, facts = f"{ROTAS}.{found.key}", {"person": by.person_id, "chat": chat.chat_id}
    for system in systems:
        work.promise(CallWanted(system, WAKE, subject, facts, priority=Priority.ALERT))
    work.audit(Happened("duty.wake", subject, by.person_id, {"systems": len(systems)}))
    return systems


def is_called(reading: Reading, rota: Rota, person_id: int) -> bool:
    """Tell whether somebody is called when something happens: as a member, or in the place of one."""
    now = on_call(reading, rota)
    return is_member(reading, rota, person_id) or (now is not None and now.person_id == person_id)


def callers(reading: Reading) -> list[str]:
    """Return the names of the systems that call people: those that an escalation names, else the pager."""
    plans = reading.company.escalations.values()
    named = [name for plan in plans for step in plan.steps for name in hooks_of(reading, step.to)]
    usual = [PAGER] if Hooks(reading).chat_id(PAGER) is not None else []
    return list(dict.fromkeys(named)) or usual


def tell_of_call(work: Work, *, subject: str, chat_id: int, system: str, outcome: str, reason: str) -> None:
    """Tell whoever wanted to be woken whether a system took the call."""
    told: dict[str, Fact] = {"system": system, "outcome": outcome, "reason": reason}
    work.promise(MessageWanted(TRIED, subject, chat_id, told, priority=Priority.ANSWER))
