"""What a person is shown of their second factor, and what is taken back again."""

from actions.people.confirm_factor import factor_subject
from data.model.factor import CODES, PICTURE, SECRET, Factor
from data.model.notices import Recalled, SubjectChanged
from data.store.due import DueChanges
from data.store.factor import FactorChanges
from data.store.work import Work

END = "factor.shown_long_enough"


def take_back(work: Work, factor: Factor) -> None:
    """Let nothing secret of a factor stand in a chat any more."""
    work.promise(Recalled(factor.subject, frozenset({PICTURE, SECRET, CODES})))


def let_go(work: Work, factor: Factor) -> None:
    """Forget a factor with all that was shown of it."""
    FactorChanges(work).drop(factor)
    DueChanges(work).cancel(END, factor.subject)
    take_back(work, factor)
    work.promise(SubjectChanged(factor_subject(factor.person_id)))
