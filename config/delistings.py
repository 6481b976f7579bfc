"""The rules of delistings, as the company file tells them: read, and checked for what could never be done."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any

from config.signers import too_few
from data.model.approvals.policy import MOST_STAGES, Policy, Stage
from data.model.company import Company
from data.model.delisting_package import (
    BODIES,
    DATES,
    END,
    END_OF_SERVICE,
    FIELDS,
    FOLLOW_UP_DONE,
    REFUND,
    TAKE_DOWN,
    DelistingRules,
    Work,
)
from data.model.durations import duration
from data.model.people import Roster

LEAST_NOTICE, TOLD_AT = "P7D", "10:00"
MOST_RUNGS = 12
# One lets it pass, another one looks at that.
REVIEWED_BY_ANOTHER = 2
SENT_LATE = {"newest": True, "skip": False}
# What is to be done wherever an app goes, unless the company says otherwise.
USUAL_WORKS = (
    Work("answers", "operations", TAKE_DOWN),
    Work("promotion", "marketing", TAKE_DOWN),
    Work("refunds", "legal", REFUND),
    Work("servers", "technical", END),
)
WORKS = ("answers", "promotion", "refunds", "servers", "user_data")


def delistings_of(told: Mapping[str, Any]) -> DelistingRules | None:
    """Return by which rules apps are delisted, None where the company has none.

    Raises:
        KeyError, TypeError, AttributeError, ValueError: what is told cannot be read.
    """
    policy = told.get("delisting_policy")
    if not policy:
        return None
    ladder = [str(one) for one in policy["notice_ladder"]]
    groups = {one["key"] for one in told["departments"]}
    first_line = next((one["key"] for one in told["departments"] if one.get("first_line")), "")
    late, urgent = str(policy.get("late", "newest")), policy.get("urgent") or {}
    if late not in SENT_LATE:
        raise ValueError(f"{late!r} in delisting_policy.late: is none of {', '.join(SENT_LATE)}")
    return DelistingRules(
        policy=_policy(policy),
        ladder=tuple(sorted({_days(one) for one in ladder if one.startswith("P")}, reverse=True)),
        least_notice=_days(policy.get("least_notice", LEAST_NOTICE)),
        told_at=time.fromisoformat(str(policy.get("told_at", TOLD_AT))),
        store_group=policy.get("stores_by", first_line),
        works=tuple(_works(policy, groups)),
        with_end=_word(ladder, END_OF_SERVICE),
        with_follow_up=_word(ladder, FOLLOW_UP_DONE),
        late=SENT_LATE[late],
        touches={key: frozenset(stages) for key, stages in (policy.get("touches") or {}).items()},
        urgent_group=str(urgent["by"]["group"]) if urgent else "",
        review_within=int(urgent["review_within"]["workdays"]) if urgent else 1,
        grants={app: tuple(keys) for app, keys in (policy.get("grants") or {}).items()},
    )


def _policy(told: Mapping[str, Any]) -> Policy:
    stages = tuple(
        Stage(one["group"], one["group"], int(one.get("quorum", 1)), position, one.get("fallback", ""))
        for position, step in enumerate(told["stages"])
        for one in step.get("parallel", [step])
    )
    return Policy(
        stages,
        expires_after=int((told.get("expires_after") or {"workdays": 3})["workdays"]),
        second_factor=bool(told.get("second_factor", False)),
    )


def _works(policy: Mapping[str, Any], groups: set[str]) -> Iterator[Work]:
    told = policy.get("tasks")
    if told is None:
        yield from (work for work in USUAL_WORKS if work.group in groups)
        return
    for one in told:
        yield Work(one["work"], one["group"], one["until"])


def _days(told: str) -> int:
    return duration(told).days


def _word(ladder: list[str], word: str) -> bool:
    strange = [
        one for one in ladder if not one.startswith("P") and one not in {END_OF_SERVICE, FOLLOW_UP_DONE}
    ]
    if strange:
        raise ValueError(f"{strange[0]!r} in delisting_policy.notice_ladder: is no duration and no {word}")
    return word in ladder


def delisting_problems(company: Company, roster: Roster) -> Iterator[str]:
    """Name everything that is wrong with the rules of delistings, each with its key and the reason."""
    rules, place = company.delisting, "delisting_policy"
    if rules is None:
        return
    departments = {one.key: one for one in company.departments}
    stages = rules.policy.stages
    asked = {group for stage in stages for group in (stage.group, stage.fallback) if group}
    urgent = {rules.urgent_group} - {""}
    named = {
        "stages": asked,
        "urgent": urgent,
        "stores_by": {rules.store_group},
        "tasks": {work.group for work in rules.works},
    }
    for part, groups in named.items():
        for group in sorted(groups - departments.keys()):
            yield f"{place}.{part}: there is no department {group!r}"
    yield from _details(place, rules, company)
    if len({stage.key for stage in stages}) == len(stages) <= MOST_STAGES and not any(
        departments[group].slack_group for group in (asked | urgent) & departments.keys()
    ):
        yield from too_few(f"{place}.stages", stages, roster)
        trusted = [person for person in roster.people if rules.urgent_group in person.groups]
        if urgent and len(trusted) < REVIEWED_BY_ANOTHER:
            yield f"{place}.urgent: nobody could review what the only one of {rules.urgent_group} lets pass"


def _details(place: str, rules: DelistingRules, company: Company) -> Iterator[str]:
    stages = rules.policy.stages
    if not 1 <= len(stages) <= MOST_STAGES or len({stage.key for stage in stages}) < len(stages):
        yield f"{place}.stages: names no group, one of them twice, or more than {MOST_STAGES}"
    if any(stage.quorum < 1 for stage in stages) or rules.policy.expires_after < 1 or rules.review_within < 1:
        yield f"{place}: a quorum, expires_after or review_within is less than 1"
    if len(rules.ladder) > MOST_RUNGS:
        yield f"{place}.notice_ladder: has more than {MOST_RUNGS} steps"
    yield from _keys(place, rules, company)


def _keys(place: str, rules: DelistingRules, company: Company) -> Iterator[str]:
    for work in rules.works:
        if work.kind not in WORKS or work.until not in DATES:
            yield f"{place}.tasks: {work.kind!r} until {work.until!r} is none of {', '.join(WORKS)} until {', '.join(DATES)}"
    for key in sorted(rules.touches.keys() - {*FIELDS, *BODIES}):
        yield f"{place}.touches.{key}: a delisting has no such field"
    for key in sorted(
        {one for some in rules.touches.values() for one in some} - {one.key for one in rules.policy.stages}
    ):
        yield f"{place}.touches: there is no stage {key!r}"
    for app, keys in rules.grants.items():
        if company.app(app) is None:
            yield f"{place}.grants.{app}: there is no such app"
        for key in sorted(set(keys) - company.permissions.keys()):
            yield f"{place}.grants.{app}: there is no permission {key!r}"
