"""Carry out wishes to be forgotten that waited for something to be over."""

from actions.privacy.ask_to_forget import stays_of
from actions.privacy.forget_person import carry_out
from data.store.erasures import Erasures
from data.store.work import Work


def carry_out_waiting(work: Work) -> int:
    """Erase whatever nothing needs any more; return how many people are forgotten whole now."""
    ready = [wish for wish in Erasures(work).waiting() if not stays_of(work, wish.person_id)]
    for wish in ready:
        carry_out(work, wish)
    return len(ready)
