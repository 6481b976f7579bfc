"""Let go of what was said by whoever has not agreed that it is kept."""

from actions.privacy.news import privacy_subject
from data.store.due import DueChanges
from data.store.letting_go import LettingGo
from data.store.people import People
from data.store.work import Work

LET_GO = "privacy.let_go"


def expect_words_to_go(work: Work, *, person_id: int) -> None:
    """Plan for what somebody has just said to be let go of, unless they agreed or it is planned already."""
    who, privacy = People(work).find(person_id), work.company.privacy
    if not (who.erased or privacy.agreed(who)):
        DueChanges(work).plan_unless(LET_GO, privacy_subject(person_id), work.now + privacy.term("words"))


def let_words_go(work: Work, *, person_id: int) -> None:
    """Let go of all that they said longer ago than it may be kept, and come again for the rest.

    What a ticket needs is the ticket's; what a bug keeps from being answered is still to be answered.
    """
    who, privacy = People(work).find(person_id), work.company.privacy
    if who.erased or privacy.agreed(who):
        return
    kept = privacy.term("words")
    left = LettingGo(work).loose_words(person_id, until=work.now - kept)
    if left is not None:
        DueChanges(work).plan(LET_GO, privacy_subject(person_id), left + kept)
