"""Let go of what has been kept for as long as the company says."""

from data.model.notices import SubjectChanged
from data.store.audit import Happened
from data.store.retention import Retention
from data.store.work import Work


def keep_no_longer(work: Work) -> dict[str, int]:
    """Wipe out what is too old, kind by kind; return how much of each."""
    privacy, retention = work.company.privacy, Retention(work)
    subjects = retention.tickets(privacy)
    gone = {
        "tickets": len(subjects),
        "files": retention.files(privacy),
        "spoken": retention.spoken(privacy),
        "forms": retention.forms(privacy),
        "parked": retention.parked(privacy),
        "notices": retention.notices(privacy),
        "codes": retention.wrong_codes(),
        "strangers": retention.strangers(privacy),
    }
    if any(gone.values()):
        work.audit(Happened("privacy.kept_no_longer", "retention", facts=gone))
    work.promise(*(SubjectChanged(subject) for subject in subjects))
    return gone
