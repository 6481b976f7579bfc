"""Keep that somebody was told no, and by which rule."""

from data.store.audit import Happened
from data.store.work import Work


def note_refusal(work: Work, *, by: int, rule: str, wanted: str, about: str) -> None:
    """Keep a refusal.

    Args:
        by: person_id of whoever was refused.
        rule: name of the refusal, such as not_allowed.
        wanted: name of the press, command or form, `words` for none, `unknown` for one that there is not.
        about: subject, `desk` for nothing in particular.
    """
    work.audit(Happened("desk.refused", about, by, {"rule": rule, "wanted": wanted}))
