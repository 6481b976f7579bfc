"""Keep what somebody says to the privacy notice."""

from actions.people.may import require
from actions.privacy.news import changed
from data.model.people import Person
from data.model.privacy import AGREED_BEFORE, Consent, NothingToConsentTo, NoticeChanged
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.consent import ConsentChanges
from data.store.work import Work


def answer_notice(work: Work, *, by: Person, agrees: bool, seen: int | None) -> Consent:
    """Keep whether a person agrees; whoever agreed before and does not any more has withdrawn.

    Args:
        seen: version of the notice for which the button was drawn; None when it was no button.

    Raises:
        NothingToConsentTo: there is no notice, or it is not for those who work here.
        NoticeChanged: it reads otherwise by now.
    """
    require(work, "privacy.answer", by=by, about=Matter(by.person_id))
    privacy = work.company.privacy
    if by.is_staff or not privacy.notice:
        raise NothingToConsentTo
    # Whoever never agreed to this one may say no to it, whichever they have before their eyes.
    if agrees and seen not in (None, privacy.version):
        raise NoticeChanged
    said = _said(by, agrees=agrees)
    unchanged = by.consent == said and by.consent_version in (privacy.version, AGREED_BEFORE)
    if not unchanged:
        ConsentChanges(work).keep(by.person_id, said, version=privacy.version)
        facts: dict[str, str | int | None] = {"said": said.value, "version": privacy.version}
        work.audit(Happened("privacy.answered", f"person.{by.person_id}", by.person_id, facts))
        work.promise(*changed(work, by.person_id))
    return said


def _said(by: Person, *, agrees: bool) -> Consent:
    if agrees:
        return Consent.GIVEN
    return Consent.WITHDRAWN if by.consent in (Consent.GIVEN, Consent.WITHDRAWN) else Consent.DECLINED
