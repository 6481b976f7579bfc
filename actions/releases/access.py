"""Who may do what with a release."""

from actions.people.may import acting, verdict
from data.model.people import Person
from data.model.refusals import NobodyMay, NotAllowed
from data.model.releases.policy import ReleasePolicy
from data.model.releases.refusals import ReleasesNotSet
from data.model.releases.release import Release
from data.model.rights.decision import Denied, decide
from data.model.rights.rule import Matter
from data.store.releases import Releases
from data.store.work import Reading, Work

PASS, REVIEW = "releases.pass", "releases.review"
OF_EMERGENCY = frozenset({PASS, REVIEW})
LINK = "releases.link"
# Of no group at all: refused by whatever rule there is, and told who may.
STRANGER = Person(0, "", "", "")


def rules_of(reading: Reading) -> ReleasePolicy:
    """Return by which rules the company releases.

    Raises:
        ReleasesNotSet: it has none.
    """
    if reading.company.releases is None:
        raise ReleasesNotSet
    return reading.company.releases


def matter_of(reading: Reading, operation: str, release: Release) -> Matter:
    """Return what of a release rights depend on: which group lets it go, or lets it pass in an emergency."""
    rules = reading.company.releases
    group = ""
    if rules is not None and operation != LINK:
        group = rules.emergency_group if operation in OF_EMERGENCY else rules.acceptance
    return Matter(release.requester_id, department=group)


def guard_release(reading: Reading, operation: str, *, number: int, by: Person) -> None:
    """Refuse whoever may not do that with a release, however it stands.

    Raises:
        UnknownRelease: no release has that number.
        NotAllowed: others may. NobodyMay: nobody may.
    """
    _require(reading, operation, release=Releases(reading).find(number), by=by)


def release_for(work: Work, operation: str, *, number: int, by: Person) -> Release:
    """Return the release, locked, if this person may do that with it.

    Raises:
        UnknownRelease: no release has that number.
        NotAllowed: others may. NobodyMay: nobody may.
    """
    release = Releases(work).find(number)
    _require(work, operation, release=release, by=by)
    return release


def _require(reading: Reading, operation: str, *, release: Release, by: Person) -> None:
    about = matter_of(reading, operation, release)
    told = verdict(reading, operation, by=by, about=about)
    if not isinstance(told, Denied):
        acting(reading, told, by=by)
        return
    others = decide(operation, person=STRANGER, company=reading.company, about=None)
    holders = [
        *(others.holders if isinstance(others, Denied) else ()),
        *([about.department] if about.department else []),
    ]
    raise NotAllowed(" ".join(dict.fromkeys(holders))) if holders else NobodyMay()
