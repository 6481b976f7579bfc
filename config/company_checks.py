"""What a company file must hold beyond its form, so that nothing of it can break a turn later."""

from collections.abc import Iterator

from config.announcements import announcing_problems
from config.canned_replies import canned_reply_problems
from config.delistings import delisting_problems
from config.faq import faq_problems
from config.permissions import permission_problems
from config.topics import topic_problems
from data.model.company import Company, Names
from data.model.durations import duration
from data.model.people import LANGUAGES, PLATFORMS, Roster, is_zone
from data.model.privacy import TERMS, Privacy

TIMINGS_NEEDED = ("survey_reminder", "form_kept")
RIGHTS_NEEDED = ("handle_tickets",)
WORDS_FOR_MANY = frozenset({"everyone", "staff"})


def problems(company: Company, roster: Roster) -> Iterator[str]:
    """Name everything that is wrong, each with its key and the reason."""
    yield from _rules(company)
    for part, chats in (("audit_heads", company.audit_heads), ("alerts_go_to", company.alert_chats)):
        yield from (
            f"{part}.{one}: is none of {', '.join(PLATFORMS)}" for one in chats.keys() - set(PLATFORMS)
        )
    yield from permission_problems(company, roster)
    yield from announcing_problems(company, roster)
    yield from faq_problems(company)
    yield from canned_reply_problems(company)
    yield from topic_problems(company)
    yield from delisting_problems(company, roster)
    heads = {person.key for person in roster.people}
    departments = {department.key for department in company.departments}
    for department in company.departments:
        if department.head and department.head not in heads:
            yield f"departments.{department.key}.head: nobody has the key {department.head!r}"
    for person in roster.people:
        yield from _language(f"people.{person.key}", person.language)
        if not is_zone(person.time_zone):
            yield f"people.{person.key}.time_zone: there is no zone {person.time_zone!r}"
        for group in set(person.groups) - departments:
            yield f"people.{person.key}.groups: there is no department {group!r}"
    for chat in roster.chats:
        yield from _language(f"chats.{chat.platform}.{chat.key}", chat.language)


def cannot_work(company: Company, roster: Roster) -> Iterator[str]:
    """Name what a desk would start with and be of no use: nobody who may change it, doors that lead nowhere."""
    if not any("admin" in person.roles for person in roster.people):
        yield "people: nobody has the role admin, so that nobody could mend anything in chat"
    departments = {department.key for department in company.departments}
    known = departments | WORDS_FOR_MANY | {role for person in roster.people for role in person.roles}
    for right, holders in company.may.items():
        for holder in sorted(set(holders) - known - set(company.permissions)):
            yield f"may.{right}: {holder!r} is no department, no permission, and nobody's role"
    addressed = {chat.key for chat in roster.chats}
    for department in company.departments:
        if department.slack not in addressed:
            yield f"departments.{department.key}.slack: {department.slack} has no id under chats.slack"
    for key, (platform, user_id) in _twice(roster):
        yield f"people.{key}.{platform}: somebody else has the account {user_id}"


def _twice(roster: Roster) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield who is given an account that somebody before them has."""
    seen: set[tuple[str, str]] = set()
    for person in roster.people:
        yield from ((person.key, account) for account in person.user_ids if account in seen)
        seen |= set(person.user_ids)


def _rules(company: Company) -> Iterator[str]:
    if not is_zone(company.time_zone):
        yield f"company.time_zone: there is no zone {company.time_zone!r}"
    if not any(department.first_line for department in company.departments):
        yield "departments: none is the first_line, so that no report could be taken"
    for app in company.apps:
        yield from _names(f"apps.{app.key}", app.names)
    for department in company.departments:
        yield from _names(f"departments.{department.key}", department.names)
    for right in RIGHTS_NEEDED:
        if right not in company.may:
            yield f"may.{right}: is missing"
    for name in TIMINGS_NEEDED:
        yield from _duration(f"timings.{name}", company.timings.get(name, ""))
    yield from _privacy(company.privacy)


def _privacy(privacy: Privacy) -> Iterator[str]:
    for language in LANGUAGES if privacy.notice else ():
        if not privacy.notice.get(language):
            yield f"privacy.notice.{language}: is missing; people must be able to read what they agree to"
    for name in privacy.terms.keys() - TERMS.keys():
        yield f"privacy.terms.{name}: is none of {', '.join(TERMS)}"
    for name in privacy.terms.keys() & TERMS.keys():
        yield from _duration(f"privacy.terms.{name}", privacy.terms[name])


def _duration(place: str, told: str) -> Iterator[str]:
    try:
        duration(told)
    except ValueError as error:
        yield f"{place}: {error}"


def _names(place: str, names: Names) -> Iterator[str]:
    if "en" not in names:
        yield f"{place}.names: the English one is missing"


def _language(place: str, language: str) -> Iterator[str]:
    if language not in LANGUAGES:
        yield f"{place}.language: {language!r} is none of {', '.join(LANGUAGES)}"
