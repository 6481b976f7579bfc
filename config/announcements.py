"""Who reviews announcements and where they stand, as the company file tells it: read, and checked."""

from collections.abc import Iterator, Mapping
from typing import Any

from data.model.announcement_details import ASKED
from data.model.announcement_policy import ReviewPolicy
from data.model.announcements import AnnouncementKind, Audience
from data.model.company import Company
from data.model.people import Roster
from data.model.quiet_hours import read_quiet_hours


def announcing_of(told: Mapping[str, Any]) -> ReviewPolicy:
    """Return who has to agree before an announcement goes out.

    Raises:
        KeyError, TypeError, AttributeError, ValueError: what is told cannot be read.
    """
    policy = told.get("announcement_policy")
    quiet = read_quiet_hours(str((told.get("timings") or {}).get("quiet_hours") or ""))
    if not policy:
        return ReviewPolicy(quiet=quiet)
    if policy.get("self_review"):
        raise ValueError("self_review in announcement_policy: nobody reviews what they wrote")
    usual, reviewers, legal = ReviewPolicy(), policy["reviewers"], policy.get("legal_cosign") or {}
    places = {audience: tuple(keys) for audience, keys in (policy.get("posted_in") or {}).items()}
    return ReviewPolicy(
        group=reviewers["group"],
        quorum=int(reviewers.get("quorum", 1)),
        cosigner=legal.get("group", usual.cosigner) if legal else "",
        cosigned_kinds=frozenset(map(str, legal.get("kinds", ()))),
        cosigned_over=int(legal.get("audience_over", usual.cosigned_over)),
        second_factor=bool(policy.get("second_factor", False)),
        required={kind: tuple(map(str, keys)) for kind, keys in (policy.get("required") or {}).items()},
        banned=_words(policy.get("banned_words")),
        advertisers=tuple(map(str, policy.get("advertisers", usual.advertisers))),
        quiet=quiet,
        posted_in={**usual.posted_in, **places},
    )


def _words(told: Any) -> tuple[str, ...]:
    if not all(isinstance(word, str) and word.strip() for word in told or ()) or isinstance(told, str):
        raise ValueError("banned_words in announcement_policy: is a list of words")
    return tuple(word.strip() for word in told or ())


def announcing_problems(company: Company, roster: Roster) -> Iterator[str]:
    """Name everything that is wrong with it, each with its key and the reason."""
    policy, place = company.announcing, "announcement_policy"
    departments = {department.key for department in company.departments}
    members = sum(policy.group in {*person.groups, *person.roles} for person in roster.people)
    followed = any(one.key == policy.group and one.slack_group for one in company.departments)
    if policy.group not in departments:
        yield f"{place}.reviewers.group: there is no department {policy.group!r}"
    elif policy.quorum < 1 or (members < policy.quorum and not followed):
        yield f"{place}.reviewers: can never be satisfied: {policy.quorum} needed, {members} eligible ({policy.group})"
    if policy.cosigner and policy.cosigner not in departments:
        yield f"{place}.legal_cosign.group: there is no department {policy.cosigner!r}"
    for kind in sorted(policy.cosigned_kinds - {one.value for one in AnnouncementKind}):
        yield f"{place}.legal_cosign.kinds: {kind!r} is no kind of announcements"
    for kind, keys in sorted(policy.required.items()):
        known = ASKED.get(AnnouncementKind(kind), ()) if kind in set(AnnouncementKind) else ()
        for key in sorted(set(keys) - set(known)):
            yield f"{place}.required.{kind}: {key!r} is not asked of this kind"
    for audience in sorted(policy.posted_in.keys() - {one.value for one in Audience}):
        yield f"{place}.posted_in.{audience}: is no audience"
