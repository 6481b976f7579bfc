"""Tell the system that deploys, or whoever does it by hand."""

from actions.releases.access import rules_of
from actions.tasks.open_task import Wanted, open_task
from data.model.notices import CallWanted
from data.model.releases.release import Release
from data.model.tasks import Bearer
from data.store.hooks import Hooks
from data.store.work import Work

CALL_GO, CALL_BACK = "release.go", "release.roll_back"
BY_HAND, BACK_BY_HAND = "release_deploy", "release_roll_back"
DEPLOYED_BY_HAND = "releases.deployed_by_hand"


def deploy(work: Work, release: Release, *, attempt: int) -> None:
    """Promise the call that lets it go out, or the task to do it by hand.

    Args:
        attempt: number of the event that let it go, by which its answer is known.
    """
    hook = rules_of(work).deploy
    if Hooks(work).chat_id(hook) is None:
        _by_hand(work, release, BY_HAND, then_due=DEPLOYED_BY_HAND)
    else:
        work.promise(CallWanted(hook, CALL_GO, release.subject, {"attempt": attempt}))


def take_back(work: Work, release: Release) -> None:
    """Promise the call that takes it back, or the task to do it by hand."""
    hook = rules_of(work).deploy
    if Hooks(work).chat_id(hook) is None:
        take_back_by_hand(work, release)
    else:
        work.promise(CallWanted(hook, CALL_BACK, release.subject))


def take_back_by_hand(work: Work, release: Release) -> None:
    """Let whoever answers for the app take it back."""
    _by_hand(work, release, BACK_BY_HAND)


def _by_hand(work: Work, release: Release, kind: str, *, then_due: str = "") -> None:
    app = work.company.app(release.app)
    owner = app.owner if app is not None else work.company.first_line.key
    wanted = Wanted(to=Bearer(group=owner), kind=kind, about=release.subject, then_due=then_due)
    open_task(work, by=None, wanted=wanted)
