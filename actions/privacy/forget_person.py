"""Forget a person who wants it: what may go goes at once, and the rest as soon as nothing needs it any more."""

from collections.abc import Sequence
from datetime import timedelta

from actions.people.may import require
from actions.privacy.ask_to_forget import FORGET, evidence_of, stays_of
from data.model.erasing import MOST_LISTED, Copies, Erasure, ErasureState, Stays, Why
from data.model.notices import Fact, MessageWanted, Recall, SubjectChanged
from data.model.people import Person
from data.model.refusals import ButtonIsOld
from data.model.rights.rule import Matter
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.erasures import ErasureChanges, Erasures
from data.store.own_rows import Marks
from data.store.people import People
from data.store.permissions import Grants
from data.store.recalls import Recalls, take_back
from data.store.wiping import wipe_chats, wipe_person, wipe_words
from data.store.work import ORDERS_PER_TURN, Work

FINISH, TOLD_HERE = "privacy.finish", "privacy.told_here"
# Then what was posted is taken back, or it is known that it cannot be.
FINISHED_AFTER = timedelta(minutes=2)
SWEPT_AFTER = timedelta(days=1)
_ON_THE_WAY = (Recall.WANTED, Recall.OVERWRITE)


def forget_person(work: Work, *, number: int, by: Person, seen: int | None) -> Erasure:
    """Carry out a wish that its person confirms.

    Args:
        seen: version of what would be erased for which the button was drawn.

    Raises:
        NotYours: it is somebody else's.
        ButtonIsOld: something else would be erased by now, or it was carried out.
    """
    wish = Erasures(work).find(number)
    require(work, FORGET, by=by, about=Matter(wish.person_id))
    if wish.state is not ErasureState.ASKED or seen != evidence_of(work, by.person_id):
        raise ButtonIsOld
    return carry_out(work, wish)


def carry_out(work: Work, wish: Erasure) -> Erasure:
    """Erase what nothing needs any more; what is left waits, and the key with it."""
    stays = stays_of(work, wish.person_id)
    chat_ids = Marks.of(work.connection, wish.person_id).chats
    if not any(one.why is Why.HOLD for one in stays):
        _erase(work, wish, stays)
        _tell_others(work, wish, chat_ids, ErasureState.WAITING if stays else ErasureState.DONE)
    changes, state = ErasureChanges(work), ErasureState.WAITING if stays else ErasureState.DONE
    if stays:
        changes.stands(wish, state)
    facts: dict[str, Fact | None] = {"stays": len(stays), "state": state.value}
    work.audit(Happened("privacy.forgotten", wish.subject, wish.person_id, facts))
    work.promise(SubjectChanged(wish.subject))
    return Erasures(work).find(wish.number)


def _tell_others(work: Work, wish: Erasure, chat_ids: Sequence[int], state: ErasureState) -> None:
    """Tell it where it was not asked for: whoever has one of the accounts alone cannot do it behind the other's back."""
    if state is not wish.state:
        others = (chat_id for chat_id in chat_ids if chat_id != wish.chat_id)
        work.promise(*(MessageWanted(TOLD_HERE, wish.subject, one, {"state": state.value}) for one in others))


def _erase(work: Work, wish: Erasure, stays: list[Stays]) -> None:
    marks, connection = Marks.of(work.connection, wish.person_id), work.connection
    who = People(work).find(wish.person_id)
    kept = {int(one.subject.rpartition("-")[2]) for one in stays}
    gone = wipe_words(connection, marks, kept=kept, turn_id=work.turn_id)
    subjects = [*(f"FB-{number}" for number in gone), *_decided(work, wish.person_id)]
    take_back(
        work,
        # As long as a complaint is open its writer is answered in the chat that they know.
        chat_ids=() if stays else marks.chats,
        subjects=subjects,
        but=wish.subject,
        order_no=work.turn_id * ORDERS_PER_TURN,
    )
    work.promise(*(SubjectChanged(subject) for subject in subjects))
    work.met.clear()
    if stays:
        return
    work.erases = True
    fingerprint = work.custody.fingerprint(connection, wish.person_id)
    wipe_person(connection, work.custody, marks, language=who.language, zone=work.company.time_zone)
    ErasureChanges(work).stands(wish, ErasureState.DONE, fingerprint=fingerprint)
    DueChanges(work).plan(FINISH, _finishing(wish.number, marks.chats), work.now + FINISHED_AFTER)


def _decided(work: Work, person_id: int) -> list[str]:
    """Return what people decided about somebody, of which the cards tell no words any more."""
    grants = (grant.subject for grant in Grants(work).of(person_id))
    return [*Requests(work).subjects_of(person_id), *grants]


def finish(work: Work, *, number: int, chat_ids: list[int]) -> None:
    """Tell what became of what was posted, and let go of where that was; at last of the chat in which that is told."""
    wish, subject = Erasures(work).find(number), _finishing(number, chat_ids)
    # A look that began before it was destroyed may have brought the key back to mind.
    work.custody.forget(wish.person_id)
    tickets = (ticket.subject for ticket, _ in Erasures(work).tickets_of(wish.person_id))
    subjects = [*tickets, *_decided(work, wish.person_id)]
    tally = Recalls(work).tally_of(chat_ids=chat_ids, subjects=subjects)
    last = work.now - (wish.done_at or work.now) >= SWEPT_AFTER
    if not last and any(tally.get(one) for one in _ON_THE_WAY):
        DueChanges(work).plan(FINISH, subject, work.now + FINISHED_AFTER)
        return
    if wish.copies is None:
        unreached = sum(tally.get(one, 0) for one in (Recall.UNREACHED, *_ON_THE_WAY))
        left = Recalls(work).left_standing(chat_ids=chat_ids, subjects=subjects, most=MOST_LISTED)
        deleted, overwritten = tally.get(Recall.DELETED, 0), tally.get(Recall.OVERWRITTEN, 0)
        copies = Copies(deleted, overwritten, unreached, tuple(left))
        ErasureChanges(work).copies(wish, copies)
    work.erases = True
    wipe_chats(work.connection, chat_ids, but_card="" if last else wish.subject)
    if not last:
        work.promise(SubjectChanged(wish.subject))
        DueChanges(work).plan(FINISH, subject, work.now + SWEPT_AFTER)


def _finishing(number: int, chat_ids: Sequence[int]) -> str:
    return f"{number}:{'_'.join(map(str, chat_ids))}"
